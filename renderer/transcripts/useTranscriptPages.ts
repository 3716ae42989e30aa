import { keepPreviousData, skipToken, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { api, client } from '../api/client.ts'
import { transcriptPagesKey } from '../ui/transcript/pagesKey.ts'
import { filterInput, readFilters } from './filters.ts'
import { mergeHeads } from './mergeHeads.ts'

const pageSize = 200

/**
 * The list in pages, newest first, narrowed by the filters in `search`. Only its top is live: what was scrolled through
 * before is not read again with each new attempt, however long the list has grown.
 */
export function useTranscriptPages(search: string) {
  const queryClient = useQueryClient()
  // A stretch up to now begins where it began when it was chosen: else every render would ask anew.
  const [chosen, setChosen] = useState({ search, atMs: Date.now() })
  if (chosen.search !== search) setChosen({ search, atMs: Date.now() })
  const input = useMemo(() => ({ ...filterInput(readFilters(chosen.search), chosen.atMs), limit: pageSize }), [chosen])
  const queryKey = useMemo(() => [transcriptPagesKey, input], [input])
  const pages = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => client.transcripts.list({ ...input, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.cursor,
    placeholderData: keepPreviousData,
  })
  const ready = pages.data !== undefined && !pages.isPlaceholderData
  const top = useQuery(api.transcripts.list.queryOptions({ input: ready ? input : skipToken }))
  const older = useMemo(() => pages.data?.pages.flatMap((page) => page.items), [pages.data])
  const merged = useMemo(
    () => older && mergeHeads(ready ? top.data?.items : undefined, older),
    [older, top.data, ready],
  )
  useEffect(() => {
    if (merged === 'gap') void queryClient.resetQueries({ queryKey, exact: true })
  }, [merged, queryKey, queryClient])
  return { pages, heads: merged === 'gap' ? older : merged }
}

import { IconFileSearch } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link, useSearch } from 'wouter'
import { api } from '../api/client.ts'
import { navigateTo } from '../ui/leaveGuard.ts'
import { links } from '../ui/links.ts'
import { EmptyState, ErrorPanel } from '../ui/Notice.tsx'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import { usePageTitle } from '../ui/usePageTitle.ts'
import { FilterBar } from './FilterBar.tsx'
import { type Filters, readFilters, writeFilters } from './filters.ts'
import { TranscriptList } from './TranscriptList.tsx'
import classes from './transcripts.module.css'

/** Every stored attempt, newest first. */
export function TranscriptsPage() {
  usePageTitle({ text: 'Transcripts' })
  const search = useSearch()
  const filters = readFilters(search)
  const query = useInfiniteQuery(
    api.transcripts.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...filters, cursor, limit: 100 }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (last) => last.cursor,
      placeholderData: keepPreviousData,
    }),
  )
  const heads = query.data?.pages.flatMap((page) => page.items)
  const change = (next: Filters) => navigateTo(`${links.transcripts}${writeFilters(next)}`, { replace: true })
  return (
    <div className={classes.page}>
      <FilterBar filters={filters} onChange={change} />
      {query.isError && !heads && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <PageSkeleton />}
      {heads?.length === 0 && <NothingFound filtered={search !== ''} onClear={() => change({})} />}
      {heads && heads.length > 0 && (
        <TranscriptList
          key={search}
          memory={search}
          heads={heads}
          stale={query.isPlaceholderData}
          more={query.hasNextPage}
          onMore={() => {
            if (!query.isFetching) void query.fetchNextPage()
          }}
        />
      )}
    </div>
  )
}

function NothingFound({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (!filtered)
    return (
      <EmptyState icon={<IconFileSearch size={30} />} title="No transcripts yet">
        Each failed attempt is kept here, with the last good one before it.{' '}
        <Link href={links.newMonitor} className="hs-link">
          Add a monitor
        </Link>{' '}
        to begin.
      </EmptyState>
    )
  return (
    <EmptyState icon={<IconFileSearch size={30} />} title="No transcript matches">
      <button type="button" className={classes.clear} onClick={onClear}>
        Clear the filters
      </button>{' '}
      to see all of them.
    </EmptyState>
  )
}

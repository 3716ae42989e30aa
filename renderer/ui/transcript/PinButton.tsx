import { Button, Tooltip } from '@mantine/core'
import { IconPin, IconPinFilled } from '@tabler/icons-react'
import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query'
import { wording } from '../../../electron/core/language/language.ts'
import type { Transcript, TranscriptHead } from '../../../electron/core/model/transcript.ts'
import { api } from '../../api/client.ts'
import { tellProblem } from '../tellProblem.ts'
import { transcriptPagesKey } from './pagesKey.ts'

type Pages = InfiniteData<{ items: TranscriptHead[] }>

/** The pages of a list with one of their rows renewed. */
function replaced(data: Pages, head: TranscriptHead): Pages {
  const renew = (each: TranscriptHead) => (each.id === head.id ? head : each)
  return { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(renew) })) }
}

/** Keeps a transcript from retention, or no longer. */
export function PinButton({ transcript }: { transcript: Transcript }) {
  const queryClient = useQueryClient()
  const { id, pinned = false } = transcript
  const pin = useMutation(
    api.transcripts.pin.mutationOptions({
      onSuccess: (head) => {
        queryClient.setQueryData(api.transcripts.get.queryKey({ input: { id } }), {
          ...transcript,
          pinned: head.pinned,
        })
        void queryClient.invalidateQueries({ queryKey: api.transcripts.list.key() })
        queryClient.setQueriesData<Pages>({ queryKey: [transcriptPagesKey] }, (data) => data && replaced(data, head))
      },
      onError: (error) => tellProblem(pinned ? wording.ui.unpinFailed : wording.ui.pinFailed, error),
    }),
  )
  return (
    <Tooltip label={pinned ? wording.ui.pinnedHint : wording.ui.pinHint}>
      <Button
        variant="default"
        leftSection={pinned ? <IconPinFilled size={15} /> : <IconPin size={15} />}
        aria-pressed={pinned}
        loading={pin.isPending}
        onClick={() => pin.mutate({ id, pinned: !pinned })}
      >
        {pinned ? wording.ui.pinned : wording.ui.pin}
      </Button>
    </Tooltip>
  )
}

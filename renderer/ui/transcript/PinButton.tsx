import { Button, Tooltip } from '@mantine/core'
import { IconPin, IconPinFilled } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Transcript } from '../../../electron/core/model/transcript.ts'
import { api } from '../../api/client.ts'
import { tellProblem } from '../tellProblem.ts'

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
      },
      onError: (error) => tellProblem(pinned ? 'The pin was not taken away' : 'It was not pinned', error),
    }),
  )
  return (
    <Tooltip label={pinned ? 'Kept whatever its age' : 'Keep it whatever its age'}>
      <Button
        variant="default"
        leftSection={pinned ? <IconPinFilled size={15} /> : <IconPin size={15} />}
        aria-pressed={pinned}
        loading={pin.isPending}
        onClick={() => pin.mutate({ id, pinned: !pinned })}
      >
        {pinned ? 'Pinned' : 'Pin'}
      </Button>
    </Tooltip>
  )
}

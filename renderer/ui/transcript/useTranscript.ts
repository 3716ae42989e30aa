import { skipToken, useQuery } from '@tanstack/react-query'
import type { Transcript } from '../../../electron/core/model/transcript.ts'
import { api } from '../../api/client.ts'

/** One transcript; nothing is asked while `id` is undefined. The one before stays in view until it is there. */
export function useTranscript(id: string | undefined) {
  return useQuery({
    ...api.transcripts.get.queryOptions({ input: id === undefined ? skipToken : { id } }),
    placeholderData: (before: Transcript | undefined) => before,
  })
}

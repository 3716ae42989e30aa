import { skipToken, useQuery } from '@tanstack/react-query'
import type { Comparison } from '../../../electron/core/model/comparison.ts'
import type { Transcript } from '../../../electron/core/model/transcript.ts'
import { api } from '../../api/client.ts'
import { useTranscript } from './useTranscript.ts'

/** What a transcript is shown beside: its differences, the medians, and the last good one in full where it is kept. */
export type Compared = { comparison: Comparison | undefined; lastGood: Transcript | undefined }

/** Compares a stored transcript with the last good one of its monitor. Nothing is asked while `id` is undefined. */
export function useCompared(id: string | undefined): Compared {
  const comparison = useQuery({
    ...api.transcripts.compare.queryOptions({ input: id === undefined ? skipToken : { id } }),
    // Another attempt of the same page: what is shown stays until the new comparison is there.
    placeholderData: (before: Comparison | undefined) => before,
  })
  const lastGood = useTranscript(comparison.data?.lastGoodId)
  const matches = lastGood.data !== undefined && lastGood.data.id === comparison.data?.lastGoodId
  return { comparison: comparison.data, lastGood: matches ? lastGood.data : undefined }
}

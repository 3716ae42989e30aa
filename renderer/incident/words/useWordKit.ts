import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { WordStage } from '../../../electron/core/model/words.ts'
import { api } from '../../api/client.ts'

/** Drafts of an incident as of now; asked for anew whenever something about it changes. */
export function useWordKit(id: string, stage: WordStage | undefined, promisedAtMs: number | undefined) {
  return useQuery(
    api.words.kit.queryOptions({
      input: { id, ...(stage && { stage }), ...(promisedAtMs !== undefined && { promisedAtMs }) },
      placeholderData: keepPreviousData,
    }),
  )
}

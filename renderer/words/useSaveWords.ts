import { useMutation, useQueryClient } from '@tanstack/react-query'
import { wording } from '../../electron/core/language/language.ts'
import type { Words } from '../../electron/core/model/words.ts'
import { api } from '../api/client.ts'
import { tellProblem } from '../ui/tellProblem.ts'

/** Saves how texts are written; what shows drafts asks for them anew. */
export function useSaveWords() {
  const queryClient = useQueryClient()
  return useMutation(
    api.words.save.mutationOptions({
      onSuccess: (words) => {
        queryClient.setQueryData<Words>(api.words.get.queryKey(), words)
        void queryClient.invalidateQueries({ queryKey: api.words.kit.key() })
      },
      onError: (error) => tellProblem(wording.templates.notSaved, error),
    }),
  )
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { wording } from '../../electron/core/language/language.ts'
import { api, client } from '../api/client.ts'
import { formatBytes } from './format.ts'
import { tellProblem } from './tellProblem.ts'

/** The debug report of an incident as Markdown, redacted, ready to paste. Throws what the call throws. */
export async function debugReport(incidentId: string): Promise<string> {
  const file = await client.incidents.report({ id: incidentId, format: 'markdown' })
  return file.text()
}

/** What a user is told once the report is copied: which form, how much, and what is not in it. */
export function toldOfReport(text: string): string {
  const bytes = new TextEncoder().encode(text).length
  return wording.ui.reportCopied(formatBytes(bytes))
}

/** Acknowledges an incident and refreshes what shows it. */
export function useAcknowledge() {
  const queryClient = useQueryClient()
  return useMutation(
    api.incidents.acknowledge.mutationOptions({
      onSuccess: () => {
        void queryClient.invalidateQueries({ queryKey: api.incidents.key() })
        void queryClient.invalidateQueries({ queryKey: api.summary.key() })
      },
      onError: (error) => tellProblem(wording.ui.acknowledgeFailed, error),
    }),
  )
}

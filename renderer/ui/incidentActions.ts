import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, client } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'

/** The debug report of an incident as Markdown, redacted, ready to paste. Throws what the call throws. */
export async function debugReport(incidentId: string): Promise<string> {
  const file = await client.incidents.report({ id: incidentId, format: 'markdown' })
  return file.text()
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
      onError: (error) => tellProblem('The incident was not acknowledged', error),
    }),
  )
}

/** Tells of a failed action in the corner of the window. */
export function tellProblem(title: string, error: unknown): void {
  const problem = problemOf(error)
  notifications.show({ color: 'red', title, message: `${problem.text} ${problem.next}`, autoClose: 10_000 })
}

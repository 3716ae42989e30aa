import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Incident } from '../../../electron/core/model/incident.ts'
import { api } from '../../api/client.ts'
import { tellProblem } from '../tellProblem.ts'

/** What follows a call about an incident: the page shows its answer, everything else asks again. */
function useOutcome() {
  const queryClient = useQueryClient()
  return (failed: string) => ({
    onSuccess: (saved: Incident) => {
      queryClient.setQueryData(api.incidents.get.queryKey({ input: { id: saved.id } }), saved)
      void queryClient.invalidateQueries({ queryKey: api.incidents.list.key() })
      void queryClient.invalidateQueries({ queryKey: api.summary.key() })
    },
    onError: (error: unknown) => tellProblem(failed, error),
  })
}

export function useUnacknowledge() {
  const outcome = useOutcome()
  return useMutation(api.incidents.unacknowledge.mutationOptions(outcome('It is still acknowledged')))
}

export function useSnooze() {
  const outcome = useOutcome()
  return useMutation(api.incidents.snooze.mutationOptions(outcome('The incident was not snoozed')))
}

export function useUnsnooze() {
  const outcome = useOutcome()
  return useMutation(api.incidents.unsnooze.mutationOptions(outcome('It is still snoozed')))
}

/** Adding, changing and taking away notes. */
export function useNotes() {
  const outcome = useOutcome()
  return {
    add: useMutation(api.incidents.addNote.mutationOptions(outcome('The note was not kept'))),
    edit: useMutation(api.incidents.editNote.mutationOptions(outcome('The note was not changed'))),
    remove: useMutation(api.incidents.removeNote.mutationOptions(outcome('The note is still there'))),
  }
}

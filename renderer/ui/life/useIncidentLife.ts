import { useMutation, useQueryClient } from '@tanstack/react-query'
import { wording } from '../../../electron/core/language/language.ts'
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
  return useMutation(api.incidents.unacknowledge.mutationOptions(outcome(wording.ui.stillAcknowledged)))
}

export function useSnooze() {
  const outcome = useOutcome()
  return useMutation(api.incidents.snooze.mutationOptions(outcome(wording.ui.snoozeFailed)))
}

export function useUnsnooze() {
  const outcome = useOutcome()
  return useMutation(api.incidents.unsnooze.mutationOptions(outcome(wording.ui.stillSnoozed)))
}

/** Adding, changing and taking away notes. */
export function useNotes() {
  const outcome = useOutcome()
  return {
    add: useMutation(api.incidents.addNote.mutationOptions(outcome(wording.ui.noteFailed.add))),
    edit: useMutation(api.incidents.editNote.mutationOptions(outcome(wording.ui.noteFailed.edit))),
    remove: useMutation(api.incidents.removeNote.mutationOptions(outcome(wording.ui.noteFailed.remove))),
  }
}

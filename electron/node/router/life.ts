import type { InputIssue } from '../../core/errors.ts'
import { wording } from '../../core/language/language.ts'
import type { Incident } from '../../core/model/incident.ts'
import type { PlannedWindow } from '../../core/model/maintenance.ts'
import type { Errors, Services } from './context.ts'
import { os } from './context.ts'
import { incidentOf } from './incidentOf.ts'

/** The incident after what was done to it while open. NOT_FOUND without one, CONFLICT when it is over. */
async function stillOpen(
  services: Services,
  id: string,
  errors: Errors,
  act: () => Promise<Incident | undefined>,
): Promise<Incident> {
  const done = await act()
  if (done) return done
  incidentOf(services, id, errors)
  throw errors.CONFLICT({ message: wording.refusals.incidentOver, data: { next: wording.refusals.nothingToDo } })
}

async function noteResult(
  services: Services,
  id: string,
  errors: Errors,
  changing: Promise<Incident | null | undefined>,
): Promise<Incident> {
  const result = await changing
  if (result) return result
  incidentOf(services, id, errors)
  throw errors.CONFLICT({
    message: wording.refusals.notLastNote,
    data: { next: wording.refusals.notLastNoteNext },
  })
}

export const life = {
  unacknowledge: os.incidents.unacknowledge.handler(({ context, input: { id, ...by }, errors }) =>
    stillOpen(context, id, errors, () => context.life.unacknowledge(id, by)),
  ),

  snooze: os.incidents.snooze.handler(({ context, input: { id, ...how }, errors }) =>
    stillOpen(context, id, errors, () => context.life.snooze(id, how)),
  ),

  unsnooze: os.incidents.unsnooze.handler(({ context, input: { id, ...by }, errors }) =>
    stillOpen(context, id, errors, () => context.life.unsnooze(id, by)),
  ),

  addNote: os.incidents.addNote.handler(async ({ context, input: { id, ...note }, errors }) => {
    return (await context.life.addNote(id, note)) ?? incidentOf(context, id, errors)
  }),

  editNote: os.incidents.editNote.handler(({ context, input: { id, note, text }, errors }) =>
    noteResult(context, id, errors, context.life.changeNote(id, note, text)),
  ),

  removeNote: os.incidents.removeNote.handler(({ context, input: { id, note }, errors }) =>
    noteResult(context, id, errors, context.life.changeNote(id, note, null)),
  ),
}

function refuse(issues: InputIssue[], errors: Errors): void {
  if (issues.length === 0) return
  throw errors.INVALID_INPUT({
    message: issues[0]?.message ?? wording.refusals.windowNotValid,
    data: { next: wording.refusals.correctAndSave, issues },
  })
}

function windowOf(services: Services, id: string, errors: Errors): PlannedWindow {
  const found = services.life.window(id)
  if (found) return found
  throw errors.NOT_FOUND({
    message: wording.refusals.noWindow(id),
    data: { next: wording.refusals.noWindowNext },
  })
}

export const maintenance = {
  list: os.maintenance.list.handler(({ context }) => context.life.windows()),

  save: os.maintenance.save.handler(async ({ context, input, errors }) => {
    const { mustBeNew, ...planned } = input
    if (mustBeNew && context.life.window(planned.id))
      throw errors.CONFLICT({
        message: wording.refusals.windowExists(planned.id),
        data: { next: wording.refusals.windowExistsNext },
      })
    refuse(context.life.windowIssues(planned), errors)
    const problem = context.notSaved()
    if (problem)
      throw errors.NOT_SAVED({
        message: problem,
        data: { next: wording.refusals.saveAgain },
      })
    return context.life.saveWindow(planned)
  }),

  remove: os.maintenance.remove.handler(async ({ context, input, errors }) => {
    await context.life.removeWindow(windowOf(context, input.id, errors).id)
    return { ok: true as const }
  }),

  preview: os.maintenance.preview.handler(({ context, input }) => context.life.preview(input.schedule)),
}

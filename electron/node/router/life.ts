import type { InputIssue } from '../../core/errors.ts'
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
  throw errors.CONFLICT({ message: 'This incident is over.', data: { next: 'There is nothing left to do about it.' } })
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
    message: 'Only the last note of an incident can be changed.',
    data: { next: 'Add another note that says what is different.' },
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
    message: issues[0]?.message ?? 'The maintenance window is not valid.',
    data: { next: 'Correct what is named and save again.', issues },
  })
}

function windowOf(services: Services, id: string, errors: Errors): PlannedWindow {
  const found = services.life.window(id)
  if (found) return found
  throw errors.NOT_FOUND({
    message: `There is no maintenance window ${id}.`,
    data: { next: 'Open the settings for those that are planned.' },
  })
}

export const maintenance = {
  list: os.maintenance.list.handler(({ context }) => context.life.windows()),

  save: os.maintenance.save.handler(async ({ context, input, errors }) => {
    const { mustBeNew, ...planned } = input
    if (mustBeNew && context.life.window(planned.id))
      throw errors.CONFLICT({
        message: `A maintenance window with the id ${planned.id} exists already.`,
        data: { next: 'Choose another id, or edit that window.' },
      })
    refuse(context.life.windowIssues(planned), errors)
    const problem = context.notSaved()
    if (problem)
      throw errors.NOT_SAVED({
        message: problem,
        data: { next: 'Free some space or make the data folder writable, then save again.' },
      })
    return context.life.saveWindow(planned)
  }),

  remove: os.maintenance.remove.handler(async ({ context, input, errors }) => {
    await context.life.removeWindow(windowOf(context, input.id, errors).id)
    return { ok: true as const }
  }),

  preview: os.maintenance.preview.handler(({ context, input }) => context.life.preview(input.schedule)),
}

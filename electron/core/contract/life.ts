import { z } from 'zod'
import { inputIssueSchema } from '../errors.ts'
import { incidentSchema } from '../model/incident.ts'
import {
  maintenanceScheduleSchema,
  maintenanceWindowSchema,
  occurrenceSchema,
  plannedWindowSchema,
} from '../model/maintenance.ts'
import { idSchema } from '../model/monitor.ts'
import { anyId, base, done } from './base.ts'

const by = z.string().trim().min(1).max(80).optional()
const noteText = z.string().trim().min(1).max(4_000)
const note = anyId.extend({ note: z.string().min(1).max(64) })

/**
 * What a person says about an incident besides acknowledging it. CONFLICT when it is over and the call makes no sense
 * then. Known secrets in what they write are replaced by their names.
 */
export const life = {
  /** Takes the acknowledgement back: reminders begin anew. */
  unacknowledge: base
    .route({ method: 'POST', path: '/incidents/{id}/unacknowledge' })
    .input(anyId.extend({ by }))
    .output(incidentSchema),
  /** Quiet for a while, then one reminder if it still fails. A worsening is told all the same, unless `evenIfWorse`. */
  snooze: base
    .route({ method: 'POST', path: '/incidents/{id}/snooze' })
    .input(
      anyId.extend({
        forMs: z
          .number()
          .int()
          .min(1_000)
          .max(7 * 86_400_000),
        by,
        evenIfWorse: z.boolean().optional(),
      }),
    )
    .output(incidentSchema),
  unsnooze: base
    .route({ method: 'POST', path: '/incidents/{id}/unsnooze' })
    .input(anyId.extend({ by }))
    .output(incidentSchema),
  /** A note on the timeline, also of an incident that is over. */
  addNote: base
    .route({ method: 'POST', path: '/incidents/{id}/notes' })
    .input(anyId.extend({ text: noteText, by }))
    .output(incidentSchema),
  /** The last note may still be changed. CONFLICT for another one. */
  editNote: base
    .route({ method: 'PUT', path: '/incidents/{id}/notes/{note}' })
    .input(note.extend({ text: noteText }))
    .output(incidentSchema),
  removeNote: base.route({ method: 'DELETE', path: '/incidents/{id}/notes/{note}' }).input(note).output(incidentSchema),
}

/** Planned work: probes go on, nobody is told. */
export const maintenance = {
  /** Every window with its next occurrences, the running one first. */
  list: base.route({ method: 'GET', path: '/maintenance' }).output(z.array(plannedWindowSchema)),
  /** Creates or replaces. INVALID_INPUT, with the place, for what can never happen. */
  save: base
    .route({ method: 'PUT', path: '/maintenance/{id}' })
    .input(maintenanceWindowSchema.extend({ mustBeNew: z.boolean().optional() }))
    .output(plannedWindowSchema),
  remove: base
    .route({ method: 'DELETE', path: '/maintenance/{id}' })
    .input(z.object({ id: idSchema }))
    .output(done),
  /** The next three occurrences of a schedule that need not be saved, or what is wrong with it. */
  preview: base
    .route({ method: 'POST', path: '/maintenance/preview' })
    .input(z.object({ schedule: maintenanceScheduleSchema }))
    .output(z.object({ occurrences: z.array(occurrenceSchema), zone: z.string(), issues: z.array(inputIssueSchema) })),
}

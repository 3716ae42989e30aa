import { z } from 'zod'
import { timeOfDaySchema, zoneSchema } from './alerts.ts'
import { idSchema } from './monitor.ts'

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const weekdaySchema = z.enum(weekdays)

const minuteMs = 60_000
/** A window lasts a minute at least and a week at most. */
const durationSchema = z
  .number()
  .int()
  .min(minuteMs)
  .max(7 * 86_400_000)

/** When a window is. Weekly and cron are by the wall clock of `zone` (absent: this computer's), across its clock changes. */
export const maintenanceScheduleSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('once'), fromMs: z.number(), toMs: z.number() }),
  z.object({
    kind: z.literal('weekly'),
    days: z.array(weekdaySchema).min(1).max(7),
    at: timeOfDaySchema,
    durationMs: durationSchema,
    zone: zoneSchema.optional(),
  }),
  z.object({
    kind: z.literal('cron'),
    /** Five fields: minute, hour, day of month, month, day of week. */
    cron: z.string().min(1).max(200),
    durationMs: durationSchema,
    zone: zoneSchema.optional(),
  }),
])
export type MaintenanceSchedule = z.infer<typeof maintenanceScheduleSchema>

/** Planned work: probes go on and transcripts are kept, nobody is told. */
export const maintenanceWindowSchema = z.object({
  id: idSchema,
  name: z.string().min(1).max(120),
  /** Vendors and monitors that it is for; both absent: all. */
  vendors: z.array(idSchema).min(1).max(500).optional(),
  monitors: z.array(idSchema).min(1).max(500).optional(),
  schedule: maintenanceScheduleSchema,
  /** Does its time count in availability? Else it is left out, as if nobody had looked. */
  counts: z.boolean().default(false),
  enabled: z.boolean().default(true),
})
export type MaintenanceWindow = z.infer<typeof maintenanceWindowSchema>

/** One stretch of maintenance; `toMs` is exclusive. */
export const occurrenceSchema = z.object({ fromMs: z.number(), toMs: z.number() })
export type Occurrence = z.infer<typeof occurrenceSchema>

/** A window with its next occurrences; the first may be running. None: it will not be again. */
export const plannedWindowSchema = maintenanceWindowSchema.extend({ next: z.array(occurrenceSchema) })
export type PlannedWindow = z.infer<typeof plannedWindowSchema>

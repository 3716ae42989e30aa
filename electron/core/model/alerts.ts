import { z } from 'zod'
import { wording } from '../language/language.ts'

/** Name of a channel, chosen by a person; `os` is the desktop notification. */
export const channelIdSchema = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, wording.fields.channelId)

const dayMs = 86_400_000
/** How often a person may be reminded: at least a minute apart, at most a day. */
const everySchema = z.number().int().min(60_000).max(dayMs)

/** IANA name of a time zone, such as `Europe/Paris`. Whether it exists is said by the reader of the rule. */
export const zoneSchema = z.string().min(1).max(64)
/** Time of day on the 24-hour clock, `22:00`. */
export const timeOfDaySchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, wording.fields.timeOfDay)

const severitySchema = z.enum(['degraded', 'down'])

/** `everyMs: null`: nobody is reminded. */
export const remindersSchema = z.object({ everyMs: everySchema.nullable().default(1_800_000) })

/** `afterMs: null`: nothing is escalated. `channels` absent: all of the vendor's. */
export const escalationSchema = z.object({
  afterMs: everySchema.nullable().default(null),
  channels: z.array(channelIdSchema).min(1).max(50).optional(),
})

/** When only the gravest is told. What is held back is told in one notice when they end. */
export const quietHoursSchema = z.object({
  enabled: z.boolean().default(false),
  from: timeOfDaySchema.default('22:00'),
  to: timeOfDaySchema.default('07:00'),
  /** Absent: the time zone of this computer. */
  zone: zoneSchema.optional(),
  /** What is told all the same; `nothing` holds everything back. */
  tell: z.enum(['down', 'nothing']).default('down'),
})
export type QuietHours = z.infer<typeof quietHoursSchema>

/** One vendor's own routing. What is absent is as in the settings. */
export const vendorAlertsSchema = z.object({
  /** Channels that are told; absent: all. */
  channels: z.array(channelIdSchema).min(1).max(50).optional(),
  /** Severities that are told; absent: both. */
  severities: z.array(severitySchema).min(1).max(2).optional(),
  /** `null`: never. */
  remindEveryMs: everySchema.nullable().optional(),
  escalateAfterMs: everySchema.nullable().optional(),
})
export type VendorAlerts = z.infer<typeof vendorAlertsSchema>

import { z } from 'zod'
import { formatDuration } from '../../duration.ts'
import { isZone } from '../../history/zone.ts'
import { wording } from '../../language/language.ts'
import {
  channelIdSchema,
  escalationSchema,
  quietHoursSchema,
  type VendorAlerts,
  vendorAlertsSchema,
} from '../../model/alerts.ts'
import type { Settings } from '../../model/settings.ts'
import { duration } from '../fields.ts'

const often = duration({ minMs: 60_000, maxMs: 86_400_000, sentence: wording.config.offOrDuration })
/** `30m` as ms, `off` (which YAML may read as false) as null. */
const oftenOrOff = z.unknown().transform((value, context): number | null => {
  if (value === 'off' || value === false) return null
  const read = often.safeParse(value)
  if (read.success) return read.data
  context.addIssue({ code: 'custom', message: wording.config.offOrDuration })
  return z.NEVER
})

export const zone = z.string().refine(isZone, wording.config.zone)

const quiet = quietHoursSchema.shape

/** The parts of the settings that say who is told when; durations as people write them. */
export const alertSettings = {
  reminders: z
    .strictObject({ every: oftenOrOff.optional() })
    .transform(({ every }) => (every === undefined ? {} : { everyMs: every }))
    .optional(),
  escalation: z
    .strictObject({ after: oftenOrOff.optional(), channels: escalationSchema.shape.channels })
    .transform(({ after, channels }) => ({
      ...(after !== undefined && { afterMs: after }),
      ...(channels && { channels }),
    }))
    .optional(),
  quietHours: z
    .strictObject({
      enabled: quiet.enabled.unwrap().optional(),
      from: quiet.from.unwrap().optional(),
      to: quiet.to.unwrap().optional(),
      zone: zone.optional(),
      tell: quiet.tell.unwrap().optional(),
    })
    .optional(),
}

/** A vendor's own routing as it stands in a file. */
export const vendorAlerts = z
  .strictObject({
    channels: z.array(channelIdSchema).min(1).max(50).optional(),
    severities: vendorAlertsSchema.shape.severities,
    remindEvery: oftenOrOff.optional(),
    escalateAfter: oftenOrOff.optional(),
  })
  .transform(
    ({ remindEvery, escalateAfter, ...rest }): VendorAlerts => ({
      ...rest,
      ...(remindEvery !== undefined && { remindEveryMs: remindEvery }),
      ...(escalateAfter !== undefined && { escalateAfterMs: escalateAfter }),
    }),
  )

const written = (ms: number | null) => (ms === null ? 'off' : formatDuration(ms))

export function alertSettingsOut({ reminders, escalation, quietHours }: Settings) {
  const { afterMs, ...rest } = escalation
  return {
    reminders: { every: written(reminders.everyMs) },
    escalation: { after: written(afterMs), ...rest },
    quietHours,
  }
}

export function vendorAlertsOut({ remindEveryMs, escalateAfterMs, ...rest }: VendorAlerts) {
  return {
    ...rest,
    ...(remindEveryMs !== undefined && { remindEvery: written(remindEveryMs) }),
    ...(escalateAfterMs !== undefined && { escalateAfter: written(escalateAfterMs) }),
  }
}

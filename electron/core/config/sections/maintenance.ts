import { z } from 'zod'
import { formatDuration } from '../../duration.ts'
import { wording } from '../../language/language.ts'
import { scheduleIssues } from '../../life/scheduleIssues.ts'
import { timeOfDaySchema } from '../../model/alerts.ts'
import {
  type MaintenanceSchedule,
  type MaintenanceWindow,
  maintenanceWindowSchema,
  weekdays,
} from '../../model/maintenance.ts'
import { duration } from '../fields.ts'
import type { ConfigMap } from '../toConfig.ts'
import { zone } from './alerts.ts'

const shape = maintenanceWindowSchema.shape
const long = duration({ minMs: 60_000, maxMs: 7 * 86_400_000, sentence: wording.config.window })

/** A moment with its offset, so that it means the same on every computer: `2026-11-28T02:00+01:00`. */
const moment = z
  .string()
  .refine(
    (text) =>
      /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)),
    wording.config.moment,
  )
  .transform((text) => Date.parse(text))

type Forms = {
  once?: { from: number; to: number } | undefined
  weekly?: { days: (typeof weekdays)[number][]; at: string; for: number; zone?: string | undefined } | undefined
  cron?: { expression: string; for: number; zone?: string | undefined } | undefined
}

function scheduleOf({ once, weekly, cron }: Forms): MaintenanceSchedule | null {
  if ([once, weekly, cron].filter((form) => form !== undefined).length !== 1) return null
  if (once) return { kind: 'once', fromMs: once.from, toMs: once.to }
  const zoned = (form: { for: number; zone?: string | undefined }) => ({
    durationMs: form.for,
    ...(form.zone !== undefined && { zone: form.zone }),
  })
  if (weekly) return { kind: 'weekly', days: weekly.days, at: weekly.at, ...zoned(weekly) }
  return cron ? { kind: 'cron', cron: cron.expression, ...zoned(cron) } : null
}

/** Where a fault of a schedule stands in the file. */
const places: Record<string, [string, string]> = {
  'schedule.toMs': ['once', 'to'],
  'schedule.cron': ['cron', 'expression'],
  'schedule.durationMs': ['', 'for'],
}

/** An entry of `maintenance`. */
export const maintenance = z
  .strictObject({
    id: shape.id,
    name: shape.name,
    vendors: shape.vendors,
    monitors: shape.monitors,
    once: z.strictObject({ from: moment, to: moment }).optional(),
    weekly: z
      .strictObject({
        days: z.array(z.enum(weekdays)).min(1).max(7),
        at: timeOfDaySchema,
        for: long,
        zone: zone.optional(),
      })
      .optional(),
    cron: z.strictObject({ expression: z.string().min(1).max(200), for: long, zone: zone.optional() }).optional(),
    counts: z.boolean().optional(),
    enabled: z.boolean().optional(),
  })
  .transform(({ once, weekly, cron, counts = false, enabled = true, ...rest }, context): MaintenanceWindow => {
    const schedule = scheduleOf({ once, weekly, cron })
    if (!schedule) {
      context.addIssue({ code: 'custom', message: wording.config.schedule })
      return z.NEVER
    }
    // The overlap of a schedule with itself is the same in every zone and year that could be asked.
    for (const { path, message } of scheduleIssues(schedule, 'UTC', 0)) {
      const [form, field] = places[path] ?? [schedule.kind, '']
      context.addIssue({ code: 'custom', path: [form || schedule.kind, field].filter(Boolean), message })
    }
    return { ...rest, schedule, counts, enabled }
  })

function scheduleOut(schedule: MaintenanceSchedule): ConfigMap {
  if (schedule.kind === 'once') {
    const at = (ms: number) => new Date(ms).toISOString()
    return { once: { from: at(schedule.fromMs), to: at(schedule.toMs) } }
  }
  const { durationMs, zone } = schedule
  const zoned = { for: formatDuration(durationMs), ...(zone !== undefined && { zone }) }
  if (schedule.kind === 'weekly') return { weekly: { days: schedule.days, at: schedule.at, ...zoned } }
  return { cron: { expression: schedule.cron, ...zoned } }
}

/** What `maintenance` reads back. */
export function maintenanceOut({
  id,
  name,
  vendors,
  monitors,
  schedule,
  counts,
  enabled,
}: MaintenanceWindow): ConfigMap {
  return {
    id,
    name,
    ...(vendors && { vendors }),
    ...(monitors && { monitors }),
    ...scheduleOut(schedule),
    ...(counts && { counts }),
    ...(!enabled && { enabled }),
  }
}

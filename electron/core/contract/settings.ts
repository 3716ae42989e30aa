import { z } from 'zod'
import { settingsSchema } from '../model/settings.ts'
import { base } from './base.ts'

const kindUsageSchema = z.object({
  kind: z.enum(['samples', 'rollups', 'transcripts', 'incidents']),
  usedBytes: z.number(),
  /** What the monitors as they are now add in a day without failures, and take once their retention is reached. */
  perDayBytes: z.number().optional(),
  fullBytes: z.number().optional(),
})
/** What history takes on the disk. Incidents are kept for ever; each failed attempt adds a transcript of some kilobytes. */
const diskUseSchema = z.object({ samplesPerDay: z.number(), kinds: z.array(kindUsageSchema) })
export type DiskUse = z.infer<typeof diskUseSchema>

export const settings = {
  get: base.route({ method: 'GET', path: '/settings' }).output(settingsSchema),
  save: base.route({ method: 'PUT', path: '/settings' }).input(settingsSchema).output(settingsSchema),
  /** Where data lives and what it takes: shown in settings. */
  about: base.route({ method: 'GET', path: '/about' }).output(
    z.object({
      version: z.string(),
      dataDir: z.string(),
      storedBytes: z.number(),
      keychain: z.object({ available: z.boolean(), problem: z.string().optional() }),
      proxy: z.array(z.string()),
      apiUrl: z.string().optional(),
      notifications: z.string(),
    }),
  ),
  /** What history takes now and what it will: shown in settings. */
  usage: base.route({ method: 'GET', path: '/usage' }).output(diskUseSchema),
  /** About this run, as text for a report of a fault of Headstart: no names of vendors, no addresses, no secret. */
  diagnostics: base.route({ method: 'GET', path: '/diagnostics' }).output(z.object({ text: z.string() })),
  testNotification: base
    .route({ method: 'POST', path: '/notifications/test' })
    .output(z.object({ shown: z.boolean(), problem: z.string().optional() })),
}

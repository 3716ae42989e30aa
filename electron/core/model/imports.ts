import { z } from 'zod'
import { channelSchema } from './channel.ts'
import { maintenanceWindowSchema } from './maintenance.ts'
import { monitorSchema, vendorSchema } from './monitor.ts'
import { settingsSchema } from './settings.ts'

export const importSourceSchema = z.enum(['headstart', 'uptime-kuma', 'gatus'])
export type ImportSource = z.infer<typeof importSourceSchema>

/** The last import as it can be taken back: everything as it was before. */
export const lastImportSchema = z.object({
  atMs: z.number(),
  source: importSourceSchema,
  before: z.object({
    settings: settingsSchema,
    vendors: z.array(vendorSchema),
    monitors: z.array(monitorSchema),
    channels: z.array(channelSchema).default([]),
    maintenance: z.array(maintenanceWindowSchema).default([]),
  }),
  /** What it touched: entries that came in by other ways stay. */
  touched: z.object({
    settings: z.boolean(),
    vendors: z.array(z.string()),
    monitors: z.array(z.string()),
    channels: z.array(z.string()).default([]),
    maintenance: z.array(z.string()).default([]),
  }),
  /** Revisions of the monitors right after it: a later one means that somebody edited. */
  revisions: z.record(z.string(), z.number()),
  /** The text kept before it, see `text`. */
  previousText: z.string().optional(),
})
export type LastImport = z.infer<typeof lastImportSchema>

/** What is kept of imported files. */
export const importsSchema = z.object({
  /** The user's own file with its comments and order, for the export: never one with a key in it. */
  text: z.string().optional(),
  last: lastImportSchema.optional(),
})
export type Imports = z.infer<typeof importsSchema>

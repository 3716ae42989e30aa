import { z } from 'zod'

/** What one part of a status page says, best first. `notice`: it says something that is no trouble by its own words. */
export const pageLevels = [
  'operational',
  'notice',
  'maintenance',
  'degraded',
  'partial-outage',
  'major-outage',
] as const
export const pageLevelSchema = z.enum(pageLevels)
export type PageLevel = z.infer<typeof pageLevelSchema>

/** What a page says as a whole. `unreadable`: it says nothing that can be trusted, which is not "operational". */
export const pageIndicatorSchema = z.enum([...pageLevels, 'unreadable'])
export type PageIndicator = z.infer<typeof pageIndicatorSchema>

export const pageComponentSchema = z.object({
  id: z.string(),
  name: z.string(),
  group: z.string().optional(),
  level: pageLevelSchema,
  /** The page's own word where Headstart does not know it. */
  raw: z.string().optional(),
})
export type PageComponent = z.infer<typeof pageComponentSchema>

export const pageUpdateSchema = z.object({ status: z.string(), text: z.string(), atMs: z.number().optional() })
export type PageUpdate = z.infer<typeof pageUpdateSchema>

/** One open incident of the page. Times are the page's own; plain text only. */
export const pageIncidentSchema = z.object({
  id: z.string(),
  title: z.string(),
  status: z.string(),
  level: pageLevelSchema,
  startedAtMs: z.number().optional(),
  updatedAtMs: z.number().optional(),
  /** Only http and https. */
  link: z.string().optional(),
  components: z.array(z.string()),
  /** Newest first. */
  updates: z.array(pageUpdateSchema),
})
export type PageIncident = z.infer<typeof pageIncidentSchema>

export const pageMaintenanceSchema = z.object({
  id: z.string(),
  title: z.string(),
  status: z.enum(['scheduled', 'in progress']),
  fromMs: z.number().optional(),
  untilMs: z.number().optional(),
  link: z.string().optional(),
  components: z.array(z.string()),
})
export type PageMaintenance = z.infer<typeof pageMaintenanceSchema>

/** One reading of a vendor's status page in the normal form that all kinds of pages share. */
export const pageReadingSchema = z.object({
  kind: z.string(),
  url: z.string(),
  readAtMs: z.number(),
  indicator: pageIndicatorSchema,
  /** What the page says, or why it cannot be read: one plain sentence. */
  sentence: z.string(),
  /** Only when unreadable: what the user can do about it. */
  next: z.string().optional(),
  /** Those that matter to us when some were chosen, else all; troubled ones first. */
  components: z.array(pageComponentSchema),
  incidents: z.array(pageIncidentSchema),
  maintenances: z.array(pageMaintenanceSchema),
})
export type PageReading = z.infer<typeof pageReadingSchema>

/** What is kept of a vendor's page between readings and over a restart. */
export const pageStateSchema = z.object({
  /** Kind, address and choice of components that it was read with: another one voids the rest. */
  key: z.string(),
  last: pageReadingSchema,
  /** The last reading that could be understood. */
  lastReadable: pageReadingSchema.optional(),
  /** When we first read each open incident of the page, by its id. */
  firstReadAtMs: z.record(z.string(), z.number()),
  /** Since when the readable page says the same indicator, by our readings. */
  sinceMs: z.number(),
  /** Readings that failed in a row. */
  failures: z.number().int(),
  /** From Retry-After: not read before. */
  notBeforeMs: z.number().optional(),
})
export type PageState = z.infer<typeof pageStateSchema>

/** What the page did about one of our incidents. Kept with the incident. */
export const incidentPageSchema = z.object({
  url: z.string(),
  /** The last reading before we knew, or the first one after: what the page said at the time. */
  atDetection: z.object({ indicator: pageIndicatorSchema, sentence: z.string(), readAtMs: z.number() }).optional(),
  /** The first thing that it said about the trouble. */
  firstWord: z
    .object({
      /** When we first read it. */
      readAtMs: z.number(),
      /** When the page says that it said so. */
      saidAtMs: z.number().optional(),
      indicator: pageIndicatorSchema,
      text: z.string(),
      link: z.string().optional(),
    })
    .optional(),
  /** Until when readings found the page without a word about it. */
  silentUntilMs: z.number().optional(),
  /** True once nobody waits for its word any more. */
  ended: z.boolean(),
})
export type IncidentPage = z.infer<typeof incidentPageSchema>

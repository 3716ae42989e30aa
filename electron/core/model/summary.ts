import { z } from 'zod'
import { incidentSchema } from './incident.ts'
import { occurrenceSchema } from './maintenance.ts'
import { idSchema, statusPageSchema } from './monitor.ts'
import { dayBarSchema, uptimeSchema } from './sample.ts'
import { pageIndicatorSchema } from './statusPage.ts'
import { reasonSchema, stateSchema } from './verdict.ts'

export const monitorSummarySchema = z.object({
  id: idSchema,
  vendorId: idSchema,
  name: z.string(),
  state: stateSchema,
  reason: reasonSchema,
  sentence: z.string(),
  /** Since when it is in this state. */
  sinceMs: z.number(),
  confirming: z.boolean(),
  /** It goes up and down; see the incident. */
  flapping: z.boolean().optional(),
  paused: z.object({ untilMs: z.number().nullable() }).optional(),
  /** A planned window is on: it is probed, and nobody is told. */
  maintenance: z.object({ name: z.string(), untilMs: z.number() }).optional(),
  /** Maintenance on the bar of the last day; absent: none. */
  maintenance24h: z.array(occurrenceSchema).optional(),
  intervalMs: z.number(),
  lastProbeAtMs: z.number().optional(),
  lastTotalMs: z.number().optional(),
  nextProbeAtMs: z.number().optional(),
  incidentId: z.string().optional(),
  /** Last response times in ms, oldest first, null where nothing was timed; at most 48. */
  sparkline: z.array(z.number().nullable()),
  /** 96 quarters of an hour up to now, oldest first. */
  bar24h: dayBarSchema,
  uptime24h: uptimeSchema,
})
export type MonitorSummary = z.infer<typeof monitorSummarySchema>

export const vendorSummarySchema = z.object({
  id: idSchema,
  name: z.string(),
  /** Worst of its monitors; paused and unobserved ones count as unknown. */
  state: stateSchema,
  sentence: z.string(),
  features: z.array(z.string()),
  statusPage: statusPageSchema.optional(),
  /** What its status page says now. `headStartMs`: of its newest open incident; null while the page is silent. */
  statusPageSays: z
    .object({
      indicator: pageIndicatorSchema,
      sentence: z.string(),
      readAtMs: z.number(),
      headStartMs: z.number().nullable().optional(),
    })
    .optional(),
  /** Of its incidents whose head start could be measured; negative when the page was first. */
  headStartMedianMs: z.number().optional(),
  monitors: z.array(monitorSummarySchema),
  /** Maintenance of any of its monitors on the bar of the last day; absent: none. */
  maintenance24h: z.array(occurrenceSchema).optional(),
  bar24h: dayBarSchema,
  uptime24h: uptimeSchema,
})
export type VendorSummary = z.infer<typeof vendorSummarySchema>

/** Something the user must know about Headstart itself, with what to do next. */
export const warningSchema = z.object({
  id: z.string(),
  text: z.string(),
  next: z.string(),
  sinceMs: z.number(),
  /** The incident that it is about. */
  incidentId: z.string().optional(),
})
export type Warning = z.infer<typeof warningSchema>

/** Everything that overview, tray and API show, in one value. */
export const summarySchema = z.object({
  nowMs: z.number(),
  /** Time zone of this computer (IANA). */
  zone: z.string().optional(),
  version: z.string(),
  shell: z.enum(['electron', 'browser']),
  demo: z.boolean(),
  state: stateSchema,
  /** "Stripe is failing." or "All 12 monitors are up." */
  headline: z.string(),
  detail: z.string(),
  counts: z.object({
    up: z.number().int(),
    degraded: z.number().int(),
    down: z.number().int(),
    unknown: z.number().int(),
    paused: z.number().int(),
  }),
  lastProbeAtMs: z.number().optional(),
  nextProbeAtMs: z.number().optional(),
  ownSide: z.object({ state: z.enum(['fine', 'offline', 'unknown']), sinceMs: z.number(), sentence: z.string() }),
  vendors: z.array(vendorSummarySchema),
  openIncidents: z.array(incidentSchema.omit({ timeline: true, notices: true, transcriptIds: true })),
  warnings: z.array(warningSchema),
})
export type Summary = z.infer<typeof summarySchema>

import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { userErrors } from './errors.ts'
import { comparisonSchema, reportPreviewSchema } from './model/comparison.ts'
import { failureKindSchema } from './model/exchange.ts'
import { incidentSchema } from './model/incident.ts'
import { idSchema, monitorDraftSchema, monitorSchema, secretNameSchema, vendorSchema } from './model/monitor.ts'
import { historyPointSchema, sampleSchema, uptimeSchema } from './model/sample.ts'
import { settingsSchema } from './model/settings.ts'
import { pageReadingSchema } from './model/statusPage.ts'
import { summarySchema } from './model/summary.ts'
import { transcriptHeadSchema, transcriptSchema } from './model/transcript.ts'
import { stateSchema } from './model/verdict.ts'

const base = oc.errors(userErrors)
const monitorId = z.object({ id: idSchema })
const anyId = z.object({ id: z.string().min(1).max(128) })
const done = z.object({ ok: z.literal(true) })

/** A page of a list, newest first; `cursor` of the last page is absent. */
const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), cursor: z.string().optional() })
const pageInput = { cursor: z.string().max(128).optional(), limit: z.coerce.number().int().min(1).max(500).default(50) }

/** What changed; the page refetches it. `seq` grows by one each; a gap means: refetch everything. */
export const changeSchema = z.object({
  seq: z.number().int(),
  kinds: z.array(z.enum(['summary', 'monitors', 'incidents', 'transcripts', 'settings', 'secrets'])),
  /** Monitors concerned, when known. */
  monitorIds: z.array(z.string()),
})
export type Change = z.infer<typeof changeSchema>

/** A secret's name and state. Its value never crosses this boundary outwards. */
export const secretStateSchema = z.object({
  name: secretNameSchema,
  state: z.enum(['stored', 'environment', 'missing', 'unavailable']),
  problem: z.string().optional(),
  usedBy: z.array(z.object({ id: idSchema, name: z.string() })),
})
export type SecretState = z.infer<typeof secretStateSchema>

/** What an import would do or did. Nothing is changed when `applied` is false. */
export const importResultSchema = z.object({
  applied: z.boolean(),
  changes: z.array(
    z.object({
      action: z.enum(['add', 'change', 'keep']),
      what: z.enum(['vendor', 'monitor', 'settings']),
      id: z.string(),
      /** `interval: 30 s → 1 min` */
      details: z.array(z.string()),
    }),
  ),
  missingSecrets: z.array(z.string()),
})
export type ImportResult = z.infer<typeof importResultSchema>

export const reportFormatSchema = z.enum(['markdown', 'text', 'har', 'zip'])
export type ReportFormat = z.infer<typeof reportFormatSchema>

const reportInput = anyId.extend({
  format: reportFormatSchema.default('markdown'),
  at: z.coerce.number().optional().describe('generatedAtMs of a preview: the very bytes that it showed'),
})
const previewInput = anyId.extend({ format: reportFormatSchema.default('markdown') })

/** `true`/`false` also as the words that a query holds. */
const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')])

/** A HAR file on its way in. All or nothing: transcripts appear only when it is `done`. */
export const harImportSchema = z.object({
  id: z.string(),
  /** The file's name, as shown in the transcripts made of it. */
  source: z.string(),
  state: z.enum(['reading', 'storing', 'done', 'failed', 'cancelled']),
  readBytes: z.number(),
  /** Of the file, when the sender said so. */
  totalBytes: z.number().optional(),
  /** Exchanges read so far; once done, transcripts made. */
  entries: z.number().int(),
  stored: z.number().int(),
  /** Once done, the newest one. */
  firstTranscriptId: z.string().optional(),
  /** Why it failed, in one sentence with the place in the file, and what to do. */
  problem: z.object({ text: z.string(), next: z.string() }).optional(),
})
export type HarImport = z.infer<typeof harImportSchema>

/** Characters of a HAR that one call may bring. */
export const harPieceLength = 1_000_000

/**
 * The only boundary between the application and what shows it. The same router answers over a MessagePort (Electron),
 * over HTTP RPC (the page in a browser) and, by these routes, as the local HTTP API for scripts.
 */
export const contract = {
  summary: base.route({ method: 'GET', path: '/summary' }).output(summarySchema),

  /** Live: one event per coalesced change. */
  changes: base.output(eventIterator(changeSchema)),

  vendors: {
    list: base.route({ method: 'GET', path: '/vendors' }).output(z.array(vendorSchema)),
    save: base.route({ method: 'PUT', path: '/vendors/{id}' }).input(vendorSchema).output(vendorSchema),
    /** Refused with CONFLICT while it has monitors. */
    remove: base.route({ method: 'DELETE', path: '/vendors/{id}' }).input(monitorId).output(done),
    /** The latest reading of its status page. NOT_FOUND before the first, or without a page. */
    statusPage: base
      .route({ method: 'GET', path: '/vendors/{id}/status-page' })
      .input(monitorId)
      .output(pageReadingSchema),
  },

  monitors: {
    list: base.route({ method: 'GET', path: '/monitors' }).output(z.array(monitorSchema)),
    get: base.route({ method: 'GET', path: '/monitors/{id}' }).input(monitorId).output(monitorSchema),
    /** Creates or replaces; a vendor that does not exist yet comes along in `newVendor`. */
    save: base
      .route({ method: 'PUT', path: '/monitors/{id}' })
      .input(monitorDraftSchema.extend({ newVendor: vendorSchema.optional(), mustBeNew: z.boolean().optional() }))
      .output(monitorSchema),
    remove: base.route({ method: 'DELETE', path: '/monitors/{id}' }).input(monitorId).output(done),
    /** `forMs` absent: until resumed. */
    pause: base
      .route({ method: 'POST', path: '/monitors/{id}/pause' })
      .input(
        monitorId.extend({
          forMs: z
            .number()
            .int()
            .positive()
            .max(31 * 86_400_000)
            .optional(),
        }),
      )
      .output(monitorSchema),
    resume: base.route({ method: 'POST', path: '/monitors/{id}/resume' }).input(monitorId).output(monitorSchema),
    /** Probes now and answers when it is done. */
    probe: base.route({ method: 'POST', path: '/monitors/{id}/probe' }).input(monitorId).output(transcriptSchema),
    /** Runs a draft once. Nothing is saved; `secrets` are used for this run only. */
    test: base
      .route({ method: 'POST', path: '/monitors/test' })
      .input(
        z.object({
          draft: monitorDraftSchema,
          vendorName: z.string().max(80),
          secrets: z.record(secretNameSchema, z.string().max(16_384)).default({}),
        }),
      )
      .output(transcriptSchema),
    history: base
      .route({ method: 'GET', path: '/monitors/{id}/history' })
      .input(
        monitorId.extend({
          from: z.coerce.number().describe('epoch milliseconds'),
          to: z.coerce.number().describe('epoch milliseconds'),
          points: z.coerce.number().int().min(1).max(400).default(200),
        }),
      )
      .output(z.object({ points: z.array(historyPointSchema), uptime: uptimeSchema })),
    /** Newest first. */
    recentSamples: base
      .route({ method: 'GET', path: '/monitors/{id}/samples' })
      .input(monitorId.extend({ limit: z.coerce.number().int().min(1).max(500).default(50) }))
      .output(z.array(sampleSchema)),
  },

  incidents: {
    list: base
      .route({ method: 'GET', path: '/incidents' })
      .input(
        z.object({
          ...pageInput,
          state: z.enum(['open', 'closed']).optional(),
          monitor: idSchema.optional(),
          vendor: idSchema.optional(),
        }),
      )
      .output(page(incidentSchema)),
    get: base.route({ method: 'GET', path: '/incidents/{id}' }).input(anyId).output(incidentSchema),
    acknowledge: base
      .route({ method: 'POST', path: '/incidents/{id}/acknowledge' })
      .input(anyId.extend({ by: z.string().max(80).optional(), reason: z.string().max(500).optional() }))
      .output(incidentSchema),
    report: base.route({ method: 'GET', path: '/incidents/{id}/report' }).input(reportInput).output(z.file()),
    /** Exactly what `report` hands out, before it leaves. */
    reportPreview: base
      .route({ method: 'GET', path: '/incidents/{id}/report-preview' })
      .input(previewInput)
      .output(reportPreviewSchema),
  },

  transcripts: {
    list: base
      .route({ method: 'GET', path: '/transcripts' })
      .input(
        z.object({
          ...pageInput,
          monitor: idSchema.optional(),
          vendor: idSchema.optional(),
          incident: z.string().max(128).optional(),
          verdict: stateSchema.optional(),
          failure: failureKindSchema.optional(),
          status: z
            .string()
            .regex(/^[1-5](\d\d|xx)$/i)
            .optional()
            .describe('a status code, or a class such as 5xx'),
          from: z.coerce.number().optional().describe('epoch milliseconds, inclusive'),
          to: z.coerce.number().optional().describe('epoch milliseconds, exclusive'),
          pinned: flag.optional(),
          imported: flag.optional(),
          q: z
            .string()
            .max(500)
            .optional()
            .describe('words that must all stand in the address, the headers or a stored body, in any case'),
        }),
      )
      .output(page(transcriptHeadSchema)),
    get: base.route({ method: 'GET', path: '/transcripts/{id}' }).input(anyId).output(transcriptSchema),
    har: base.route({ method: 'GET', path: '/transcripts/{id}/har' }).input(anyId).output(z.file()),
    curl: base.route({ method: 'GET', path: '/transcripts/{id}/curl' }).input(anyId).output(z.file()),
    /** The whole transcript as text, for pasting. */
    text: base.route({ method: 'GET', path: '/transcripts/{id}/text' }).input(anyId).output(z.file()),
    /** Beside the last good one of its monitor and the median of seven days. */
    compare: base.route({ method: 'GET', path: '/transcripts/{id}/compare' }).input(anyId).output(comparisonSchema),
    report: base.route({ method: 'GET', path: '/transcripts/{id}/report' }).input(reportInput).output(z.file()),
    reportPreview: base
      .route({ method: 'GET', path: '/transcripts/{id}/report-preview' })
      .input(previewInput)
      .output(reportPreviewSchema),
    /** Keeps it from retention, or no longer. */
    pin: base
      .route({ method: 'POST', path: '/transcripts/{id}/pin' })
      .input(anyId.extend({ pinned: z.boolean() }))
      .output(transcriptHeadSchema),
  },

  /**
   * A HAR file becomes transcripts: start, send the text in pieces in order, finish. Each piece answers with how far it
   * is; while `finish` works, `get` does.
   */
  harImports: {
    start: base
      .route({ method: 'POST', path: '/har-imports' })
      .input(z.object({ source: z.string().min(1).max(200), totalBytes: z.number().int().min(0).optional() }))
      .output(harImportSchema),
    piece: base
      .route({ method: 'POST', path: '/har-imports/{id}/pieces' })
      .input(anyId.extend({ text: z.string().max(harPieceLength) }))
      .output(harImportSchema),
    finish: base.route({ method: 'POST', path: '/har-imports/{id}/finish' }).input(anyId).output(harImportSchema),
    get: base.route({ method: 'GET', path: '/har-imports/{id}' }).input(anyId).output(harImportSchema),
    cancel: base.route({ method: 'DELETE', path: '/har-imports/{id}' }).input(anyId).output(harImportSchema),
  },

  settings: {
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
    /** About this run, as text for a report of a fault of Headstart: no names of vendors, no addresses, no secret. */
    diagnostics: base.route({ method: 'GET', path: '/diagnostics' }).output(z.object({ text: z.string() })),
    testNotification: base
      .route({ method: 'POST', path: '/notifications/test' })
      .output(z.object({ shown: z.boolean(), problem: z.string().optional() })),
  },

  secrets: {
    list: base.route({ method: 'GET', path: '/secrets' }).output(z.array(secretStateSchema)),
    set: base
      .route({ method: 'PUT', path: '/secrets/{name}' })
      .input(z.object({ name: secretNameSchema, value: z.string().min(1).max(16_384) }))
      .output(done),
    remove: base
      .route({ method: 'DELETE', path: '/secrets/{name}' })
      .input(z.object({ name: secretNameSchema }))
      .output(done),
  },

  config: {
    export: base.route({ method: 'GET', path: '/export' }).output(z.file()),
    import: base
      .route({ method: 'POST', path: '/import' })
      .input(z.object({ yaml: z.string().max(5_000_000), apply: z.boolean().default(true) }))
      .output(importResultSchema),
  },
}
export type Contract = typeof contract

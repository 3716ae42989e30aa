import { z } from 'zod'
import { exchangeSchema, failureKindSchema } from './exchange.ts'
import { idSchema } from './monitor.ts'
import { networkFactsSchema, resolverAnswerSchema } from './network.ts'
import { variationSchema } from './path.ts'
import { stateSchema, verdictSchema } from './verdict.ts'

/** `scope`: a paired probe beside a failing call. It is no attempt of the monitor: never counted, never compared with. */
export const triggerSchema = z.enum(['scheduled', 'confirmation', 'manual', 'test', 'scope'])
export type Trigger = z.infer<typeof triggerSchema>

export const referenceAnswerSchema = z.object({
  url: z.string(),
  answered: z.boolean(),
  tookMs: z.number(),
  /** Status, or failure kind and code: what was seen. */
  observed: z.string(),
  /** It answered what it never does, so somebody else did: "redirects to login.hotel.example". */
  wrong: z.string().optional(),
  /** Its clock against ours, by its Date field: positive when ours is behind. */
  skewMs: z.number().optional(),
})
export type ReferenceAnswer = z.infer<typeof referenceAnswerSchema>

export const ownCauseSchema = z.enum([
  'asleep',
  'busy',
  'no-network',
  'silent',
  'names',
  'captive-portal',
  'intercepted',
  'clock',
  'changed',
])
export type OwnCause = z.infer<typeof ownCauseSchema>

/** Was it us? Asked at the instant of a failure below HTTP. */
export const ownSideSchema = z.object({
  judgement: z.enum(['fine', 'ours', 'not-asked']),
  sentence: z.string(),
  references: z.array(referenceAnswerSchema),
  checkedAtMs: z.number().optional(),
  /** What on our own side it is, where it is ours. */
  cause: ownCauseSchema.optional(),
  network: networkFactsSchema.optional(),
  /** What changed of it since the last probe that was answered, and when that was seen. */
  changes: z.object({ atMs: z.number(), texts: z.array(z.string()) }).optional(),
  resolvers: z.array(resolverAnswerSchema).optional(),
})
export type OwnSide = z.infer<typeof ownSideSchema>

/** How many secrets were replaced, by kind: `value`, `place` or `shape`. */
export const replacementsSchema = z.object({
  value: z.number().int(),
  place: z.number().int(),
  shape: z.number().int(),
})
export type Replacements = z.infer<typeof replacementsSchema>

/** Where a transcript came from that Headstart did not make itself: the name of the file, and when it was read. */
export const importedSchema = z.object({ source: z.string(), importedAtMs: z.number() })
export type Imported = z.infer<typeof importedSchema>

/** The stored, redacted record of one attempt. */
export const transcriptSchema = z.object({
  /** Sorts by time: UTC time in base 36 with a counter, see `transcriptId`. */
  id: z.string(),
  monitorId: idSchema,
  monitorName: z.string(),
  monitorRevision: z.number().int(),
  vendorId: idSchema,
  vendorName: z.string(),
  trigger: triggerSchema,
  /**
   * 1 for the first attempt of a probe; confirmations count on, `of` is how many there may be. `variation`: what this
   * one did otherwise; `timeoutMs`: its own time-out, where the burst's end cut it.
   */
  attempt: z.object({
    number: z.number().int(),
    of: z.number().int(),
    variation: variationSchema.optional(),
    timeoutMs: z.number().optional(),
  }),
  incidentId: z.string().optional(),
  startedAtMs: z.number(),
  endedAtMs: z.number(),
  /** In the order they ran: token fetch, redirects, last the one that was judged. Empty when nothing could be sent. */
  exchanges: z.array(exchangeSchema),
  verdict: verdictSchema,
  ownSide: ownSideSchema.optional(),
  replacements: replacementsSchema,
  /** The vendor's environment that key or address belong to, where they say so themselves. */
  environment: z.enum(['live', 'test']).optional(),
  /** Present: read from a HAR file. Never counted in uptime or incidents. */
  imported: importedSchema.optional(),
  /** True: a person keeps it, whatever its age. */
  pinned: z.boolean().optional(),
  app: z.object({ version: z.string(), platform: z.string() }),
})
export type Transcript = z.infer<typeof transcriptSchema>

/** What lists show of a transcript without opening its file. */
export const transcriptHeadSchema = transcriptSchema
  .pick({
    id: true,
    monitorId: true,
    monitorName: true,
    vendorId: true,
    vendorName: true,
    trigger: true,
    attempt: true,
    startedAtMs: true,
  })
  .extend({
    incidentId: z.string().optional(),
    imported: importedSchema.optional(),
    pinned: z.boolean().optional(),
    state: stateSchema,
    sentence: z.string(),
    method: z.string().optional(),
    url: z.string().optional(),
    status: z.number().int().optional(),
    failureKind: failureKindSchema.optional(),
    totalMs: z.number().optional(),
  })
export type TranscriptHead = z.infer<typeof transcriptHeadSchema>

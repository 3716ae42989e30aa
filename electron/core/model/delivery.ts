import { z } from 'zod'
import { noticeKindSchema } from './incident.ts'

/** What a notice says, in the one form of which every channel makes its own. Redacted, and stored before it is sent. */
export const channelMessageSchema = z.object({
  noticeId: z.string(),
  /** `words`: what a person tells others about the incident, as it is; no alert of ours. */
  kind: z.union([noticeKindSchema, z.literal('test'), z.literal('words')]),
  atMs: z.number(),
  /** "Stripe Balance answers 503". */
  title: z.string(),
  text: z.string(),
  /** What bears it out, one line each: attempts, difference, scope, status page. */
  facts: z.array(z.object({ label: z.string(), text: z.string() })),
  incident: z.object({
    id: z.string(),
    state: z.enum(['open', 'closed']),
    severity: z.enum(['degraded', 'down']),
    vendorId: z.string(),
    vendorName: z.string(),
    monitorId: z.string(),
    monitorName: z.string(),
    firstFailureAtMs: z.number(),
    openedAtMs: z.number(),
    closedAtMs: z.number().optional(),
    acknowledgedBy: z.string().optional(),
    /** The title of its first notice: what a thread of mails is called. */
    threadTitle: z.string(),
  }),
  /** Where Headstart shows it, on the computer that it runs on. */
  link: z.string().optional(),
})
export type ChannelMessage = z.infer<typeof channelMessageSchema>

/**
 * One message on its way to one channel: of one notice, or of several that were merged. Its id is the key by which a
 * receiver knows it again: the same for every attempt.
 */
export const deliverySchema = z.object({
  id: z.string(),
  channelId: z.string(),
  messages: z.array(channelMessageSchema).min(1),
  /** From here a day of tries counts; moved on by what nobody looked, see `looked`. */
  createdAtMs: z.number(),
  /** Counted before each attempt is made. */
  attempts: z.number().int(),
  /** No attempt earlier. */
  notBeforeMs: z.number(),
  /** Of the last attempt. */
  lastTriedAtMs: z.number().optional(),
  problem: z.string().optional(),
})
export type Delivery = z.infer<typeof deliverySchema>

/** A delivery that was given up, with why. It stays until a person tries it again or discards it. */
export const deadLetterSchema = deliverySchema.extend({ diedAtMs: z.number(), problem: z.string() })
export type DeadLetter = z.infer<typeof deadLetterSchema>

/** How a channel did last, and how it stands with its receiver. */
export const channelHealthSchema = z.object({
  last: z
    .object({ state: z.enum(['sent', 'failed', 'dead']), atMs: z.number(), problem: z.string().optional() })
    .optional(),
  /** Attempts that failed since the last one that worked. */
  failuresInARow: z.number().int(),
  /** The receiver asked for a pause, or did not take the last one: nothing is sent earlier. */
  notBeforeMs: z.number().optional(),
  /** When messages were sent within the last minute: what the guard against storms looks at. */
  sentAtMs: z.array(z.number()),
  /** When the last merged message was sent. */
  mergedAtMs: z.number().optional(),
})
export type ChannelHealth = z.infer<typeof channelHealthSchema>

/** All deliveries of all channels: waiting in their order, given up, and the ids of those that are done. */
export const outboxSchema = z.object({
  waiting: z.array(deliverySchema),
  dead: z.array(deadLetterSchema),
  /** `notice channel` of what was taken before, so that it is not taken twice. */
  taken: z.array(z.object({ key: z.string(), atMs: z.number() })),
  health: z.record(z.string(), channelHealthSchema),
  /** When somebody last looked whether anything is to be sent; absent in what earlier versions stored. */
  lookedAtMs: z.number().optional(),
})
export type Outbox = z.infer<typeof outboxSchema>

export const emptyOutbox: Outbox = { waiting: [], dead: [], taken: [], health: {} }

import { z } from 'zod'
import { channelSchema, selfTestSchema } from '../model/channel.ts'
import { channelHealthSchema, deadLetterSchema } from '../model/delivery.ts'
import { idSchema, secretNameSchema } from '../model/monitor.ts'
import { base, done } from './base.ts'

const secretValues = z.record(secretNameSchema, z.string().min(1).max(16_384)).default({})

/** A channel with what it needs and how it does. */
export const channelStateSchema = z.object({
  channel: channelSchema,
  secrets: z.array(
    z.object({
      name: secretNameSchema,
      state: z.enum(['stored', 'environment', 'missing', 'unavailable']),
      problem: z.string().optional(),
      /** The environment variable that stands in where no keychain answers; absent where none does. */
      variable: z.string().optional(),
    }),
  ),
  last: channelHealthSchema.shape.last,
  /** Messages on their way, and when the first of them is tried next. */
  waiting: z.number().int(),
  nextTryAtMs: z.number().optional(),
  /** Messages that were given up. */
  dead: z.number().int(),
})
export type ChannelState = z.infer<typeof channelStateSchema>

/** What came of a test: `transcript` is what was sent and what came back, redacted. */
export const channelTestSchema = z.object({
  ok: z.boolean(),
  /** "Slack took it." or why not, and what to do. */
  text: z.string(),
  transcript: z.string(),
})
export type ChannelTest = z.infer<typeof channelTestSchema>

export const deadLetterViewSchema = deadLetterSchema.extend({ channelName: z.string() })
export type DeadLetterView = z.infer<typeof deadLetterViewSchema>

/** How the desktop notification was last tried, and where this system hides what it does not show. */
export const selfTestStateSchema = z.object({
  last: selfTestSchema.nullable(),
  /** What to check here when it was not seen, one step each. */
  advice: z.array(z.string()),
})
export type SelfTestState = z.infer<typeof selfTestStateSchema>

const letterIds = z.object({ ids: z.array(z.string().min(1).max(400)).min(1).max(500) })

/** Ways out for notices, besides the desktop notification. A secret goes in by value and never comes out. */
export const channels = {
  list: base.route({ method: 'GET', path: '/channels' }).output(z.array(channelStateSchema)),
  /** Creates or replaces it. `secrets` are stored in the keychain first. */
  save: base
    .route({ method: 'PUT', path: '/channels' })
    .input(z.object({ channel: channelSchema, secrets: secretValues, mustBeNew: z.boolean().optional() }))
    .output(done),
  /** With what waits for it, what was given up, and the keys that only it used. */
  remove: base
    .route({ method: 'DELETE', path: '/channels/{id}' })
    .input(z.object({ id: idSchema }))
    .output(done),
  /** Sends a message that says it is a test, with the channel as given, saved or not. */
  test: base
    .route({ method: 'POST', path: '/channels/test' })
    .input(z.object({ channel: channelSchema, secrets: secretValues }))
    .output(channelTestSchema),
  /** Newest first. */
  deadLetters: base.route({ method: 'GET', path: '/dead-letters' }).output(z.array(deadLetterViewSchema)),
  retry: base
    .route({ method: 'POST', path: '/dead-letters/retry' })
    .input(letterIds)
    .output(
      z.object({
        retried: z.number().int(),
        /** Those that stay, with why. */
        kept: z.array(z.object({ id: z.string(), problem: z.string() })),
      }),
    ),
  discard: base
    .route({ method: 'POST', path: '/dead-letters/discard' })
    .input(letterIds)
    .output(z.object({ discarded: z.number().int() })),
  selfTest: base.route({ method: 'GET', path: '/notifications/self-test' }).output(selfTestStateSchema),
  /** Whether the last test notification was seen. */
  answerSelfTest: base
    .route({ method: 'POST', path: '/notifications/self-test' })
    .input(z.object({ seen: z.boolean() }))
    .output(selfTestStateSchema),
}

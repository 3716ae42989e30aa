import { z } from 'zod'
import { idSchema, secretNameSchema } from '../model/monitor.ts'
import { base, done } from './base.ts'

/** A secret's name and state. Its value never crosses this boundary outwards. */
export const secretStateSchema = z.object({
  name: secretNameSchema,
  state: z.enum(['stored', 'environment', 'missing', 'unavailable']),
  problem: z.string().optional(),
  usedBy: z.array(
    z.object({ id: idSchema, name: z.string(), what: z.enum(['monitor', 'channel']).default('monitor') }),
  ),
})
export type SecretState = z.infer<typeof secretStateSchema>

/**
 * The search of stored transcripts and incidents for a key that became known after they were stored. `changed` of them
 * held it and were rewritten.
 */
export const scrubStateSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('idle') }),
  z.object({
    state: z.literal('running'),
    done: z.number().int(),
    total: z.number().int(),
    changed: z.number().int(),
  }),
  z.object({ state: z.literal('done'), done: z.number().int(), changed: z.number().int(), atMs: z.number() }),
])
export type ScrubState = z.infer<typeof scrubStateSchema>

export const secrets = {
  /** How far the search of what is stored for keys entered later is. */
  scrub: base.route({ method: 'GET', path: '/secrets-scrub' }).output(scrubStateSchema),
  list: base.route({ method: 'GET', path: '/secrets' }).output(z.array(secretStateSchema)),
  set: base
    .route({ method: 'PUT', path: '/secrets/{name}' })
    .input(z.object({ name: secretNameSchema, value: z.string().min(1).max(16_384) }))
    .output(done),
  remove: base
    .route({ method: 'DELETE', path: '/secrets/{name}' })
    .input(z.object({ name: secretNameSchema }))
    .output(done),
}

import { z } from 'zod'

export const stateSchema = z.enum(['up', 'degraded', 'down', 'unknown'])
export type State = z.infer<typeof stateSchema>

/**
 * Why a verdict is what it is. `failure`: no response at all, see the exchange's failure kind.
 * `key-rejected`: the vendor refuses the key that was sent. `permission-missing`: it accepts the key and refuses the call.
 * The last six of a verdict make it unknown. `maintenance` is never a verdict's: it marks a row of history that is left out.
 */
export const reasonSchema = z.enum([
  'ok',
  'failure',
  'status',
  'slow',
  'body',
  'header',
  'json',
  'certificate',
  'key-rejected',
  'rate-limited',
  'permission-missing',
  'own-side',
  'not-observed',
  'key-unavailable',
  'rule-broken',
  'aborted',
  'maintenance',
])
export type Reason = z.infer<typeof reasonSchema>

/** One expectation with what was seen: enough to explain the verdict without the exchange. */
export const evidenceSchema = z.object({
  kind: z.string(),
  expected: z.string(),
  observed: z.string(),
  outcome: z.enum(['pass', 'degraded', 'fail', 'unknown']),
})
export type Evidence = z.infer<typeof evidenceSchema>

export const verdictSchema = z.object({
  state: stateSchema,
  reason: reasonSchema,
  /** One plain sentence: what happened. */
  sentence: z.string(),
  evidence: z.array(evidenceSchema),
  /** From Retry-After on a 429 or 503: no scheduled probe before this many milliseconds from now. */
  retryAfterMs: z.number().optional(),
})
export type Verdict = z.infer<typeof verdictSchema>

import { z } from 'zod'

/**
 * Where a failure lies, as far as paired probes show it. `own-side`: this computer or its network. `path`: the way to the
 * vendor or one of its edges or addresses. `vendor-wide`: all that was asked of the vendor. `product`: one of its
 * products. `account`: our account or key. `unclear`: the evidence does not tell.
 */
export const scopeKinds = ['own-side', 'path', 'vendor-wide', 'product', 'account', 'unclear'] as const
export const scopeKindSchema = z.enum(scopeKinds)
export type ScopeKind = z.infer<typeof scopeKindSchema>

/** How far the evidence carries. `unclear` goes with the kind `unclear` and no other. */
export const scopeConfidenceSchema = z.enum(['certain', 'likely', 'possible', 'unclear'])
export type ScopeConfidence = z.infer<typeof scopeConfidenceSchema>

/** What was compared with the failing call. */
export const scopeSourceSchema = z.enum([
  'same-call',
  'other-address',
  'without-key',
  'second-key',
  'other-endpoint',
  'own-side',
  'status-page',
  'other-vendors',
  'recovery',
])
export type ScopeSource = z.infer<typeof scopeSourceSchema>

/**
 * What came of it. `refused`: the vendor's usual answer without a good key. `refused-alike`: refused in the same way as
 * the call with the key. `answered`: another answer that is no failure. `limited`: the vendor limits our requests.
 * `admits` and `calm` are words of a status page. `not-asked`: the text says why.
 */
export const scopeOutcomeSchema = z.enum([
  'failed',
  'passed',
  'refused',
  'refused-alike',
  'answered',
  'limited',
  'admits',
  'calm',
  'not-asked',
])
export type ScopeOutcome = z.infer<typeof scopeOutcomeSchema>

export const scopeEvidenceSchema = z.object({
  source: scopeSourceSchema,
  outcome: scopeOutcomeSchema,
  /** One plain sentence: what was asked and what was seen. Names no other vendor. */
  text: z.string(),
  atMs: z.number(),
  transcriptId: z.string().optional(),
  /** The other monitor that it is about. */
  monitorId: z.string().optional(),
  /** Another endpoint: was it asked with the key of the failing call, with another one, or without any. */
  key: z.enum(['same', 'other', 'none']).optional(),
  /** Another endpoint that failed with the incident and passes by now; its text says so. */
  passesAgain: z.boolean().optional(),
})
export type ScopeEvidence = z.infer<typeof scopeEvidenceSchema>

/** Why an incident's failure is seen where it is: the verdict, and all that it rests on. */
export const scopeSchema = z.object({
  kind: scopeKindSchema,
  confidence: scopeConfidenceSchema,
  /** "Likely vendor-wide: it fails without the key too, and so does Charges." */
  sentence: z.string(),
  evidence: z.array(scopeEvidenceSchema),
  /** How the judged call fails, and whether a key had any part in it. */
  call: z.object({
    how: z.enum(['no-answer', 'bad-answer', 'key-rejected', 'slow']),
    keySent: z.boolean(),
  }),
  /** When this verdict came to be; evidence may be newer. */
  decidedAtMs: z.number(),
  /** When the paired probes ran; absent while they are still to come, or when none may be sent. */
  probedAtMs: z.number().optional(),
})
export type Scope = z.infer<typeof scopeSchema>

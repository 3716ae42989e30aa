import { z } from 'zod'
import { wording } from '../language/language.ts'
import { vendorAlertsSchema } from './alerts.ts'
import { authSchema, clientCertificateSchema } from './auth.ts'
import { slaSchema } from './sla.ts'

/** Identifiers are chosen by people, stand in files and URLs, and never change: lower case, digits, dash, dot, underscore. */
export const idSchema = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, wording.fields.id)

/** Name of a secret, `vendor.field` by custom: the account under which the keychain holds the value. */
export const secretNameSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/, wording.fields.secretName)

export const statusPageSchema = z.object({
  kind: z.string().max(64),
  url: z.url({ protocol: /^https?$/ }),
  /** Names or ids of those of its components, services or regions that matter to us; absent: all. */
  components: z.array(z.string().min(1).max(120)).min(1).max(50).optional(),
})

export const vendorSchema = z.object({
  id: idSchema,
  name: z.string().min(1).max(80),
  statusPage: statusPageSchema.optional(),
  /** Our own product's features that stand on this vendor: used in the words for customers. */
  features: z.array(z.string().min(1).max(120)).max(50).default([]),
  /** Our account at the vendor (`acct_…`), for its support; no secret. */
  accountId: z.string().min(1).max(200).optional(),
  /** Headers and body fields in which the vendor names a request, besides the common ones. */
  requestIds: z.array(z.string().min(1).max(120)).max(20).optional(),
  /** Who is told of its incidents, and how often; absent: as the settings say. */
  alerts: vendorAlertsSchema.optional(),
  /** What it promised, for the evidence of a month. */
  sla: slaSchema.optional(),
})
export type Vendor = z.infer<typeof vendorSchema>

/** Inclusive ranges of status codes, `[[200, 299]]`. */
export const statusRangesSchema = z
  .array(z.tuple([z.number().int().min(100).max(599), z.number().int().min(100).max(599)]))
  .min(1)

/**
 * One rule on the exchange. `body`, `header` and `json` take exactly one comparison.
 * `matches` is an RE2 regular expression, `path` an RFC 9535 JSONPath.
 */
export const expectationSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('status'), ranges: statusRangesSchema }),
  z.object({
    kind: z.literal('responseTime'),
    degradedOverMs: z.number().positive().optional(),
    downOverMs: z.number().positive().optional(),
    /** Degraded over this many times the median of the last seven days: see `baselineLimitMs`. */
    degradedOverBaseline: z.number().min(1.1).max(100).optional(),
  }),
  z.object({ kind: z.literal('body'), contains: z.string().optional(), matches: z.string().optional() }),
  z.object({
    kind: z.literal('header'),
    name: z.string().min(1),
    equals: z.string().optional(),
    contains: z.string().optional(),
    matches: z.string().optional(),
  }),
  z.object({
    kind: z.literal('json'),
    path: z.string().min(1),
    equals: z.json().optional(),
    contains: z.string().optional(),
    matches: z.string().optional(),
    exists: z.boolean().optional(),
  }),
  z.object({ kind: z.literal('certificate'), daysLeft: z.number().min(0) }),
])
export type Expectation = z.infer<typeof expectationSchema>

/** What a confirming attempt does otherwise: another address of the name, the other IP family, HTTP/1.1 instead of 2. */
export const variationKinds = ['address', 'family', 'http1'] as const
export const variationKindSchema = z.enum(variationKinds)
export type VariationKind = z.infer<typeof variationKindSchema>

/** How a first failure is confirmed before an incident opens, and how one closes. */
export const policySchema = z.object({
  /** Waits before each further attempt, each counted from the first failure. */
  confirmAfterMs: z.array(z.number().int().min(0).max(60_000)).max(10).default([0, 2_000, 5_000]),
  /** How many of the confirming attempts must fail too; null = all of them. */
  confirmFailures: z.number().int().min(1).nullable().default(null),
  /** All of the burst, from the first failure; null = until 3 s after the last wait. Time-outs are cut to fit. */
  confirmWithinMs: z.number().int().min(1_000).max(120_000).nullable().default(null),
  /** Tried one after another by the confirming attempts, as far as the vendor's name and server allow it. */
  vary: z
    .array(variationKindSchema)
    .max(variationKinds.length)
    .default([...variationKinds]),
  closeAfterPasses: z.number().int().min(1).max(20).default(2),
  /** Incidents within an hour from which on the monitor counts as flapping; null = never. */
  flapAfter: z.number().int().min(2).max(20).nullable().default(3),
})
export type Policy = z.infer<typeof policySchema>

export const requestSchema = z.object({
  method: z.enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']).default('GET'),
  /** May hold `{{secret:NAME}}`. Must be an absolute http or https URL. */
  url: z.string().min(1).max(8_192),
  headers: z
    .array(z.object({ name: z.string().min(1).max(256), value: z.string().max(16_384) }))
    .max(100)
    .default([]),
  body: z.string().max(1_048_576).optional(),
  followRedirects: z.boolean().default(true),
  auth: authSchema.optional(),
  clientCertificate: clientCertificateSchema.optional(),
})
export type RequestSpec = z.infer<typeof requestSchema>

/**
 * What an answer that is not as expected means when its status alone does not say so. All conditions given must hold.
 * `key`: the vendor rejects the key. `permission`: the key works, a right or the account's standing is missing, and the
 * vendor is there. `limit`: we ask too often.
 */
export const refusalSchema = z.object({
  means: z.enum(['key', 'permission', 'limit']),
  status: z.array(z.number().int().min(100).max(599)).min(1).max(20).optional(),
  /** One of the values that the RFC 9535 JSONPath finds is one of these. */
  json: z
    .object({
      path: z.string().min(1).max(500),
      oneOf: z
        .array(z.union([z.string().max(200), z.number(), z.boolean(), z.null()]))
        .min(1)
        .max(30),
    })
    .optional(),
  header: z.object({ name: z.string().min(1).max(256), oneOf: z.array(z.string().max(200)).min(1).max(30) }).optional(),
  bodyContains: z.string().min(1).max(500).optional(),
  /** Why, to follow "the key works, but": "it lacks the scope organizations:read". */
  because: z.string().min(1).max(200).optional(),
})
export type Refusal = z.infer<typeof refusalSchema>

/** What may be asked beside a failing call to find out where the failure lies. By default only calls that read. */
export const scopeRulesSchema = z.object({
  /** True: nothing is ever asked beside a failing call. */
  off: z.boolean().optional(),
  /** True: the call changes nothing whatever its method, so it may be asked with other methods than GET and HEAD too. */
  anyMethod: z.boolean().optional(),
  /** Another address of this vendor. It is asked with the key only where it has the host of the monitor's own. */
  otherUrl: z
    .url({ protocol: /^https?$/ })
    .max(2_048)
    .optional(),
})
export type ScopeRules = z.infer<typeof scopeRulesSchema>

/** The catalog's entry that a monitor was made from, as it was then. */
export const catalogOriginSchema = z.object({ id: idSchema, revision: z.number().int().min(1) })

export const minIntervalMs = 5_000
export const maxIntervalMs = 86_400_000

export const monitorSchema = z.object({
  id: idSchema,
  vendorId: idSchema,
  name: z.string().min(1).max(120),
  intervalMs: z.number().int().min(minIntervalMs).max(maxIntervalMs).default(60_000),
  timeoutMs: z.number().int().min(100).max(120_000).default(10_000),
  request: requestSchema,
  expect: z.array(expectationSchema).max(50).default([]),
  policy: policySchema.prefault({}),
  /** The first that fits decides. With any given, 401 and 403 mean nothing by themselves. */
  refusals: z.array(refusalSchema).max(20).optional(),
  catalog: catalogOriginSchema.optional(),
  /** Name of a second secret for paired probes: it takes the place of the first one that the request mentions. */
  secondKey: secretNameSchema.optional(),
  scope: scopeRulesSchema.optional(),
  /** Present while no scheduled probes are wanted; `untilMs: null` = until resumed by hand. */
  paused: z.object({ sinceMs: z.number(), untilMs: z.number().nullable() }).optional(),
  /** Counts edits; every transcript names the revision it ran. */
  revision: z.number().int().min(1).default(1),
})
export type Monitor = z.infer<typeof monitorSchema>

/** What a user edits: a monitor without what the application keeps itself. */
export const monitorDraftSchema = monitorSchema.omit({ revision: true, paused: true })
export type MonitorDraft = z.infer<typeof monitorDraftSchema>

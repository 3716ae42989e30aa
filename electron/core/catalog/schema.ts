import { z } from 'zod'
import { authSchema } from '../model/auth.ts'
import { idSchema, refusalSchema } from '../model/monitor.ts'

export const categories = [
  'payments',
  'email',
  'messaging',
  'auth',
  'infrastructure',
  'development',
  'AI',
  'data and search',
  'observability',
  'customers and content',
] as const

const httpsUrl = z.url({ protocol: /^https$/ })

/** A credential or other particular of the account, in the vendor's own terms. Templates name it as `{key}`. */
const fieldSchema = z.strictObject({
  key: z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/),
  label: z.string().min(1).max(80),
  /** Goes to the keychain; everything else stands in the monitor as typed. */
  secret: z.boolean(),
  example: z.string().max(80).optional(),
  /** A header, or part of the authentication, that names a field left empty is not sent. */
  optional: z.boolean().optional(),
})
export type CatalogField = z.infer<typeof fieldSchema>

/** A cheap read-only call. `{base}` is the region's; other names are fields; `{basic:USER:PASSWORD}` is HTTP Basic. */
const probeSchema = z.strictObject({
  name: z.string().min(1).max(60),
  /** Which key it is for, when there are several probes. */
  when: z.string().max(200).optional(),
  method: z.enum(['GET', 'HEAD', 'POST']),
  url: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string().optional(),
  status: z.array(z.number().int()).min(1),
  /** What a healthy answer holds besides its status. */
  json: z
    .array(z.strictObject({ path: z.string(), equals: z.json().optional(), exists: z.boolean().optional() }))
    .optional(),
  /** In order; the first that fits an answer that is not healthy decides. */
  refusals: z.array(refusalSchema),
  /** A POST that changes nothing: why it is one. */
  readOnlyBecause: z.string().max(160).optional(),
  /** OAuth 2 client credentials or AWS Signature Version 4; its texts name fields. */
  auth: authSchema.optional(),
})
export type CatalogProbe = z.infer<typeof probeSchema>

/** One vendor of the catalog. Facts are from public documentation; nothing was asked live. */
export const catalogEntrySchema = z.strictObject({
  id: idSchema,
  /** Grows when the entry improves, so that monitors made from it can be told. */
  revision: z.number().int().min(1),
  name: z.string().min(1).max(80),
  category: z.enum(categories),
  fields: z.array(fieldSchema).min(1),
  /** The narrowest key that this probe needs: what the vendor calls it, and how to come by it. */
  key: z.strictObject({ name: z.string().min(1).max(120), advice: z.string().min(1).max(400) }),
  /** The vendor's own regions and sandboxes; the first is offered first. */
  regions: z.array(z.strictObject({ label: z.string().min(1).max(40), base: z.string() })).min(1),
  probes: z.array(probeSchema).min(1),
  /** No faster than this is polite. */
  politeIntervalMs: z.number().int().min(5_000),
  /** Headers and body fields under which the vendor's support finds a request. */
  requestIds: z.array(z.string().min(1).max(120)),
  rateLimitHeaders: z.array(z.string().min(1).max(120)),
  rateLimit: z.string().max(240),
  /** `url` and `components` may name fields; `api` is where its data lies. */
  statusPage: z.strictObject({
    kind: z.string(),
    url: z.string(),
    api: z.string(),
    components: z.array(z.string()).optional(),
    hint: z.string().max(240).optional(),
  }),
  /** `askFor`: what support wants besides times, endpoint, status and error body. */
  support: z.strictObject({ url: httpsUrl, askFor: z.array(z.string().min(1).max(120)) }),
  /** What is surprising about this vendor, for whoever reads a failing answer. */
  notes: z.string().max(500).optional(),
  /** True: endpoint, authentication and the answer to a bad key stand in documentation or a recording. */
  confirmed: z.boolean(),
  unconfirmed: z.array(z.string().min(1).max(200)),
})
export type CatalogEntry = z.infer<typeof catalogEntrySchema>

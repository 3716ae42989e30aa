import { z } from 'zod'

/** The parts of one exchange in the order in which they happen. A part that did not happen is absent, never zero. */
export const phaseNames = ['dns', 'tcp', 'proxy', 'tls', 'send', 'wait', 'download'] as const
export const phaseNameSchema = z.enum(phaseNames)
export type PhaseName = z.infer<typeof phaseNameSchema>

/** Why an exchange got no usable response. The set is fixed: every failure of the wire ends in exactly one of these. */
export const failureKinds = [
  'dns-not-found',
  'dns-failure',
  'refused',
  'unreachable',
  'reset',
  'tls-untrusted',
  'tls-expired',
  'tls-not-yet-valid',
  'tls-wrong-host',
  'tls-other',
  'tls-client-certificate',
  'timeout',
  'malformed-response',
  'too-large',
  'too-many-redirects',
  'proxy',
  'aborted',
] as const
export const failureKindSchema = z.enum(failureKinds)
export type FailureKind = z.infer<typeof failureKindSchema>

/** What went wrong below HTTP, in which phase, with the raw code of the platform (`ECONNRESET`, `CERT_HAS_EXPIRED`). */
export const failureSchema = z.object({
  kind: failureKindSchema,
  phase: phaseNameSchema.optional(),
  code: z.string().optional(),
  message: z.string(),
})
export type Failure = z.infer<typeof failureSchema>

/** Header fields as sent on the wire: order, case and repetition kept. */
export const headersSchema = z.array(z.tuple([z.string(), z.string()]))
export type Headers = z.infer<typeof headersSchema>

/**
 * Moments of one exchange in milliseconds after `startedAtMs`, read from a monotonic clock.
 * Phases are differences of these (see `phasesOf`); a moment that did not come is absent.
 */
export const instantsSchema = z.object({
  dnsStart: z.number().optional(),
  dnsEnd: z.number().optional(),
  tcpStart: z.number().optional(),
  tcpEnd: z.number().optional(),
  proxyStart: z.number().optional(),
  proxyEnd: z.number().optional(),
  tlsStart: z.number().optional(),
  tlsEnd: z.number().optional(),
  sendStart: z.number().optional(),
  sendEnd: z.number().optional(),
  firstByte: z.number().optional(),
  end: z.number(),
})
export type Instants = z.infer<typeof instantsSchema>

/** A body as captured. `text` when it decodes as text, else `base64`; neither when nothing was kept. */
export const bodySchema = z.object({
  text: z.string().optional(),
  base64: z.string().optional(),
  mimeType: z.string().optional(),
  charset: z.string().optional(),
  contentEncoding: z.string().optional(),
  /** Bytes on the wire, before decoding. */
  wireBytes: z.number().int(),
  /** Bytes after decoding, counted as far as the body was read. */
  decodedBytes: z.number().int(),
  /** True when `text`/`base64` holds less than was read, or when reading was cut at the limit. */
  truncated: z.boolean(),
  /** SHA-256 (hex) of the decoded bytes as far as they were read. */
  sha256: z.string().optional(),
})
export type Body = z.infer<typeof bodySchema>

export const certificateSchema = z.object({
  subject: z.string(),
  issuer: z.string(),
  sans: z.array(z.string()),
  serialNumber: z.string(),
  notBeforeMs: z.number(),
  notAfterMs: z.number(),
  fingerprint256: z.string(),
})
export type Certificate = z.infer<typeof certificateSchema>

export const tlsSchema = z.object({
  version: z.string().optional(),
  cipher: z.string().optional(),
  alpnOffered: z.array(z.string()),
  alpn: z.string().optional(),
  /** False with `verifyError` when the chain did not verify; the exchange then ends in a `tls-*` failure. */
  verified: z.boolean(),
  verifyError: z.string().optional(),
  /** What the server's own proof of validity says, unchecked; `none`: it sent none. Absent: it did not come to that. */
  ocsp: z
    .object({
      state: z.enum(['good', 'revoked', 'unknown', 'none']),
      saidAtMs: z.number().optional(),
      untilMs: z.number().optional(),
    })
    .optional(),
  /** True: a certificate of ours was ready for the vendor to ask for. */
  clientCertificate: z.boolean().optional(),
  /** Leaf first. */
  chain: z.array(certificateSchema),
})
export type Tls = z.infer<typeof tlsSchema>

export const addressSchema = z.object({ address: z.string(), family: z.union([z.literal(4), z.literal(6)]) })
export type Address = z.infer<typeof addressSchema>

export const connectionSchema = z.object({
  host: z.string(),
  port: z.number().int(),
  /** DNS servers the system is set to use. */
  resolvers: z.array(z.string()).optional(),
  /** Every address the name resolved to, in the resolver's order; absent for a literal address. */
  answers: z.array(addressSchema).optional(),
  remote: addressSchema.extend({ port: z.number().int() }).optional(),
  /** `interface`: the name of the one that has the address, as the system gives it. */
  local: z.object({ address: z.string(), port: z.number().int(), interface: z.string().optional() }).optional(),
  /** The proxy without user information, and the variable that named it. */
  proxy: z.object({ url: z.string(), from: z.string() }).optional(),
  tls: tlsSchema.optional(),
})
export type Connection = z.infer<typeof connectionSchema>

export const exchangeSchema = z.object({
  role: z.enum(['request', 'redirect', 'token']),
  startedAtMs: z.number(),
  instants: instantsSchema,
  request: z.object({
    method: z.string(),
    url: z.string(),
    httpVersion: z.string().optional(),
    /** Headers really sent, those the client added included. Empty when nothing was sent. */
    headers: headersSchema,
    headerBytes: z.number().int().optional(),
    body: bodySchema.optional(),
  }),
  connection: connectionSchema.optional(),
  response: z
    .object({
      status: z.number().int(),
      reason: z.string(),
      httpVersion: z.string(),
      headers: headersSchema,
      headerBytes: z.number().int().optional(),
      body: bodySchema.optional(),
    })
    .optional(),
  failure: failureSchema.optional(),
  /** Longest event-loop delay seen while this exchange ran: a large one means our own machine was busy. */
  loopDelayMs: z.number().optional(),
})
export type Exchange = z.infer<typeof exchangeSchema>

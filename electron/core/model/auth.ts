import { z } from 'zod'

/** Every text may hold `{{secret:NAME}}`. */
const text = z.string().min(1).max(16_384)

/**
 * How a request says who asks. `bearer`, `basic`, `header` and `query` are written into the request itself. `oauth2`:
 * a token by client credentials (RFC 6749 4.4), fetched once and used until shortly before it ends. `aws`: Signature
 * Version 4 over the request as it is sent.
 */
export const authSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('bearer'), token: text }),
  z.object({ kind: z.literal('basic'), user: z.string().max(1_024), password: z.string().max(16_384) }),
  z.object({ kind: z.literal('header'), name: z.string().min(1).max(256), value: text }),
  z.object({ kind: z.literal('query'), name: z.string().min(1).max(256), value: text }),
  z.object({
    kind: z.literal('oauth2'),
    tokenUrl: z.string().min(1).max(8_192),
    clientId: text,
    clientSecret: text,
    scope: z.string().min(1).max(2_000).optional(),
    /** How the client says who it is to the token endpoint: HTTP Basic, or fields of the form. */
    clientAuth: z.enum(['basic', 'body']).default('basic'),
    /** More fields of the form, `audience` for example. */
    parameters: z.record(z.string().min(1).max(100), z.string().max(2_000)).optional(),
    /** Header that takes the bare token; absent: `Authorization: Bearer TOKEN`. */
    tokenHeader: z.string().min(1).max(256).optional(),
  }),
  z.object({
    kind: z.literal('aws'),
    service: z.string().min(1).max(64),
    region: z.string().min(1).max(64),
    accessKeyId: text,
    secretAccessKey: text,
    sessionToken: text.optional(),
  }),
])
export type RequestAuth = z.infer<typeof authSchema>
export type OAuth2 = Extract<RequestAuth, { kind: 'oauth2' }>
export type AwsAuth = Extract<RequestAuth, { kind: 'aws' }>

/** Mutual TLS: who we are, as PEM. Shown to the monitor's own origin and its token endpoint, never after a redirect elsewhere. */
export const clientCertificateSchema = z.object({
  /** May hold the chain, leaf first. */
  certificate: z.string().min(1).max(65_536),
  key: text,
  passphrase: text.optional(),
})
export type ClientCertificate = z.infer<typeof clientCertificateSchema>

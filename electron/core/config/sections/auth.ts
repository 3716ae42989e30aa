import { z } from 'zod'
import { wording } from '../../language/language.ts'
import { authSchema, type ClientCertificate, clientCertificateSchema, type RequestAuth } from '../../model/auth.ts'
import { address, headerName, keyText, said, secretProblem } from '../fields.ts'
import { looksLikeKey } from '../liveKey.ts'
import type { ConfigMap } from '../toConfig.ts'

const [, , , , oauth, aws] = authSchema.options
const plain = said(secretProblem).refine((text) => text !== '', wording.config.empty)

/** A certificate is public: it may stand here itself. */
const certificate = z
  .string()
  .min(1)
  .max(65_536)
  .superRefine((text, context) => {
    const problem =
      secretProblem(text) ??
      (looksLikeKey(text) ? wording.config.privateKey : undefined) ??
      (/\{\{secret:|-----BEGIN [A-Z ]*CERTIFICATE-----/.test(text) ? undefined : wording.config.certificateForm)
    if (problem) context.addIssue({ code: 'custom', message: problem })
  })

const shape = {
  bearer: keyText.optional(),
  basic: z.strictObject({ user: plain, password: keyText.or(z.literal('')).optional() }).optional(),
  header: z.strictObject({ name: headerName, value: keyText }).optional(),
  query: z.strictObject({ name: z.string().min(1).max(256), value: keyText }).optional(),
  oauth2: z
    .strictObject({
      tokenUrl: address,
      clientId: plain,
      clientSecret: keyText,
      scope: oauth.shape.scope,
      clientAuth: oauth.shape.clientAuth.unwrap().optional(),
      parameters: oauth.shape.parameters,
      tokenHeader: headerName.optional(),
    })
    .optional(),
  awsSigV4: z
    .strictObject({
      service: aws.shape.service,
      region: aws.shape.region,
      accessKeyId: plain,
      secretAccessKey: keyText,
      sessionToken: keyText.optional(),
    })
    .optional(),
}
const kinds = Object.keys(shape)

function toAuth(value: z.infer<z.ZodObject<typeof shape>>): RequestAuth | null {
  if (value.bearer !== undefined) return { kind: 'bearer', token: value.bearer }
  if (value.basic) return { kind: 'basic', user: value.basic.user, password: value.basic.password ?? '' }
  if (value.header) return { kind: 'header', ...value.header }
  if (value.query) return { kind: 'query', ...value.query }
  if (value.oauth2) return { kind: 'oauth2', ...value.oauth2, clientAuth: value.oauth2.clientAuth ?? 'basic' }
  return value.awsSigV4 ? { kind: 'aws', ...value.awsSigV4 } : null
}

/** A request's `auth`, written as a map with one key: `bearer: "{{secret:stripe.apiKey}}"`. */
export const auth = z.strictObject(shape).transform((value, context): RequestAuth => {
  if (context.issues.length > 0) return z.NEVER
  const found = toAuth(value)
  if (found && Object.keys(value).length === 1) return found
  context.addIssue({ code: 'custom', message: wording.config.writeOneOf(kinds) })
  return z.NEVER
})

/** A request's `clientCertificate`, for mutual TLS. */
export const clientCertificate = z.strictObject({
  certificate,
  key: keyText,
  passphrase: keyText.optional(),
}) satisfies z.ZodType<ClientCertificate>

/** What `auth` reads back. */
export function authOut(from: RequestAuth): ConfigMap {
  const { kind, ...rest } = from
  if (from.kind === 'bearer') return { bearer: from.token }
  if (from.kind === 'aws') return { awsSigV4: rest }
  if (from.kind !== 'oauth2') return { [kind]: rest }
  const { clientAuth, ...oauth2 } = from
  const { kind: _, ...fields } = oauth2
  return { oauth2: { ...fields, ...(clientAuth !== 'basic' && { clientAuth }) } }
}

export const certificateOut = (from: ClientCertificate): ConfigMap => clientCertificateSchema.parse(from)

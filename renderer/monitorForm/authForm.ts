import { mapAuth, mapCertificate } from '../../electron/core/auth/texts.ts'
import { idFrom } from '../../electron/core/idFrom.ts'
import { wording } from '../../electron/core/language/language.ts'
import type { ClientCertificate, RequestAuth } from '../../electron/core/model/auth.ts'

export type AuthKind = RequestAuth['kind'] | 'none'

/** What the form offers, in the order in which APIs use them. */
export const authKinds: { value: AuthKind; label: string }[] = [
  { value: 'none', label: wording.monitorForm.noAuthentication },
  { value: 'bearer', label: wording.monitorForm.bearerToken },
  { value: 'basic', label: wording.monitorForm.basicAuthentication },
  { value: 'header', label: wording.monitorForm.headerKey },
  { value: 'query', label: wording.monitorForm.queryKey },
  { value: 'oauth2', label: wording.monitorForm.oauth2ClientCredentials },
  { value: 'aws', label: wording.monitorForm.awsSignatureVersion4 },
]

/** The names of its secrets begin with the vendor's id. */
const secretOf = (vendor: string, field: string) => `{{secret:${idFrom(vendor) || 'vendor'}.${field}}}`

/** A kind with its secrets named, ready for their values to be pasted. */
export function newAuth(kind: AuthKind, vendor: string): RequestAuth | undefined {
  switch (kind) {
    case 'bearer':
      return { kind, token: secretOf(vendor, 'apiKey') }
    case 'basic':
      return { kind, user: '', password: secretOf(vendor, 'password') }
    case 'header':
      return { kind, name: 'X-Api-Key', value: secretOf(vendor, 'apiKey') }
    case 'query':
      return { kind, name: 'api_key', value: secretOf(vendor, 'apiKey') }
    case 'oauth2':
      return {
        kind,
        tokenUrl: '',
        clientId: '',
        clientSecret: secretOf(vendor, 'clientSecret'),
        clientAuth: 'basic',
      }
    case 'aws':
      return { kind, service: '', region: '', accessKeyId: '', secretAccessKey: secretOf(vendor, 'secretAccessKey') }
    default:
      return undefined
  }
}

export const newCertificate = (vendor: string): ClientCertificate => ({
  certificate: secretOf(vendor, 'clientCertificate'),
  key: secretOf(vendor, 'clientKey'),
})

/** Fields that may be left empty are absent then. */
export function withoutEmpty<T extends RequestAuth | ClientCertificate>(from: T, optional: readonly string[]): T {
  const kept = Object.entries(from).filter(([name, value]) => value !== '' || !optional.includes(name))
  return Object.fromEntries(kept) as T
}

export const optionalFields = ['scope', 'tokenHeader', 'sessionToken', 'passphrase']

/** `audience=https://api.acme.com/`, one a line; undefined for none. Lines without a name are dropped. */
export function parametersIn(text: string): Record<string, string> | undefined {
  const pairs = text
    .split('\n')
    .map((line) => /^\s*([^=\s]+)\s*=\s*(.*?)\s*$/.exec(line))
    .flatMap((match): [string, string][] => (match ? [[match[1] ?? '', match[2] ?? '']] : []))
  return pairs.length > 0 ? Object.fromEntries(pairs) : undefined
}

export const parametersText = (auth: RequestAuth | undefined) =>
  Object.entries((auth?.kind === 'oauth2' && auth.parameters) || {})
    .map(([name, value]) => `${name}=${value}`)
    .join('\n')

/** Every text of the authentication that may name a secret. */
export function authTexts(auth: RequestAuth | undefined, certificate: ClientCertificate | undefined): string[] {
  const texts: string[] = []
  const take = (text: string) => {
    texts.push(text)
    return text
  }
  if (auth) mapAuth(auth, take)
  if (certificate) mapCertificate(certificate, take)
  return texts
}

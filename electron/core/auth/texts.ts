import { wording } from '../language/language.ts'
import type { ClientCertificate, RequestAuth } from '../model/auth.ts'

/** `where`: in words for a sentence. `carries`: what its place on the wire can hold. */
type Change = (text: string, where: string, carries: 'header' | 'url' | 'anything') => string

/** The same authentication with every text that may name a secret passed through `change`. */
export function mapAuth(auth: RequestAuth, change: Change): RequestAuth {
  switch (auth.kind) {
    case 'bearer':
      return { ...auth, token: change(auth.token, wording.auth.bearer, 'header') }
    case 'basic':
      return {
        ...auth,
        user: change(auth.user, wording.auth.user, 'anything'),
        password: change(auth.password, wording.auth.password, 'anything'),
      }
    case 'header':
      return { ...auth, value: change(auth.value, wording.auth.header(auth.name), 'header') }
    case 'query':
      return { ...auth, value: change(auth.value, wording.auth.query(auth.name), 'anything') }
    case 'oauth2':
      return {
        ...auth,
        tokenUrl: change(auth.tokenUrl, wording.auth.tokenUrl, 'url'),
        clientId: change(auth.clientId, wording.auth.clientId, 'anything'),
        clientSecret: change(auth.clientSecret, wording.auth.clientSecret, 'anything'),
        ...(auth.parameters && {
          parameters: Object.fromEntries(
            Object.entries(auth.parameters).map(([name, value]) => [
              name,
              change(value, wording.auth.parameter(name), 'anything'),
            ]),
          ),
        }),
      }
    case 'aws':
      return {
        ...auth,
        accessKeyId: change(auth.accessKeyId, wording.auth.accessKeyId, 'header'),
        secretAccessKey: change(auth.secretAccessKey, wording.auth.secretAccessKey, 'anything'),
        ...(auth.sessionToken !== undefined && {
          sessionToken: change(auth.sessionToken, wording.auth.sessionToken, 'header'),
        }),
      }
  }
}

/** As `mapAuth`, for mutual TLS. */
export function mapCertificate(from: ClientCertificate, change: Change): ClientCertificate {
  return {
    certificate: change(from.certificate, wording.auth.certificate, 'anything'),
    key: change(from.key, wording.auth.certificateKey, 'anything'),
    ...(from.passphrase !== undefined && {
      passphrase: change(from.passphrase, wording.auth.passphrase, 'anything'),
    }),
  }
}

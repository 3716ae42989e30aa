import type { ClientCertificate, RequestAuth } from '../model/auth.ts'

/** `where`: in words for a sentence. `carries`: what its place on the wire can hold. */
type Change = (text: string, where: string, carries: 'header' | 'url' | 'anything') => string

/** The same authentication with every text that may name a secret passed through `change`. */
export function mapAuth(auth: RequestAuth, change: Change): RequestAuth {
  switch (auth.kind) {
    case 'bearer':
      return { ...auth, token: change(auth.token, 'the bearer token', 'header') }
    case 'basic':
      return {
        ...auth,
        user: change(auth.user, 'the user name', 'anything'),
        password: change(auth.password, 'the password', 'anything'),
      }
    case 'header':
      return { ...auth, value: change(auth.value, `the header ${auth.name}`, 'header') }
    case 'query':
      return { ...auth, value: change(auth.value, `the query parameter ${auth.name}`, 'anything') }
    case 'oauth2':
      return {
        ...auth,
        tokenUrl: change(auth.tokenUrl, 'the token address', 'url'),
        clientId: change(auth.clientId, 'the client id', 'anything'),
        clientSecret: change(auth.clientSecret, 'the client secret', 'anything'),
        ...(auth.parameters && {
          parameters: Object.fromEntries(
            Object.entries(auth.parameters).map(([name, value]) => [
              name,
              change(value, `the token parameter ${name}`, 'anything'),
            ]),
          ),
        }),
      }
    case 'aws':
      return {
        ...auth,
        accessKeyId: change(auth.accessKeyId, 'the access key id', 'header'),
        secretAccessKey: change(auth.secretAccessKey, 'the secret access key', 'anything'),
        ...(auth.sessionToken !== undefined && {
          sessionToken: change(auth.sessionToken, 'the session token', 'header'),
        }),
      }
  }
}

/** As `mapAuth`, for mutual TLS. */
export function mapCertificate(from: ClientCertificate, change: Change): ClientCertificate {
  return {
    certificate: change(from.certificate, 'the client certificate', 'anything'),
    key: change(from.key, 'the key of the client certificate', 'anything'),
    ...(from.passphrase !== undefined && {
      passphrase: change(from.passphrase, 'the passphrase of the client certificate', 'anything'),
    }),
  }
}

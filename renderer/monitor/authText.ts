import type { RequestAuth } from '../../electron/core/model/auth.ts'

/** How a request says who asks, in a line; secrets stand in it by name only. */
export function authText(auth: RequestAuth): string {
  switch (auth.kind) {
    case 'bearer':
      return `Bearer ${auth.token}`
    case 'basic':
      return `Basic, ${auth.user} and ${auth.password || 'no password'}`
    case 'header':
      return `${auth.name}: ${auth.value}`
    case 'query':
      return `?${auth.name}=${auth.value}`
    case 'oauth2':
      return `OAuth 2 client ${auth.clientId}, token from ${auth.tokenUrl}${auth.scope === undefined ? '' : `, scope ${auth.scope}`}`
    case 'aws':
      return `AWS Signature V4, ${auth.service} in ${auth.region}, key ${auth.accessKeyId}`
  }
}

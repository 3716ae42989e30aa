import { wording } from '../../electron/core/language/language.ts'
import type { RequestAuth } from '../../electron/core/model/auth.ts'

/** How a request says who asks, in a line; secrets stand in it by name only. */
export function authText(auth: RequestAuth): string {
  switch (auth.kind) {
    case 'bearer':
      return `Bearer ${auth.token}`
    case 'basic':
      return wording.monitor.auth.basic(auth.user, auth.password || wording.monitor.auth.noPassword)
    case 'header':
      return `${auth.name}: ${auth.value}`
    case 'query':
      return `?${auth.name}=${auth.value}`
    case 'oauth2':
      return wording.monitor.auth.oauth2(auth.clientId, auth.tokenUrl, auth.scope)
    case 'aws':
      return wording.monitor.auth.aws(auth.service, auth.region, auth.accessKeyId)
  }
}

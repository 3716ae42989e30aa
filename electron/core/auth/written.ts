import { basicCredential } from '../basicTemplate.ts'
import type { RequestSpec } from '../model/monitor.ts'

/** The address with one more query parameter, percent-encoded, before its fragment. */
function withParameter(url: string, name: string, value: string): string {
  const [bare = '', ...fragment] = url.split('#')
  const joint = bare.includes('?') ? (/[?&]$/.test(bare) ? '' : '&') : '?'
  const whole = `${bare}${joint}${encodeURIComponent(name)}=${encodeURIComponent(value)}`
  return [whole, ...fragment].join('#')
}

/**
 * A request whose secrets are filled in, with the kinds of authentication that are plain text written into it. What
 * needs the world (a token, a signature) stays in `auth` for the probe.
 */
export function withWrittenAuth(request: RequestSpec): RequestSpec {
  const { auth, ...rest } = request
  const withHeader = (name: string, value: string) => ({ ...rest, headers: [...rest.headers, { name, value }] })
  switch (auth?.kind) {
    case undefined:
      return request
    case 'bearer':
      return withHeader('Authorization', `Bearer ${auth.token}`)
    case 'basic':
      return withHeader('Authorization', `Basic ${basicCredential(`${auth.user}:${auth.password}`)}`)
    case 'header':
      return withHeader(auth.name, auth.value)
    case 'query':
      return { ...rest, url: withParameter(rest.url, auth.name, auth.value) }
    default:
      return request
  }
}

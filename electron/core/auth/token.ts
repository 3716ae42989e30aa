import { basicCredential } from '../basicTemplate.ts'
import type { OAuth2 } from '../model/auth.ts'
import type { RequestSpec } from '../model/monitor.ts'

/** RFC 6749 2.3.1: client id and secret are form-encoded before they are joined for HTTP Basic. */
const formEncoded = (text: string) => new URLSearchParams([['', text]]).toString().slice(1)

/** The call that fetches a token by client credentials (RFC 6749 4.4.2). Its redirects are not followed: it holds a key. */
export function tokenRequest(auth: OAuth2): RequestSpec {
  const form = new URLSearchParams([['grant_type', 'client_credentials']])
  if (auth.scope !== undefined) form.append('scope', auth.scope)
  for (const [name, value] of Object.entries(auth.parameters ?? {})) form.append(name, value)
  const headers = [
    { name: 'Accept', value: 'application/json' },
    { name: 'Content-Type', value: 'application/x-www-form-urlencoded' },
  ]
  if (auth.clientAuth === 'body') {
    form.append('client_id', auth.clientId)
    form.append('client_secret', auth.clientSecret)
  } else {
    const pair = `${formEncoded(auth.clientId)}:${formEncoded(auth.clientSecret)}`
    headers.push({ name: 'Authorization', value: `Basic ${basicCredential(pair)}` })
  }
  return { method: 'POST', url: auth.tokenUrl, headers, body: form.toString(), followRedirects: false }
}

/** The header that carries a token to the vendor. */
export function tokenHeader(auth: OAuth2, token: string): { name: string; value: string } {
  return auth.tokenHeader === undefined
    ? { name: 'Authorization', value: `Bearer ${token}` }
    : { name: auth.tokenHeader, value: token }
}

const isMap = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** The fields of a token endpoint's answer, none when it is no JSON object. */
export function tokenAnswer(text: string | undefined): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text ?? '')
    return isMap(parsed) ? parsed : {}
  } catch {
    return {}
  }
}

/** A token that came without its lifetime is used this long: RFC 6749 5.1 leaves it to the client. */
const unnamedLifetimeMs = 300_000

/**
 * The token in an answer (RFC 6749 5.1), and for how many milliseconds to use it: a minute less than its lifetime, or
 * a tenth less for one that lives shorter than ten minutes. Undefined when there is none that a header can carry.
 */
export function tokenIn(status: number, text: string | undefined): { token: string; useForMs: number } | undefined {
  const { access_token: token, expires_in: seconds } = tokenAnswer(text)
  if (status < 200 || status > 299 || typeof token !== 'string' || !/^[\x21-\x7e]{1,16384}$/.test(token))
    return undefined
  const lifetimeMs = Number(seconds) * 1_000
  if (!Number.isFinite(lifetimeMs) || lifetimeMs <= 0) return { token, useForMs: unnamedLifetimeMs }
  return { token, useForMs: Math.max(lifetimeMs * 0.9, lifetimeMs - 60_000) }
}

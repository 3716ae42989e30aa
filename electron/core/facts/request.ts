import { cookieHeader } from '../export/cookies.ts'
import { wording } from '../language/language.ts'
import type { Body, Exchange, Headers } from '../model/exchange.ts'
import { fixedNames, tagPattern } from '../redact/ranges.ts'
import { headerValue, headerValues } from './headers.ts'

/** The query of a URL as a list in its own order; decoded where it can be. */
export function queryOf(url: string): [string, string][] {
  return pairsOf(/\?([^#]*)/.exec(url)?.[1] ?? '')
}

/** Form fields of an `application/x-www-form-urlencoded` body; undefined for any other. */
export function formOf(body: Body | undefined, headers: Headers): [string, string][] | undefined {
  const type = body?.mimeType ?? headerValue(headers, 'content-type') ?? ''
  if (body?.text === undefined || !/^application\/x-www-form-urlencoded\b/i.test(type)) return undefined
  return pairsOf(body.text)
}

function pairsOf(text: string): [string, string][] {
  return text
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.indexOf('=')
      return at < 0 ? [decoded(part), ''] : [decoded(part.slice(0, at)), decoded(part.slice(at + 1))]
    })
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

/** How a request proves who sends it, with the names of its secrets; their values are nowhere. */
export type Auth = { kind: string; keys: string[] }

/** Reads the authentication off the tags that stand in for secrets. Undefined: the request carries none. */
export function authOf({ request }: Exchange): Auth | undefined {
  const authorization = headerValue(request.headers, 'authorization')
  if (authorization !== undefined) {
    const scheme = /^([A-Za-z0-9-]+) /.exec(authorization)?.[1]
    return { kind: wording.facts.authorization(scheme), keys: keysIn(authorization) }
  }
  for (const [name, value] of request.headers) {
    const keys = keysIn(value)
    if (keys.length > 0)
      return { kind: /^cookie$/i.test(name) ? wording.facts.cookie : wording.facts.authHeader(name), keys }
  }
  const inUrl = keysIn(request.url)
  if (inUrl.length > 0) return { kind: wording.facts.authInUrl, keys: inUrl }
  const inBody = keysIn(request.body?.text ?? '')
  return inBody.length > 0 ? { kind: wording.facts.authInBody, keys: inBody } : undefined
}

const placeNames = new Set<string>(fixedNames)

/** Names of the secrets whose tags stand in a text; a tag that only says what stood there gives no name. */
function keysIn(text: string): string[] {
  const names = [...text.matchAll(tagPattern())].map((tag) => tag[1] ?? '')
  return [...new Set(names)].map((name) => (placeNames.has(name) ? wording.facts.foreignKey : name))
}

/** Cookies of the request, by name. */
export function requestCookies({ request }: Exchange) {
  return headerValues(request.headers, 'cookie').flatMap(cookieHeader)
}

const versionHeader = /^((x-)?api-version|(x-)?[a-z0-9-]*-(api-)?version)$/i
const notApi = /^(sec-websocket-version|x-(aspnet|runtime|powered-by|app|build|client)(mvc)?-version)$/i

/** "Stripe-Version: 2024-06-20" as the vendor answered or we asked; else the version in the path; else undefined. */
export function apiVersionOf({ request, response }: Exchange): string | undefined {
  const found = [...(response?.headers ?? []), ...request.headers].find(
    ([name]) => versionHeader.test(name) && !notApi.test(name),
  )
  if (found) return `${found[0]}: ${found[1]}`
  const path = /^[a-z]+:\/\/[^/?#]*(\/[^?#]*)/i.exec(request.url)?.[1] ?? ''
  const part = /\/(v\d+(?:[.-]\w+)*|\d{4}-\d{2}-\d{2}|\d{4}-\d{2})(?=\/|$)/i.exec(path)?.[1]
  return part && wording.facts.apiVersionInPath(part)
}

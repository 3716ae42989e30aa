import { wording } from './language/language.ts'
import type { Body, Exchange } from './model/exchange.ts'
import type { Replacements } from './model/transcript.ts'
import type { Raw } from './ports.ts'
import { walkExchange } from './redact/exchangeWalk.ts'
import type { KnownSecret } from './redact/forms.ts'
import { headerRanges } from './redact/headerPlaces.ts'
import { createKnownValues } from './redact/knownValues.ts'
import { fixedNames, type Range, settle, tagOf } from './redact/ranges.ts'
import { findShapes } from './redact/shapes.ts'
import { textPlaceRanges } from './redact/textPlaces.ts'
import { authorityOf, cutAtAuthority } from './redact/urls.ts'

export type { KnownSecret } from './redact/forms.ts'

export type Redactor = {
  /** Unwraps what a probe captured: the only way from raw to stored form. */
  exchanges(raw: Raw<Exchange[]>): { exchanges: Exchange[]; replacements: Replacements }
  /** For everything else that leaves: log lines, notifications, clipboard. Redacting twice changes nothing more. */
  text(text: string): string
  /** Only known values are taken out: for what must stay whole besides, such as the user's only copy of a file. */
  values(text: string): string
  /** Known secrets that still stand in a text: an export that has any is refused. `where` counts characters from 1. */
  findKnown(text: string): { name: string; where: string }[]
}

const urlHeaders = new Set(['location', 'content-location', 'referer', 'origin', 'x-forwarded-uri'])

/**
 * Removes secrets by known value (in any encoding), by place (header, query, JSON and form names) and by shape.
 * `fingerprint` gives a digest of a value; its last four hex digits stand in the tag.
 */
export function createRedactor(secrets: readonly KnownSecret[], fingerprint: (value: string) => string): Redactor {
  const print = (value: string) =>
    fingerprint(value)
      .toLowerCase()
      .replaceAll(/[^0-9a-z]/g, '')
      .slice(-4)
      .padStart(4, '0')
  const known = createKnownValues(secrets, print)
  const ownNames = new Set<string>([...fixedNames, ...secrets.map((secret) => secret.name)])
  let replaced: Replacements = { value: 0, place: 0, shape: 0 }

  const replacementOf = (text: string, range: Range) => {
    replaced[range.by]++
    const tag = tagOf(range.name, range.fingerprint ?? print(text.slice(range.start, range.end)))
    return range.quoted ? `"${tag}"` : tag
  }

  function splice<R extends Range>(text: string, ranges: readonly R[], replacement: (range: R) => string): string {
    let out = ''
    let done = 0
    for (const range of ranges) {
      out += text.slice(done, range.start) + replacement(range)
      done = range.end
    }
    return out + text.slice(done)
  }

  const rangesOf = (text: string, places = textPlaceRanges(text), cut = false) =>
    settle(text, [...known.find(text, cut), ...findShapes(text), ...places], ownNames)

  const redactText = (text: string, places = textPlaceRanges(text), cut = false) =>
    splice(text, rangesOf(text, places, cut), (range) => replacementOf(text, range))

  function hostReplacement(text: string, range: Range): string {
    replaced[range.by]++
    return `redacted-${range.fingerprint ?? print(text.slice(range.start, range.end))}`
  }

  function redactUrl(url: string): string {
    const ranges = cutAtAuthority(url, rangesOf(url))
    if (ranges.length === 0) return url
    const out = splice(url, ranges, (range) => (range.inHost ? hostReplacement(url, range) : replacementOf(url, range)))
    if (URL.canParse(out) || !URL.canParse(url)) return out
    // A secret across host and port: what is left of the two is no authority any more.
    const authority = authorityOf(out)
    return authority ? `${out.slice(0, authority.userinfoStart)}redacted.invalid${out.slice(authority.hostEnd)}` : out
  }

  function redactBody(body: Body): Body {
    const { text, base64, ...rest } = body
    const copy: Body = {
      ...rest,
      ...(body.mimeType !== undefined && { mimeType: redactText(body.mimeType) }),
      ...(body.charset !== undefined && { charset: redactText(body.charset) }),
      ...(body.contentEncoding !== undefined && { contentEncoding: redactText(body.contentEncoding) }),
    }
    if (text !== undefined) copy.text = redactText(text, undefined, body.truncated)
    if (base64 !== undefined) {
      const hit = binaryHit(base64, body.truncated)
      if (hit) {
        replaced[hit.by]++
        copy.text = `${copy.text ?? ''}${tagOf(hit.name, hit.fingerprint ?? print(base64))}`
      } else copy.base64 = base64
    }
    return copy
  }

  /** Looks into a binary body, as it is and with the zero bytes of UTF-16 taken out. */
  function binaryHit(base64: string, cut: boolean): Range | undefined {
    let bytes: string
    try {
      bytes = atob(base64)
    } catch {
      bytes = base64
    }
    return rangesOf(bytes, undefined, cut)[0] ?? rangesOf(bytes.replaceAll('\0', ''), undefined, cut)[0]
  }

  const visitor = {
    text: (text: string) => redactText(text),
    url: (url: string) => redactUrl(url),
    host: (host: string) => splice(host, rangesOf(host), (range) => hostReplacement(host, range)),
    header: (name: string, value: string) => {
      if (urlHeaders.has(name.toLowerCase())) return redactUrl(value)
      const places = headerRanges(name, value)
      // Where the header's name decides, the rules for texts would only disagree about where a cookie ends.
      return redactText(value, places.length > 0 ? places : undefined)
    },
    body: redactBody,
  }

  return {
    exchanges(raw) {
      replaced = { value: 0, place: 0, shape: 0 }
      const exchanges = raw.raw.map((exchange) => walkExchange(exchange, visitor))
      return { exchanges, replacements: replaced }
    },
    text: (text) => redactText(text),
    values: (text) => splice(text, settle(text, known.find(text), ownNames), (range) => replacementOf(text, range)),
    findKnown(text) {
      const found = settle(text, known.find(text), ownNames)
      return found.map((range) => ({ name: range.name, where: wording.common.characterAt(range.start + 1) }))
    },
  }
}

import { wording } from '../language/language.ts'

/** A page that cannot be understood: why, in one plain sentence, and what the user can do about it. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
  readonly next: string

  constructor(sentence: string, next = wording.statusPages.tryAgain) {
    super(sentence)
    this.next = next
  }
}

export type Fields = Readonly<Record<string, unknown>>

/** Longest text and most entries that are taken over from a page: everything on it is somebody else's. */
const maxText = 1_000
const maxEntries = 500

/** The value as an object; an empty one when it is none. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
}

/** The objects of a list; none when it is no list, as where a page writes null for "nothing". */
export function listOf(value: unknown): Fields[] {
  if (!Array.isArray(value)) return []
  return value.slice(0, maxEntries).filter((item) => typeof item === 'object' && item !== null && !Array.isArray(item))
}

/** A text in plain words, or undefined when there is none. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (typeof value !== 'string') return undefined
  const text = plainText(value)
  return text === '' ? undefined : text
}

/** An id as the page writes it, cut to a sane length. */
export function idOf(...values: unknown[]): string {
  const found = values.find((value) => (typeof value === 'string' && value !== '') || typeof value === 'number')
  return String(found ?? '').slice(0, 200)
}

/** The lower-case word of an enumeration. */
export function wordOf(value: unknown): string {
  return typeof value === 'string' ? value.trim().toLowerCase().slice(0, 80) : ''
}

const zone = /(?:z|[+-]\d\d:?\d\d|[a-z]{2,4})\s*$/i

/**
 * Epoch ms of a time as pages write it: ISO 8601, RFC 822 with zone names, or epoch seconds. One without a zone is read
 * as UTC. Undefined when it is none.
 */
export function timeOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value > 1e11 ? value : value > 1e8 ? value * 1_000 : undefined
  if (typeof value !== 'string' || value === '') return undefined
  if (/^\d{9,13}$/.test(value)) return timeOf(Number(value))
  const ms = Date.parse(zone.test(value) ? value : `${value}Z`)
  return Number.isNaN(ms) ? undefined : ms
}

/** An address that may be opened, resolved against the page's own; undefined for everything that is not http or https. */
export function linkOf(value: unknown, base?: string): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined
  const url = URL.parse(value, base)
  return url && /^https?:$/.test(url.protocol) && url.href.length <= 2_000 ? url.href : undefined
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' }

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,5}));/gi, (whole, decimal, hex, name) => {
    if (name) return named[String(name).toLowerCase()] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : ' '
  })
}

/** Control characters, and those that change the direction or hide: they could make a text say something else. */
const unseen = /[\p{Cc}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+/gu

/** What of HTML or escaped HTML is words, on one line, cut at 1,000 characters. */
export function plainText(html: string): string {
  const cut = html.slice(0, 20 * maxText)
  const words = decoded(decoded(cut).replace(/<(?:!--[\s\S]*?--|[^<>]*)>/g, ' '))
  const line = words.replace(unseen, ' ').replace(/\s+/g, ' ').trim()
  return line.length > maxText ? `${line.slice(0, maxText - 1)}…` : line
}

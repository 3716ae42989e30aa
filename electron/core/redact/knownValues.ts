import { decodeOnce, unfold, type View } from './decodedView.ts'
import { type Form, formsOf, isUrlValued, type KnownSecret, minSearchLength } from './forms.ts'
import type { Range } from './ranges.ts'

type Needle = Form & Pick<Range, 'name' | 'fingerprint' | 'urlValued'>

/** How many escapes may be wrapped around each other (a URL in JSON in JSON). */
const maxRounds = 4
const minTokenLength = 3

const bucketOf = (a: number, b: number, c: number, d: number) => (a + (b << 5) + (c << 10) + (d << 15)) & 0xffff

/** Units of a base64 run; `/` is left out because it also parts the segments of a path. */
const isBase64Unit = (code: number) =>
  (code >= 48 && code <= 57) ||
  (code >= 65 && code <= 90) ||
  (code >= 97 && code <= 122) ||
  code === 43 ||
  code === 45 ||
  code === 95

function wholeRun(text: string, start: number, end: number): [number, number] {
  let from = start
  let to = end
  while (from > 0 && isBase64Unit(text.charCodeAt(from - 1))) from--
  while (to < text.length && isBase64Unit(text.charCodeAt(to))) to++
  while (to < text.length && text[to] === '=') to++
  return [from, to]
}

/** Finds known secret values in a text, in any of their forms and under any mix of escapes. */
type KnownValues = {
  /** `cut`: the text ends where reading was cut, so the beginning of a value at its very end counts too. */
  find(text: string, cut?: boolean): Range[]
}

/**
 * One pass over the text whatever the number of secrets: the first four units of every form are hashed into a table,
 * and only a hit there is compared.
 */
export function createKnownValues(
  secrets: readonly KnownSecret[],
  fingerprint: (value: string) => string,
): KnownValues {
  const buckets = new Map<number, Needle[]>()
  const mayBegin = new Uint8Array(0x10000)
  const needles: Needle[] = []
  let longest = 0
  const tokens: { pattern: RegExp; name: string; fingerprint: string }[] = []
  for (const { name, value } of secrets) {
    const trimmed = value.trim()
    const common = { name, fingerprint: fingerprint(value), urlValued: isUrlValued(trimmed) }
    if (trimmed.length >= minTokenLength && trimmed.length < minSearchLength) {
      const literal = trimmed.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
      tokens.push({ ...common, pattern: new RegExp(`(?<![A-Za-z0-9])${literal}(?![A-Za-z0-9])`, 'g') })
    }
    for (const form of formsOf(value)) needles.push({ ...form, ...common })
  }
  for (const needle of needles.toSorted((a, b) => b.text.length - a.text.length)) {
    const [a = 0, b = 0, c = 0, d = 0] = Array.from({ length: 4 }, (_, index) => needle.text.charCodeAt(index))
    const bucket = bucketOf(a, b, c, d)
    mayBegin[bucket] = 1
    longest = Math.max(longest, needle.text.length)
    buckets.set(bucket, [...(buckets.get(bucket) ?? []), needle])
  }

  function scan(view: View, original: string, found: Range[]): void {
    const { text, origin } = view
    let a = text.charCodeAt(0)
    let b = text.charCodeAt(1)
    let c = text.charCodeAt(2)
    let coveredTo = 0
    for (let at = 0; at + minSearchLength <= text.length; at++) {
      const d = text.charCodeAt(at + 3)
      const bucket = bucketOf(a, b, c, d)
      a = b
      b = c
      c = d
      if (mayBegin[bucket] === 0) continue
      for (const needle of buckets.get(bucket) ?? []) {
        if (at + needle.text.length <= coveredTo || !text.startsWith(needle.text, at)) continue
        coveredTo = at + needle.text.length
        const [start, end] = rangeIn(origin, at, coveredTo)
        // A run already taken in whole needs no second walk: hits in one long run would cost its square.
        const last = found.at(-1)
        if (last && last.start <= start && last.end >= end) break
        const [from, to] = needle.base64 ? wholeRun(original, start, end) : [start, end]
        found.push({ ...pick(needle), start: from, end: to, by: 'value' })
        break
      }
    }
  }

  function cutValue(text: string): Range | undefined {
    for (const needle of needles) {
      for (let length = Math.min(needle.text.length - 1, text.length); length >= minSearchLength; length--) {
        if (text.endsWith(needle.text.slice(0, length))) {
          return { ...pick(needle), start: text.length - length, end: text.length, by: 'value' }
        }
      }
    }
    return undefined
  }

  return {
    find(text, cut = false) {
      const found: Range[] = []
      for (const { pattern, ...secret } of tokens) {
        for (const match of text.matchAll(pattern)) {
          found.push({ ...secret, start: match.index, end: match.index + match[0].length, by: 'value' })
        }
      }
      if (needles.length > 0 && text.length >= minSearchLength) {
        let view: View | undefined = { text }
        for (let round = 0; view && round <= maxRounds; round++) {
          scan(view, text, found)
          // What lies further from an escape than any value is long was found before it was resolved.
          const unfolded = unfold(view, longest)
          if (unfolded) scan(unfolded, text, found)
          view = decodeOnce(view, longest)
        }
        const tail = cut ? cutValue(text) : undefined
        if (tail) found.push(tail)
      }
      return found
    },
  }
}

const pick = ({ name, fingerprint, urlValued }: Needle) => ({ name, fingerprint, urlValued })

const rangeIn = (origin: Int32Array | undefined, start: number, end: number): [number, number] =>
  origin ? [origin[start] ?? 0, origin[end] ?? 0] : [start, end]

/**
 * A text with something of it resolved, and for every unit the place in the text it came from; without `origin` it is
 * that text itself. Only the surroundings of what was resolved may be in it, parted by zero characters.
 */
export type View = { text: string; origin?: Int32Array }

const named: Record<string, number> = { amp: 38, lt: 60, gt: 62, quot: 34, apos: 39, nbsp: 160, sol: 47, plus: 43 }
const controls: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12, '"': 34, '\\': 92, '/': 47, "'": 39 }
const entity = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,4}));/y

const hexDigit = (code: number): number =>
  code >= 48 && code <= 57
    ? code - 48
    : code >= 97 && code <= 102
      ? code - 87
      : code >= 65 && code <= 70
        ? code - 55
        : -1

/** The number in `length` hex digits from `at`, or -1. */
function hexAt(text: string, at: number, length: number): number {
  let value = 0
  for (let index = at; index < at + length; index++) {
    const digit = index < text.length ? hexDigit(text.charCodeAt(index)) : -1
    if (digit < 0) return -1
    value = value * 16 + digit
  }
  return value
}

/** The escape that begins at `at`: what it stands for and how long it is. */
function escapeAt(text: string, at: number): { code: number; length: number } | undefined {
  const first = text[at]
  if (first === '%') {
    const code = hexAt(text, at + 1, 2)
    return code < 0 ? undefined : { code, length: 3 }
  }
  if (first === '\\') {
    const next = text[at + 1] ?? ''
    const digits = next === 'u' ? 4 : next === 'x' ? 2 : 0
    if (digits > 0) {
      const code = hexAt(text, at + 2, digits)
      return code < 0 ? undefined : { code, length: digits + 2 }
    }
    const code = controls[next]
    return code === undefined ? undefined : { code, length: 2 }
  }
  entity.lastIndex = at
  const match = entity.exec(text)
  if (!match) return undefined
  const code = match[1] ? Number(match[1]) : match[2] ? Number.parseInt(match[2], 16) : named[match[3] ?? '']
  return code === undefined || code > 0x10ffff ? undefined : { code, length: match[0].length }
}

/** Something at `at` that stands for something else: `text` instead of `length` units. */
type Found = { at: number; length: number; text: string }

/** Every escape, in order. Percent escapes become one unit per byte. */
function escapesIn(text: string): Found[] {
  const found: Found[] = []
  const start = /[%\\&]/g
  for (let match = start.exec(text); match; match = start.exec(text)) {
    const known = escapeAt(text, match.index)
    if (!known) continue
    found.push({ at: match.index, length: known.length, text: String.fromCodePoint(known.code) })
    start.lastIndex = match.index + known.length
  }
  return found
}

/** Line breaks inside something like base64, which mail and certificates fold. */
function foldsIn(text: string): Found[] {
  const found: Found[] = []
  for (const match of text.matchAll(/(?<=[A-Za-z0-9+/_=-])\r?\n[\t ]{0,8}(?=[A-Za-z0-9+/_=-])/g)) {
    found.push({ at: match.index, length: match[0].length, text: '' })
  }
  return found
}

/** Puts in what was found, keeping `reach` units around it: nothing longer is looked for. */
function resolve({ text, origin }: View, found: readonly Found[], reach: number): View | undefined {
  if (found.length === 0) return undefined
  const pieces: string[] = []
  const places = new Int32Array(text.length + found.length + 2)
  let length = 0
  const copy = (from: number, to: number) => {
    pieces.push(text.slice(from, to))
    for (let at = from; at < to; at++) places[length++] = origin ? (origin[at] ?? 0) : at
  }
  let done = 0
  for (const { at, length: taken, text: instead } of found) {
    if (at - done > 2 * reach) {
      const end = done > 0 ? done + reach : 0
      copy(done, end)
      pieces.push('\0')
      places[length++] = origin ? (origin[end] ?? 0) : end
      copy(at - reach, at)
    } else copy(done, at)
    pieces.push(instead)
    for (let unit = 0; unit < instead.length; unit++) places[length++] = origin ? (origin[at] ?? 0) : at
    done = at + taken
  }
  copy(done, Math.min(text.length, done + reach))
  const end = Math.min(text.length, done + reach)
  places[length] = origin ? (origin[end] ?? 0) : end
  return { text: pieces.join(''), origin: places.subarray(0, length + 1) }
}

/**
 * One round of resolving percent, JSON, and HTML escapes, all at once, so that a mix of them is seen through too.
 * Undefined when the text holds no escape.
 */
export function decodeOnce(view: View, reach = Number.POSITIVE_INFINITY): View | undefined {
  return resolve(view, escapesIn(view.text), reach)
}

/** Folded base64 in one line. Undefined when nothing is folded. */
export function unfold(view: View, reach: number): View | undefined {
  return resolve(view, foldsIn(view.text), reach)
}

/** All escapes resolved, at most `rounds` deep. */
export function decodeFully(text: string, rounds = 4): string {
  let view: View = { text }
  for (let round = 0; round < rounds; round++) {
    const next = decodeOnce(view)
    if (!next) break
    view = next
  }
  return view.text
}

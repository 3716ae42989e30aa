/** A text with its escapes resolved, and for every unit of it the place in the text it came from. */
export type View = { text: string; origin: Int32Array }

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

/**
 * One round of resolving percent, JSON, and HTML escapes, all at once, so that a mix of them is seen through too.
 * Percent escapes become one unit per byte. Undefined when the text holds no escape.
 */
export function decodeOnce(view: View): View | undefined {
  const { text } = view
  if (!/[%\\&]/.test(text)) return undefined
  const units = new Uint16Array(text.length)
  const origin = new Int32Array(text.length + 1)
  let length = 0
  let changed = false
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at)
    const found = code === 37 || code === 92 || code === 38 ? escapeAt(text, at) : undefined
    origin[length] = view.origin[at] ?? 0
    if (!found) {
      units[length++] = code
      at++
      continue
    }
    changed = true
    if (found.code > 0xffff) {
      units[length++] = 0xd800 + ((found.code - 0x10000) >> 10)
      origin[length] = view.origin[at] ?? 0
      units[length++] = 0xdc00 + ((found.code - 0x10000) & 0x3ff)
    } else units[length++] = found.code
    at += found.length
  }
  if (!changed) return undefined
  origin[length] = view.origin[text.length] ?? 0
  return { text: textOf(units, length), origin: origin.subarray(0, length + 1) }
}

/** Kept apart from TextDecoder, which would replace half surrogate pairs and so shift every later place. */
function textOf(units: Uint16Array, length: number): string {
  const pieces: string[] = []
  for (let at = 0; at < length; at += 8_192) {
    pieces.push(String.fromCharCode(...units.subarray(at, Math.min(at + 8_192, length))))
  }
  return pieces.join('')
}

/** The text itself as a view. */
export function plainView(text: string): View {
  return { text, origin: Int32Array.from({ length: text.length + 1 }, (_, index) => index) }
}

/** All escapes resolved, at most `rounds` deep. */
export function decodeFully(text: string, rounds = 4): string {
  let view = plainView(text)
  for (let round = 0; round < rounds; round++) {
    const next = decodeOnce(view)
    if (!next) break
    view = next
  }
  return view.text
}

import { headerLineRanges } from './headerPlaces.ts'
import type { Range } from './ranges.ts'
import { isSensitiveKey, isSensitiveParameter } from './sensitiveName.ts'

const jsonName = /(\\{0,15})"([^"\\]{1,80})\1"\s{0,20}:\s{0,20}(?:(\\{0,15}"|\[)|(-?\d[\d.eE+-]{0,40}))/g
const parameter = /(?<=[?&;#\n]|^)([A-Za-z0-9_.%[\]-]{1,80})=((?:‹[^‹›]{1,140}›|[^&#\s"'<>‹\\])+)/g
const multipart = /name="([^"\r\n]{1,80})"[^\r\n]*(?:\r?\n[^\r\n]{1,300}){0,5}\r?\n\r?\n/g

const place = (start: number, end: number): Range => ({ start, end, by: 'place', name: 'credential' })

/** Where a JSON string ends that was opened by a quote behind `slashes` backslashes (JSON inside JSON has some). */
function stringEnd(text: string, from: number, slashes: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    let before = 0
    while (at - before > from && text[at - before - 1] === '\\') before++
    if (before % (2 * (slashes + 1)) === slashes) return at - slashes
  }
  // Cut off by the size limit: everything that is left belongs to the value.
  return text.length
}

function arrayRanges(text: string, from: number, slashes: number): Range[] {
  const found: Range[] = []
  const open = `${'\\'.repeat(slashes)}"`
  let at = from
  for (;;) {
    while (/[\s,]/.test(text[at] ?? '')) at++
    if (!text.startsWith(open, at)) return found
    const start = at + open.length
    const end = stringEnd(text, start, slashes)
    if (end > start) found.push(place(start, end))
    at = end + open.length
  }
}

/** Values of JSON members whose name says credential, also where the text is only partly JSON or cut off. */
function jsonRanges(text: string): Range[] {
  const found: Range[] = []
  let doneTo = 0
  for (const match of text.matchAll(jsonName)) {
    if (match.index < doneTo || !isSensitiveKey(match[2] ?? '')) continue
    const end = match.index + match[0].length
    const opening = match[3]
    if (match[4]) found.push({ ...place(end - match[4].length, end), quoted: true })
    else if (opening === '[') found.push(...arrayRanges(text, end, (match[1] ?? '').length))
    else if (opening) {
      doneTo = stringEnd(text, end, opening.length - 1)
      if (doneTo > end) found.push(place(end, doneTo))
    }
  }
  return found
}

/** `name=value` in queries, fragments and forms. */
function parameterRanges(text: string): Range[] {
  const found: Range[] = []
  for (const match of text.matchAll(parameter)) {
    const end = match.index + match[0].length
    if (isSensitiveParameter(match[1] ?? '')) found.push(place(end - (match[2] ?? '').length, end))
  }
  return found
}

function multipartRanges(text: string): Range[] {
  const found: Range[] = []
  let doneTo = 0
  for (const match of text.matchAll(multipart)) {
    if (match.index < doneTo || !isSensitiveParameter(match[1] ?? '')) continue
    const start = match.index + match[0].length
    const boundary = text.indexOf('\n--', start)
    doneTo = boundary < 0 ? text.length : boundary
    const end = text[doneTo - 1] === '\r' ? doneTo - 1 : doneTo
    if (end > start) found.push(place(start, end))
  }
  return found
}

/** What must go from a text because of where it stands in it. */
export function textPlaceRanges(text: string): Range[] {
  const found: Range[] = []
  if (text.includes('"')) found.push(...jsonRanges(text))
  if (text.includes('=')) found.push(...parameterRanges(text))
  if (text.includes('name="')) found.push(...multipartRanges(text))
  if (text.includes(':')) found.push(...headerLineRanges(text))
  return found
}

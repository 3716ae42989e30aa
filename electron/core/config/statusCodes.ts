import { wording } from '../language/language.ts'
export type StatusRanges = [number, number][]
export type ParsedStatus = { ok: true; ranges: StatusRanges } | { ok: false; message: string }

const wrong = { ok: false, message: wording.config.status } as const

function one(text: string): [number, number] | null {
  const classOf = /^([1-5])xx$/i.exec(text)
  if (classOf) return [Number(classOf[1]) * 100, Number(classOf[1]) * 100 + 99]
  const found = /^(\d{3})(?:\s*-\s*(\d{3}))?$/.exec(text)
  if (!found) return null
  const from = Number(found[1])
  const to = Number(found[2] ?? found[1])
  return from >= 100 && from <= to && to <= 599 ? [from, to] : null
}

/** Reads `200`, `200-299`, `200,204`, `2xx`, or a list of these, as inclusive ranges. */
export function parseStatus(value: unknown): ParsedStatus {
  const items = Array.isArray(value) ? value : [value]
  const ranges: StatusRanges = []
  for (const item of items) {
    if (typeof item !== 'number' && typeof item !== 'string') return wrong
    for (const text of String(item).split(',')) {
      const range = one(text.trim())
      if (!range) return wrong
      ranges.push(range)
    }
  }
  return ranges.length > 0 ? { ok: true, ranges } : wrong
}

/** What `parseStatus` reads back: a number for one code, else `200-299,304`. */
export function formatStatus(ranges: readonly (readonly [number, number])[]): string | number {
  const [first] = ranges
  if (ranges.length === 1 && first && first[0] === first[1]) return first[0]
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',')
}

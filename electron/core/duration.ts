import { wording } from './language/language.ts'

const units = [
  ['d', 86_400_000, 'd'],
  ['h', 3_600_000, 'h'],
  ['m', 60_000, 'min'],
  ['s', 1_000, 's'],
  ['ms', 1, 'ms'],
] as const

const pattern = /^(?:([\d.]+)d)? ?(?:([\d.]+)h)? ?(?:([\d.]+)m(?!s))? ?(?:([\d.]+)s)? ?(?:([\d.]+)ms)?$/
const number = /^\d+(\.\d+)?$/

export type ParsedDuration = { ok: true; ms: number } | { ok: false; message: string }

/** Reads `30s`, `1m30s`, `500ms`, `2h`, `1d` as whole milliseconds. Units come largest first, each at most once. */
export function parseDuration(text: string): ParsedDuration {
  const wrong = { ok: false, message: wording.config.duration } as const
  const trimmed = text.trim()
  const found = trimmed.length > 0 && trimmed.length <= 64 ? pattern.exec(trimmed) : null
  if (!found) return wrong
  let totalMs = 0
  for (const [index, [, unitMs]] of units.entries()) {
    const part = found[index + 1]
    if (part === undefined) continue
    if (!number.test(part)) return wrong
    totalMs += Number(part) * unitMs
  }
  const ms = Math.round(totalMs)
  return Number.isSafeInteger(ms) ? { ok: true, ms } : wrong
}

type Part = { count: number; unit: string; word: keyof typeof wording.common.units }

function parts(ms: number): Part[] {
  let rest = Math.max(0, Math.round(ms))
  const found: Part[] = []
  for (const [unit, unitMs, word] of units) {
    const count = Math.floor(rest / unitMs)
    rest -= count * unitMs
    if (count > 0) found.push({ count, unit, word })
  }
  return found
}

/** The short form that `parseDuration` reads back to the same whole milliseconds: `1m30s`. */
export function formatDuration(ms: number): string {
  return (
    parts(ms)
      .map(({ count, unit }) => `${count}${unit}`)
      .join('') || '0s'
  )
}

/** The form for sentences: `1 min 30 s`, in the language in use or in that of `words`. */
export function describeDuration(ms: number, words = wording.common.units): string {
  return (
    parts(ms)
      .map(({ count, word }) => words[word](count))
      .join(' ') || words.s(0)
  )
}

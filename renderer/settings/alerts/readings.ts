import { formatDuration, parseDuration } from '../../../electron/core/duration.ts'
import { isZone } from '../../../electron/core/history/zone.ts'
import { wording } from '../../../electron/core/language/language.ts'
import type { Parsed } from '../parseSetting.ts'

const [leastMs, mostMs] = [60_000, 86_400_000]

/** `off`, or how often: `30m`. */
export function oftenText(ms: number | null): string {
  return ms === null ? 'off' : formatDuration(ms)
}

/** Reads what `oftenText` writes; a bare number is minutes. */
export function parseOften(text: string): Parsed<number | null> {
  const trimmed = text.trim().toLowerCase()
  if (trimmed === 'off' || trimmed === 'never' || trimmed === '') return { ok: true, value: null }
  const parsed = parseDuration(/^\d+$/.test(trimmed) ? `${trimmed}m` : trimmed.replace(/\s*min(utes?)?$/, 'm'))
  if (!parsed.ok || parsed.ms < leastMs || parsed.ms > mostMs)
    return { ok: false, message: wording.settings.oftenWrong }
  return { ok: true, value: parsed.ms }
}

/** A time of day on the 24-hour clock; `7:05` becomes `07:05`. */
export function parseTime(text: string): Parsed<string> {
  const found = /^(\d{1,2}):(\d{2})$/.exec(text.trim())
  const padded = found ? `${found[1]?.padStart(2, '0')}:${found[2]}` : ''
  if (/^([01]\d|2[0-3]):[0-5]\d$/.test(padded)) return { ok: true, value: padded }
  return { ok: false, message: wording.settings.timeWrong('22:00') }
}

/** An IANA zone; empty is this computer's. */
export function parseZone(text: string): Parsed<string | undefined> {
  const trimmed = text.trim()
  if (trimmed === '') return { ok: true, value: undefined }
  if (isZone(trimmed)) return { ok: true, value: trimmed }
  return { ok: false, message: wording.settings.zoneWrong }
}

/** The zone of the computer that shows this page. */
export const localZone = new Intl.DateTimeFormat().resolvedOptions().timeZone

import { formatLocal } from './format.ts'

const form = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|[+-]\d\d:?\d\d)?)?$/i

/** A local moment as the product writes it, to be changed in a field: `2026-11-28 08:13`, with seconds where they count. */
export function momentText(atMs: number, withSeconds = false): string {
  return formatLocal(atMs).slice(0, withSeconds ? 19 : 16)
}

/**
 * Epoch ms of a moment that was typed, or pasted from a log: `2026-11-28 08:13`, with a `T` between, with seconds, with
 * `Z` or an offset; of this computer's time where it names none; a date alone is its midnight. Undefined for anything else.
 */
export function readMoment(text: string): number | undefined {
  const [whole, year, month, day, hour = '00', minute = '00', second = '00', zone] = form.exec(text.trim()) ?? []
  if (whole === undefined) return undefined
  const [monthNumber, dayNumber] = [Number(month), Number(day)]
  const days = new Date(Date.UTC(Number(year), monthNumber, 0)).getUTCDate()
  if (monthNumber < 1 || monthNumber > 12 || dayNumber < 1 || dayNumber > days) return undefined
  const offset = zone === undefined ? '' : /^[ZU]/i.test(zone) ? 'Z' : zone.replace(/^(...):?/, '$1:')
  const atMs = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`).getTime()
  return Number.isNaN(atMs) ? undefined : atMs
}

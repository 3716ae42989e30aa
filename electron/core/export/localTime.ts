import { isoOf } from '../explain/say.ts'
import { zoneOffsetMs } from '../history/zone.ts'

/** The last date of all, less a day for its zone. */
const lastZonedMs = 8.64e15 - 86_400_000

/** "2026-01-15T09:30:00.250Z (10:30:00 here, UTC+01:00)": with what the clocks of `zone`, an IANA name, showed beside it. */
export function isoWithLocal(ms: number, zone: string | undefined): string {
  if (zone === undefined || Math.abs(ms) > lastZonedMs) return isoOf(ms)
  const offsetMs = zoneOffsetMs(zone, ms)
  const minutes = Math.abs(offsetMs) / 60_000
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const offset = `${offsetMs < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`
  return `${isoOf(ms)} (${isoOf(ms + offsetMs).slice(11, 19)} here, UTC${offset})`
}

/**
 * Days as a time zone's people count them: from a local midnight to the next, 23 to 25 hours long. `zone` is an IANA
 * name (`Europe/Berlin`); the platform's own table of zones answers.
 */
const hourMs = 3_600_000
const quarterMs = 900_000
const dayMs = 86_400_000
/** No place changes its clocks there and back within so short a time. */
const stepDays = 7

const formats = new Map<string, Intl.DateTimeFormat>()

/** Is this a time zone that the platform knows? */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone)
    return true
  } catch {
    return false
  }
}

/** Local time minus UTC in ms. Throws a RangeError for a zone that does not exist. */
export function zoneOffsetMs(zone: string, atMs: number): number {
  if (zone === 'UTC') return 0
  const wholeMs = Math.floor(atMs / 1_000) * 1_000
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] =
    formatOf(zone).format(wholeMs).match(/\d+/g)?.map(Number) ?? []
  return Date.UTC(year, month - 1, day, hour, minute, second) - wholeMs
}

/** The first moment of the local day that `atMs` lies in. */
export function localDayStart(zone: string, atMs: number): number {
  return startOfDayNumber(zone, dayNumber(zone, atMs))
}

/** The first moment of the local month that begins a date `2026-03`; NaN when it is not one. */
export function localMonthStart(zone: string, month: string): number {
  const utcMs = Date.parse(`${month}-01T00:00:00.000Z`)
  return Number.isNaN(utcMs) ? Number.NaN : startOfDayNumber(zone, utcMs / dayMs)
}

/**
 * The first moments of every local day that `[fromMs, toMs)` touches, then the end of the last: edges of days. Where
 * midnight does not exist, because clocks jump over it, the day begins at the jump.
 */
export function localDayEdges(zone: string, fromMs: number, toMs: number): number[] {
  const edges: number[] = []
  const first = dayNumber(zone, fromMs)
  const last = dayNumber(zone, toMs - 1) + 1
  for (let number = first; number <= last; number += stepDays) {
    const until = Math.min(last, number + stepDays - 1)
    const [start, end] = [startOfDayNumber(zone, number), startOfDayNumber(zone, until)]
    const even = end - start === (until - number) * dayMs
    for (let each = number; each <= until; each++)
      edges.push(even ? start + (each - number) * dayMs : startOfDayNumber(zone, each))
  }
  return edges
}

/** Days since the epoch on the local calendar. */
function dayNumber(zone: string, atMs: number): number {
  return Math.floor((atMs + zoneOffsetMs(zone, atMs)) / dayMs)
}

function startOfDayNumber(zone: string, number: number): number {
  const midnightMs = number * dayMs
  const guessMs = midnightMs - zoneOffsetMs(zone, midnightMs)
  const startMs = midnightMs - zoneOffsetMs(zone, guessMs)
  if (dayNumber(zone, startMs) === number && dayNumber(zone, startMs - 1) === number - 1) return startMs
  // Clocks change about this midnight: the first quarter of an hour that has the date.
  let [before, after] = [Math.floor((startMs - 3 * hourMs) / quarterMs), Math.ceil((startMs + 3 * hourMs) / quarterMs)]
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (dayNumber(zone, middle * quarterMs) >= number) after = middle
    else before = middle
  }
  return after * quarterMs
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  })
  formats.set(zone, made)
  return made
}

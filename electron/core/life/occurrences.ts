import { type MaintenanceSchedule, type Occurrence, weekdays } from '../model/maintenance.ts'
import { parseCron, type Starts } from './cron.ts'
import { instantsOf, wallTime } from './zone.ts'

const dayMs = 86_400_000
/** Eight years and a bit: 29 February is never further away. */
const daysAhead = 3_000
/** Begins looked at in one search, so that a rule for every minute stays cheap. */
const startsLimit = 20_000

function startsOf(schedule: Exclude<MaintenanceSchedule, { kind: 'once' }>): Starts | null {
  if (schedule.kind === 'cron') {
    const parsed = parseCron(schedule.cron)
    return parsed.ok ? parsed.starts : null
  }
  const [hours = 0, minutes = 0] = schedule.at.split(':').map(Number)
  // Ours begin on Monday, a calendar's on Sunday.
  const days = new Set(schedule.days.map((day) => (weekdays.indexOf(day) + 1) % 7))
  return { onDay: (_month, _day, weekday) => days.has(weekday), minutes: [hours * 60 + minutes], everyHour: false }
}

/** The begins from `fromMs` on and before `untilMs`, in order. */
function* begins(
  { onDay, minutes, everyHour }: Starts,
  zone: string,
  fromMs: number,
  untilMs: number,
): Generator<number> {
  // A day early: the search is by the wall clock, and a clock change may move it.
  const { year, month, day } = wallTime(fromMs - dayMs, zone)
  let last = Number.NEGATIVE_INFINITY
  for (let ahead = 0; ahead < daysAhead; ahead += 1) {
    const date = new Date(Date.UTC(year, month - 1, day + ahead))
    if (date.getTime() > untilMs + 2 * dayMs) return
    const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
    if (!onDay(m, d, date.getUTCDay())) continue
    const found = minutes.flatMap((minute) => {
      const [first, second] = instantsOf(zone, y, m, d, minute)
      return [first, everyHour ? second : undefined].filter((ms) => ms !== undefined)
    })
    // The skipped hour's begins fall into the next one, the repeated hour's stand behind each other.
    for (const ms of found.sort((a, b) => a - b)) {
      if (ms <= last) continue
      last = ms
      if (ms >= untilMs) return
      if (ms >= fromMs) yield ms
    }
  }
}

/**
 * The next times of a schedule that are not over at `fromMs` and begin before `untilMs`, in order, at most `count`; the
 * first may be running.
 * `localZone` is for schedules that name none. A zone or cron that cannot be read has none.
 */
export function occurrences(
  schedule: MaintenanceSchedule,
  localZone: string,
  fromMs: number,
  count: number,
  untilMs = Number.POSITIVE_INFINITY,
): Occurrence[] {
  if (schedule.kind === 'once') {
    const { fromMs: beginMs, toMs } = schedule
    return toMs > fromMs && toMs > beginMs && beginMs < untilMs ? [{ fromMs: beginMs, toMs }] : []
  }
  const { durationMs, zone = localZone } = schedule
  const starts = startsOf(schedule)
  const found: Occurrence[] = []
  if (!starts || starts.minutes.length === 0) return found
  let looked = 0
  for (const beginMs of begins(starts, zone, fromMs - durationMs + 1, untilMs)) {
    found.push({ fromMs: beginMs, toMs: beginMs + durationMs })
    looked += 1
    if (found.length >= count || looked >= startsLimit) break
  }
  return found
}

const lastAsked = new WeakMap<MaintenanceSchedule, { zone: string; askedMs: number; next: Occurrence | undefined }>()

/** The occurrence that runs at `nowMs`, or else the next one. Cheap when asked again and again. */
export function currentOrNext(schedule: MaintenanceSchedule, localZone: string, nowMs: number): Occurrence | undefined {
  const known = lastAsked.get(schedule)
  // What was next stays so until it is over.
  if (known?.zone === localZone && known.askedMs <= nowMs && (known.next?.toMs ?? nowMs) > nowMs) return known.next
  const [next] = occurrences(schedule, localZone, nowMs, 1)
  lastAsked.set(schedule, { zone: localZone, askedMs: nowMs, next })
  return next
}

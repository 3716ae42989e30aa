import { wording } from '../../../electron/core/language/language.ts'
import { formatClock, formatDay } from '../format.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** An incident may be quiet from a minute to a week. */
const [leastMs, mostMs] = [minuteMs, 7 * 24 * hourMs]

/** How long a snooze may last, as words and ms. The last one ends in the morning, when that is not near anyway. */
export function snoozeChoices(nowMs: number): [label: string, forMs: number][] {
  const morning = new Date(nowMs)
  morning.setHours(8, 0, 0, 0)
  if (morning.getTime() <= nowMs) morning.setDate(morning.getDate() + 1)
  const untilMorningMs = morning.getTime() - nowMs
  const fixed: [string, number][] = [
    [wording.ui.snoozeFor.quarter, 15 * minuteMs],
    [wording.ui.snoozeFor.hour, hourMs],
    [wording.ui.snoozeFor.fourHours, 4 * hourMs],
  ]
  if (untilMorningMs < 30 * minuteMs) return fixed
  const sameDay = morning.getDate() === new Date(nowMs).getDate()
  return [...fixed, [sameDay ? wording.ui.snoozeFor.morning : wording.ui.snoozeFor.tomorrow, untilMorningMs]]
}

/** What is wrong with a length, or null. */
export function snoozeProblem(forMs: number): string | null {
  return forMs >= leastMs && forMs <= mostMs ? null : wording.ui.snoozeLimits
}

/** `until 14:20`, with the date when that is another day. */
export function untilText(untilMs: number, nowMs: number): string {
  const at = new Date(untilMs)
  const time = formatClock(untilMs).slice(0, 5)
  if (at.toDateString() === new Date(nowMs).toDateString()) return wording.ui.until(time)
  return wording.ui.untilDay(formatDay(untilMs), time)
}

import { wording } from '../language/language.ts'
/** When something begins by the wall clock: on which days, and at which minutes of such a day. */
export type Starts = {
  /** `month` 1–12, `day` 1–31, `weekday` 0–6 from Sunday. */
  onDay(month: number, day: number, weekday: number): boolean
  /** Minutes since midnight, in order. */
  minutes: readonly number[]
  /** It begins in every hour: then also in both hours that a clock change makes of one. */
  everyHour: boolean
}

export type ParsedCron = { ok: true; starts: Starts } | { ok: false; message: string }

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

type Field = { name: string; min: number; max: number; names?: readonly string[] }
const minuteField: Field = { name: wording.life.cronNames.minute, min: 0, max: 59 }
const hourField: Field = { name: wording.life.cronNames.hour, min: 0, max: 23 }
const dayField: Field = { name: wording.life.cronNames.day, min: 1, max: 31 }
const monthField: Field = { name: wording.life.cronNames.month, min: 1, max: 12, names: months }
/** Sunday is 0 and 7. */
const weekdayField: Field = { name: wording.life.cronNames.weekday, min: 0, max: 7, names: weekdays }

const shorthands: Record<string, string> = {
  '@hourly': '0 * * * *',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@weekly': '0 0 * * 0',
  '@monthly': '0 0 1 * *',
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
}

class Wrong extends Error {}

function numberOf(text: string, { name, min, max, names }: Field): number {
  const named = names?.indexOf(text.slice(0, 3)) ?? -1
  const value =
    named >= 0 && text.length === 3 ? named + (min === 1 ? 1 : 0) : /^\d{1,2}$/.test(text) ? Number(text) : -1
  if (value < min || value > max) throw new Wrong(wording.life.cronOutside(name, text, min, max))
  return value
}

function valuesOf(text: string, field: Field): Set<number> {
  const { name, min, max } = field
  const found = new Set<number>()
  for (const part of text.split(',')) {
    const [range = '', step, ...more] = part.split('/')
    const by = step === undefined ? 1 : /^[1-9]\d?$/.test(step) ? Number(step) : 0
    if (by === 0 || more.length > 0) throw new Wrong(wording.life.cronStep(name, part))
    const [low = '', high, ...rest] = range.split('-')
    if (rest.length > 0) throw new Wrong(wording.life.cronRange(name, part))
    const all = low === '*' || low === '?'
    const from = all ? min : numberOf(low, field)
    const to = high !== undefined ? numberOf(high, field) : all || step !== undefined ? max : from
    if (all && high !== undefined) throw new Wrong(wording.life.cronRange(name, part))
    if (to < from) throw new Wrong(wording.life.cronBackwards(name, part))
    for (let value = from; value <= to; value += by) found.add(value)
  }
  return found
}

/**
 * Reads the five fields of crontab(5): minute, hour, day of the month, month, day of the week, with lists, ranges, steps,
 * English names and shorthands such as `@daily`. As there, a day fits when either of the two day fields does, if both
 * are restricted.
 */
export function parseCron(text: string): ParsedCron {
  const words = text.trim().toLowerCase()
  const fields = (shorthands[words] ?? words).split(/\s+/)
  const [minuteText, hourText, dayText, monthText, weekdayText] = fields
  if (fields.length !== 5 || !minuteText || !hourText || !dayText || !monthText || !weekdayText)
    return { ok: false, message: wording.life.cronFields }
  try {
    const minutes = valuesOf(minuteText, minuteField)
    const hours = valuesOf(hourText, hourField)
    const days = valuesOf(dayText, dayField)
    const inMonths = valuesOf(monthText, monthField)
    const onWeekdays = valuesOf(weekdayText, weekdayField)
    if (onWeekdays.has(7)) onWeekdays.add(0)
    const free = (field: string) => /^[*?]/.test(field)
    const either = !free(dayText) && !free(weekdayText)
    return {
      ok: true,
      starts: {
        onDay: (month, day, weekday) =>
          inMonths.has(month) &&
          (either ? days.has(day) || onWeekdays.has(weekday) : days.has(day) && onWeekdays.has(weekday)),
        minutes: [...hours].flatMap((hour) => [...minutes].map((minute) => hour * 60 + minute)).sort((a, b) => a - b),
        everyHour: hours.size === 24,
      },
    }
  } catch (error) {
    if (error instanceof Wrong) return { ok: false, message: error.message }
    throw error
  }
}

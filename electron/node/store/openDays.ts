import { decodeSample, encodeSample } from '../../core/history/row.ts'
import type { Sample } from '../../core/model/sample.ts'
import { createPacer } from './pacer.ts'

/** Days of that many monitors stay in memory; one is some ten kilobytes, or up to a hundred by the minute. */
const maxKept = 50

/** A level of history: how a day of it begins and takes its samples, in order of time. */
export type Level<Day> = { begin(dayStartMs: number): Day; add(day: Day, sample: Sample): void }

type AnyDay = { dayStartMs: number; last: Sample | undefined }

/**
 * Today, rolled up so far, of the monitors that somebody looks at: made from the rows when it is first asked for, then
 * carried on by each new sample.
 */
export class OpenDays<Day extends AnyDay> {
  private readonly level: Level<Day>
  /** In the order of their use. */
  private readonly kept = new Map<string, Day>()
  /** Monitors whose day is being made, with whether a sample came meanwhile. */
  private readonly making = new Map<string, { disturbed: boolean }>()

  constructor(level: Level<Day>) {
    this.level = level
  }

  /** A sample was taken. One out of order makes the day be read again. */
  add(monitorId: string, sample: Sample): void {
    const making = this.making.get(monitorId)
    if (making) making.disturbed = true
    const day = this.kept.get(monitorId)
    if (!day) return
    const row = decodeSample(encodeSample(sample))
    if (row && row.atMs >= (day.last?.atMs ?? -Infinity) && row.atMs >= day.dayStartMs) this.level.add(day, row)
    else this.kept.delete(monitorId)
  }

  /** The day that begins at `dayStartMs`; `read` gives its samples in order, an earlier one before them. */
  async get(monitorId: string, dayStartMs: number, read: () => Promise<Sample[]>): Promise<Day> {
    const known = this.kept.get(monitorId)
    if (known?.dayStartMs === dayStartMs) {
      this.keep(monitorId, known)
      return known
    }
    const making = { disturbed: false }
    this.making.set(monitorId, making)
    const day = await rollSlowly(this.level, dayStartMs, await read()).finally(() => {
      if (this.making.get(monitorId) === making) this.making.delete(monitorId)
    })
    if (!making.disturbed) this.keep(monitorId, day)
    return day
  }

  private keep(monitorId: string, day: Day): void {
    this.kept.delete(monitorId)
    this.kept.set(monitorId, day)
    const [oldest] = this.kept.keys()
    if (this.kept.size > maxKept && oldest !== undefined) this.kept.delete(oldest)
  }
}

/** Rolls a day up without holding the event loop; the time of its last sample is not counted yet. */
export async function rollSlowly<Day>(level: Level<Day>, dayStartMs: number, samples: readonly Sample[]): Promise<Day> {
  const pace = createPacer()
  const day = level.begin(dayStartMs)
  let count = 0
  for (const sample of samples) {
    level.add(day, sample)
    if (++count % 128 === 0) await pace()
  }
  return day
}

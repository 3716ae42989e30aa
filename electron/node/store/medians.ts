import {
  addPhases,
  emptyPhaseSketches,
  mediansOf,
  mergePhases,
  type PhaseSketches,
} from '../../core/history/medians.ts'
import { dayMs } from '../../core/history/rollup.ts'
import type { Medians } from '../../core/model/comparison.ts'
import { dayName, dayStartMs } from './days.ts'
import { createPacer } from './pacer.ts'
import type { SampleFiles } from './samples.ts'

const days = 7
/** Days of all monitors that stay in memory; one is a few kilobytes. */
const maxKept = 700

/**
 * Median phases of a monitor's passing probes over the seven days before a moment, read from its samples. A day that is
 * over does not change any more, so it is read once.
 */
export class PhaseMedians {
  private readonly samples: SampleFiles
  private readonly kept = new Map<string, PhaseSketches>()

  constructor(samples: SampleFiles) {
    this.samples = samples
  }

  async before(monitorId: string, untilMs: number, nowMs: number): Promise<Medians> {
    const fromMs = untilMs - days * dayMs
    const sum = emptyPhaseSketches()
    for (const { day } of await this.samples.days(monitorId)) {
      const startMs = dayStartMs(day)
      if (startMs + dayMs <= fromMs || startMs >= untilMs) continue
      const whole = startMs >= fromMs && startMs + dayMs <= untilMs
      mergePhases(
        sum,
        whole ? await this.wholeDay(monitorId, day, nowMs) : await this.read(monitorId, day, fromMs, untilMs),
      )
    }
    return mediansOf(sum)
  }

  private async wholeDay(monitorId: string, day: string, nowMs: number): Promise<PhaseSketches> {
    const key = `${monitorId}/${day}`
    const known = this.kept.get(key)
    if (known) return known
    const startMs = dayStartMs(day)
    const made = await this.read(monitorId, day, startMs, startMs + dayMs)
    // Yesterday's last rows may still come.
    if (day < dayName(nowMs - dayMs / 24)) {
      if (this.kept.size >= maxKept) this.kept.clear()
      this.kept.set(key, made)
    }
    return made
  }

  private async read(monitorId: string, day: string, fromMs: number, untilMs: number): Promise<PhaseSketches> {
    const pace = createPacer()
    const sketches = emptyPhaseSketches()
    let count = 0
    for (const sample of await this.samples.day(monitorId, day)) {
      if (sample.atMs >= fromMs && sample.atMs < untilMs) addPhases(sketches, sample)
      if (++count % 256 === 0) await pace()
    }
    return sketches
  }
}

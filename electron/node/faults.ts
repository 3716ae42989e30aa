import { wording } from '../core/language/language.ts'
import type { Warning } from '../core/model/summary.ts'
import type { Log } from './log/log.ts'

/** Faults of our own in this run. */
export type Faults = {
  /** Logs it, and warns the user. `where` is the part that failed. */
  add(error: unknown, where?: string): void
  warnings(): Warning[]
}

/** A part that did not fail again for this long is well again. */
const shownForMs = 3_600_000

export function createFaults(options: { log: Pick<Log, 'error'>; nowMs(): number; onChange(): void }): Faults {
  const { log, nowMs, onChange } = options
  const seen = new Map<string, { sinceMs: number; lastMs: number; words: string }>()
  return {
    add(error, where) {
      const words = log.error(
        where ? `A part of Headstart failed (${where})` : 'Headstart met a fault of its own',
        error,
      )
      const id = `fault-${where ?? 'inner'}`
      const atMs = nowMs()
      const before = seen.get(id)
      const isNew = !before || atMs - before.lastMs > shownForMs
      seen.set(id, { sinceMs: isNew ? atMs : before.sinceMs, lastMs: atMs, words })
      if (isNew) onChange()
    },
    warnings() {
      return [...seen]
        .filter(([, { lastMs }]) => nowMs() - lastMs <= shownForMs)
        .map(([id, { sinceMs, words }]) => ({
          id,
          text: wording.watch.fault(words),
          next: wording.watch.faultNext,
          sinceMs,
        }))
    },
  }
}

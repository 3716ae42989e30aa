import type { Baseline } from '../assess/baseline.ts'
import type { Monitor } from '../model/monitor.ts'
import type { WatchPorts } from './types.ts'
import { messageOf, within } from './within.ts'

/** What is usual changes slowly, and reading seven days costs. */
const keptForMs = 900_000
/** A judgement waits for it no longer than this. */
const waitMs = 200

export type Baselines = {
  /** What is usual for this monitor, if it is known by now. Never throws. */
  of(monitorId: string): Promise<Baseline | undefined>
}

/** Does this monitor need it for every judgement? */
export function judgedByBaseline({ expect }: Pick<Monitor, 'expect'>): boolean {
  return expect.some((rule) => rule.kind === 'responseTime' && rule.degradedOverBaseline !== undefined)
}

/** What is usual for each monitor, read from the store now and then. */
export function createBaselines({ clock, store, onProblem }: WatchPorts): Baselines {
  type Kept = { atMs: number; value: Baseline | undefined; reading: Promise<void> | null }
  const kept = new Map<string, Kept>()

  async function read(monitorId: string, into: Kept): Promise<void> {
    try {
      const medians = await store.phaseMedians?.(monitorId, clock.nowMs())
      const { totalMs, probes } = medians ?? {}
      into.value = totalMs === undefined || probes === undefined ? undefined : { medianMs: totalMs, probes }
    } catch (error) {
      onProblem({ where: 'store', text: messageOf(error) })
    }
    into.reading = null
  }

  return {
    async of(monitorId) {
      const nowMs = clock.monotonicMs()
      const known = kept.get(monitorId) ?? { atMs: Number.NEGATIVE_INFINITY, value: undefined, reading: null }
      kept.set(monitorId, known)
      if (!known.reading && nowMs - known.atMs > keptForMs) {
        known.atMs = nowMs
        known.reading = read(monitorId, known)
      }
      // What was usual before serves until the new figure is there.
      if (known.reading && known.value === undefined) await within(clock, waitMs, known.reading)
      return known.value
    },
  }
}

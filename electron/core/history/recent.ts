import type { Sample, Span } from '../model/sample.ts'
import { addObserved, coveredUntilMs, responseMs, spanOf } from './bucket.ts'
import { spread } from './series.ts'

export const quarterMs = 900_000
const cellCount = 96
const sparklineLength = 48

/** Observed time of one quarter of an hour; `quarter` counts quarters since the epoch. */
type Cell = { quarter: number; upMs: number; degradedMs: number; downMs: number }

/**
 * What the overview needs of one monitor, a few kilobytes however long it has run: the quarters of an hour of the
 * last day, a ring by quarter, and the last response times. Plain data: it is saved and read back as it is.
 */
export type RecentHistory = {
  cells: (Cell | null)[]
  sparkline: (number | null)[]
  /** The newest sample: its time counts as it passes, and up to the next sample once that is known. */
  last: Sample | undefined
}

export function createRecentHistory(): RecentHistory {
  return { cells: Array.from({ length: cellCount }, () => null), sparkline: [], last: undefined }
}

/** Takes the next sample: constant work. */
export function addRecent(recent: RecentHistory, sample: Sample): void {
  if (recent.last) observe(recent.cells, recent.last, coveredUntilMs(recent.last, sample.atMs))
  recent.last = sample
  recent.sparkline.push(responseMs(sample) ?? null)
  if (recent.sparkline.length > sparklineLength) recent.sparkline.shift()
}

/**
 * 96 quarters of an hour on the clock's quarters, oldest first. The last one ends now and may be shorter.
 */
export function recentBar(recent: RecentHistory, nowMs: number): Span[] {
  const newest = Math.ceil(nowMs / quarterMs) - 1
  const running: (Cell | null)[] = Array.from({ length: cellCount }, () => null)
  if (recent.last) observe(running, recent.last, Math.min(nowMs, coveredUntilMs(recent.last, undefined)))
  return Array.from({ length: cellCount }, (_, i) => {
    const quarter = newest - cellCount + 1 + i
    const sum = { upMs: 0, degradedMs: 0, downMs: 0 }
    for (const cells of [recent.cells, running]) {
      const cell = cells[slot(quarter)]
      if (cell?.quarter !== quarter) continue
      sum.upMs += cell.upMs
      sum.degradedMs += cell.degradedMs
      sum.downMs += cell.downMs
    }
    return spanOf(sum, quarter * quarterMs, Math.min(nowMs, (quarter + 1) * quarterMs))
  })
}

function observe(cells: (Cell | null)[], sample: Sample, untilMs: number): void {
  if (sample.state === 'unknown') return
  const fromMs = Math.max(sample.atMs, untilMs - cellCount * quarterMs)
  spread(fromMs, untilMs, 0, quarterMs, (quarter, ms) => {
    let cell = cells[slot(quarter)]
    if (cell?.quarter !== quarter) {
      cell = { quarter, upMs: 0, degradedMs: 0, downMs: 0 }
      cells[slot(quarter)] = cell
    }
    addObserved(cell, sample.state, ms)
  })
}

function slot(quarter: number): number {
  return ((quarter % cellCount) + cellCount) % cellCount
}

import { setImmediate } from 'node:timers/promises'
import { addSample, type Series } from '../../core/history/series.ts'
import type { Sample } from '../../core/model/sample.ts'

/**
 * For long work on the event loop: await the returned function between small pieces, and others get their turn
 * whenever this slice has used up its time.
 */
export function createPacer(sliceMs = 3): () => Promise<void> {
  let startedAtMs = performance.now()
  return async () => {
    if (performance.now() - startedAtMs < sliceMs) return
    await setImmediate()
    startedAtMs = performance.now()
  }
}

/** Fills a series with many samples without holding the event loop. */
export async function fillSeries(series: Series, samples: Iterable<Sample>): Promise<Series> {
  const pace = createPacer()
  let count = 0
  for (const sample of samples) {
    addSample(series, sample)
    if (++count % 256 === 0) await pace()
  }
  return series
}

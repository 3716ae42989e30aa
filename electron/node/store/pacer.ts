import { setImmediate } from 'node:timers/promises'

/**
 * For long work on the event loop: await the returned function between small pieces, and others get their turn
 * whenever this slice has used up its time.
 */
export function createPacer(sliceMs = 4): () => Promise<void> {
  let startedAtMs = performance.now()
  return async () => {
    if (performance.now() - startedAtMs < sliceMs) return
    await setImmediate()
    startedAtMs = performance.now()
  }
}

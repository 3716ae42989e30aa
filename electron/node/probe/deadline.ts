import { wording } from '../../core/language/language.ts'
import type { PhaseName } from '../../core/model/exchange.ts'
import { ExchangeError } from './failureKind.ts'

/** The end of one attempt: its time-out, or the caller's wish to stop. Call `release` when the attempt is over. */
export type Deadline = {
  signal: AbortSignal
  /** Why the signal fired, in words for the phase in which it did. */
  reason(phase: PhaseName | undefined): ExchangeError
  /** Rejects when the signal fires first. The loser of the race is left to end by itself. */
  race<T>(work: Promise<T>): Promise<T>
  release(): void
}

export function createDeadline(timeoutMs: number, outer: AbortSignal): Deadline {
  const controller = new AbortController()
  const { signal } = controller
  let timedOut = false
  const stop = () => controller.abort()
  const timer = setTimeout(() => {
    timedOut = true
    stop()
  }, timeoutMs)
  if (outer.aborted) stop()
  else outer.addEventListener('abort', stop, { once: true })
  const reason = (phase: PhaseName | undefined) => {
    if (!timedOut) return new ExchangeError('aborted', 'ABORT_ERR', wording.probe.stopped)
    const say = phase ? wording.probe.timedOutWhile[phase] : wording.probe.timedOut
    return new ExchangeError('timeout', undefined, say(timeoutMs))
  }
  return {
    signal,
    reason,
    race(work) {
      return new Promise((resolve, reject) => {
        const lose = () => reject(reason(undefined))
        work.then(resolve, reject).finally(() => signal.removeEventListener('abort', lose))
        if (signal.aborted) lose()
        else signal.addEventListener('abort', lose, { once: true })
      })
    },
    release() {
      clearTimeout(timer)
      outer.removeEventListener('abort', stop)
    },
  }
}

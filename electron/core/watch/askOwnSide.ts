import type { Exchange } from '../model/exchange.ts'
import type { OwnSide } from '../model/transcript.ts'
import type { Verdict } from '../model/verdict.ts'
import { isOnLoopback, judgeOwnSide, needsReferences } from '../ownSide.ts'
import type { Clock } from '../ports.ts'
import type { OwnNetwork } from './ownNetwork.ts'

/** A failed attempt, as far as our own side is concerned. */
export type FailedAttempt = {
  verdict: Verdict
  /** The judged one. */
  exchange: Exchange | undefined
  /** Wall time of the attempt that this computer slept. */
  gapMs: number
  startedAtMs: number
  vendorId: string
}

/** Asks whether it was us, at this instant. `takesTime`: somebody has to be asked over the network for it. */
export function askOwnSide(
  { verdict, exchange, gapMs, startedAtMs, vendorId }: FailedAttempt,
  network: OwnNetwork,
  clock: Clock,
): { takesTime: boolean; answer: Promise<OwnSide> } {
  const failure = exchange?.failure
  const onLoopback = isOnLoopback(exchange)
  const plain = exchange !== undefined && !exchange.request.url.startsWith('https:')
  const endedAtMs = clock.nowMs()
  // Before anybody is asked: what is found out now is about now.
  const wasOffline = network.offlineSince(startedAtMs)
  const takesTime = gapMs === 0 && needsReferences(failure, onLoopback, plain)
  const whole = failure?.kind === 'dns-not-found' || failure?.kind === 'dns-failure'
  const answer = async () => {
    const check = takesTime ? await network.check(whole) : null
    return judgeOwnSide({
      ...check,
      verdict,
      failure,
      onLoopback,
      plain,
      references: check?.references ?? null,
      gapMs,
      loopDelayMs: exchange?.loopDelayMs ?? 0,
      totalMs: exchange?.instants.end,
      nowMs: clock.nowMs(),
      othersHeard: network.heardBeside({ vendorId, startedAtMs, endedAtMs }),
      wasOffline,
    })
  }
  return { takesTime, answer: answer() }
}

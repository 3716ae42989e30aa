import { type Baseline, baselineFromProbes } from '../assess/baseline.ts'
import { environmentOf } from '../facts/place.ts'
import { transcriptId } from '../history/transcripts.ts'
import { wording } from '../language/language.ts'
import type { Exchange } from '../model/exchange.ts'
import type { Monitor } from '../model/monitor.ts'
import type { Variation } from '../model/path.ts'
import type { OwnSide, Replacements, Transcript, Trigger } from '../model/transcript.ts'
import type { Verdict } from '../model/verdict.ts'
import { verdictWithOwnSide } from '../ownSide.ts'
import type { ProbeRequest, Via } from '../ports.ts'
import { askOwnSide } from './askOwnSide.ts'
import { type Baselines, judgedByBaseline } from './baselines.ts'
import { keysFor } from './keys.ts'
import type { OwnNetwork } from './ownNetwork.ts'
import { ProbeDropped, type WatchPorts } from './types.ts'
import { messageOf, within } from './within.ts'

/** What to attempt, and how the record names it. */
export type AttemptOrder = {
  monitor: Monitor
  vendorName: string
  trigger: Trigger
  attempt: Transcript['attempt']
  /** Used instead of stored ones, for this attempt only. */
  secrets?: Readonly<Record<string, string>> | undefined
  /** Goes before what the attempt's number asks for. */
  via?: Via | undefined
  /** Called with a failure as it looks before our own side was asked about it. */
  judged?: ((result: AttemptResult) => void) | undefined
}

/** `sent`: was a request made at all. `typicalMs`: what is usual for the monitor, where it was looked up. */
export type AttemptResult = {
  transcript: Transcript
  title: string
  sent: boolean
  typicalMs?: number | undefined
}
export type Attempt = (order: AttemptOrder, signal: AbortSignal) => Promise<AttemptResult>

/** A probe that has not ended this long after its time-out never will. */
const graceMs = 15_000
/** Wall time this much ahead of the monotonic clock was slept through, and so was time this far past the time-out. */
const sleptFromMs = 5_000
const nothingReplaced: Replacements = { value: 0, place: 0, shape: 0 }

/**
 * One attempt from the keys to the record, in the order of the pipeline: keys, probe, redact, assess, own side.
 * Changes no state. Rejects with `ProbeDropped` when aborted; any other rejection is a port's fault, without secrets.
 */
export function createAttempt(ports: WatchPorts, network: OwnNetwork, baselines: Baselines): Attempt {
  const { clock, rules } = ports
  let counter = 0

  return async (order, signal) => {
    const { monitor, vendorName, trigger, attempt } = order
    const startedAtMs = clock.nowMs()
    const record = (exchanges: Exchange[], verdict: Verdict, rest: Partial<Transcript>): AttemptResult => ({
      transcript: {
        id: transcriptId(startedAtMs, counter++),
        monitorId: monitor.id,
        monitorName: monitor.name,
        monitorRevision: monitor.revision,
        vendorId: monitor.vendorId,
        vendorName,
        trigger,
        attempt,
        startedAtMs,
        endedAtMs: clock.nowMs(),
        exchanges,
        verdict,
        replacements: nothingReplaced,
        app: ports.app,
        ...rest,
      },
      title: rules.titleOf({ vendorName, monitorName: monitor.name, verdict, exchanges }),
      sent: exchanges.length > 0,
    })

    const keys = await keysFor(monitor.request, ports, order.secrets)
    stopIfAborted(signal)
    if (keys.kind === 'unknown') return record([], keys.verdict, {})

    const secrets = keys.values.map(({ value }) => value)
    const environment = environmentOf(secrets, keys.request.url)
    // Read while the probe runs.
    const usual = baselines.of(monitor.id)
    const wall0Ms = clock.nowMs()
    const monotonic0Ms = clock.monotonicMs()
    // Made when needed: a token fetched on the way is known only then.
    const redactorNow = () => rules.createRedactor([...keys.values, ...ports.knownSecrets()])
    const timeoutMs = Math.min(attempt.timeoutMs ?? monitor.timeoutMs, monitor.timeoutMs)
    const asked = { request: keys.request, timeoutMs, via: order.via ?? viaOf(attempt.variation) }
    const raw = await probeOnce(ports, monitor.id, asked, (text) => redactorNow().text(text), signal)
    stopIfAborted(signal)
    const endedAtMs = clock.nowMs()
    const { exchanges, replacements } = redactorNow().exchanges(raw)
    const rest = { endedAtMs, replacements, ...(environment && { environment }) }
    const keySent = keys.values.length > 0
    const known = judgedByBaseline(monitor) ? await usual : undefined
    const baseline = known && { baseline: known }
    const about = { monitor: { ...monitor, timeoutMs }, exchanges, keySent, nowMs: endedAtMs, ...baseline }
    const judged = rules.assess({ ...about, matchers: ports.matchers })
    if (judged.state !== 'down' && judged.state !== 'degraded') {
      return record(exchanges, judged, rest)
    }

    const ranMs = clock.monotonicMs() - monotonic0Ms
    const sleptMs = Math.max(endedAtMs - wall0Ms - ranMs, ranMs - timeoutMs)
    const gapMs = sleptMs > sleptFromMs ? sleptMs : 0
    const typicalMs = typicalOf(await usual)
    const result = (verdict: Verdict, ownSide?: OwnSide): AttemptResult => ({
      ...record(exchanges, verdict, { ...rest, ...(ownSide && { ownSide }) }),
      typicalMs,
    })
    const facts = { verdict: judged, exchange: exchanges.at(-1), gapMs, startedAtMs, vendorId: monitor.vendorId }
    const asking = askOwnSide(facts, network, clock)
    // Known to be offline, nothing goes ahead: it will be us again.
    if (asking.takesTime && network.now().state !== 'offline') order.judged?.(result(judged))
    const ownSide = await asking.answer
    stopIfAborted(signal)
    return result(verdictWithOwnSide(judged, ownSide), ownSide)
  }
}

/** A median of few probes says nothing. */
function typicalOf(baseline: Baseline | undefined): number | undefined {
  return baseline && baseline.probes >= baselineFromProbes ? baseline.medianMs : undefined
}

/** The port's word for what a confirming attempt does otherwise. */
function viaOf(variation: Variation | undefined): Via | undefined {
  if (!variation) return undefined
  return variation.kind === 'http1' ? { http1: true } : { address: variation.use }
}

async function probeOnce(
  ports: WatchPorts,
  monitorId: string,
  request: ProbeRequest,
  scrub: (text: string) => string,
  signal: AbortSignal,
) {
  const ended = new AbortController()
  try {
    const attempt = ports.probe.attempt(request, AbortSignal.any([signal, ended.signal]))
    const answer = await within(ports.clock, request.timeoutMs + graceMs, attempt)
    if (answer.kind === 'done') return answer.value
    ended.abort()
  } catch (error) {
    throw new Error(scrub(messageOf(error)))
  }
  throw new Error(wording.watch.overran(monitorId, graceMs / 1_000))
}

function stopIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new ProbeDropped(wording.watch.stopped)
}

import { wording } from '../language/language.ts'
import type { Address, Exchange } from '../model/exchange.ts'
import type { Monitor } from '../model/monitor.ts'
import type { Variation } from '../model/path.ts'
import type { Scope, ScopeEvidence, ScopeSource } from '../model/scope.ts'
import type { Transcript } from '../model/transcript.ts'
import type { Via } from '../ports.ts'
import { secretNamesOf } from '../secretTemplate.ts'
import { atOtherUrl, reads, withoutKey, withSecondKey } from './requests.ts'

/** One paired probe: the monitor as it is asked, and what its answer is evidence of. */
export type PairedCall = {
  source: ScopeSource
  /** A variant of a monitor; its name says which. */
  monitor: Monitor
  key: NonNullable<ScopeEvidence['key']>
  via?: Via | undefined
  /** What it does otherwise than the failing call. */
  variation?: Variation | undefined
  /** Which address, key or endpoint, where its kind does not say it all. */
  which?: string | undefined
  /** The other monitor whose call it is. */
  monitorId?: string | undefined
}

/** What is asked beside a failing call, and what is not, with the reason. */
export type PairedPlan = { calls: PairedCall[]; notAsked: Pick<ScopeEvidence, 'source' | 'text'>[] }

/** A paired probe ends no later than this, whatever the monitor's time-out. */
const longestMs = 10_000
/** Other monitors that are asked at most. */
const otherMonitors = 2

const bounded = (monitor: Monitor, name: string, change: Partial<Monitor> = {}): Monitor => ({
  ...monitor,
  timeoutMs: Math.min(monitor.timeoutMs, longestMs),
  ...change,
  name: name.slice(0, 120),
})

/** How a call fails, in the terms of the truth table. */
export function callOf(
  { verdict, exchanges }: Pick<Transcript, 'verdict' | 'exchanges'>,
  keyed: boolean,
): Scope['call'] {
  const last = exchanges.at(-1)
  // A key that was never sent has no part in the failure.
  const keySent = keyed && (last?.response !== undefined || last?.instants.sendStart !== undefined)
  if (verdict.reason === 'key-rejected') return { how: 'key-rejected', keySent: true }
  if (verdict.reason === 'slow') return { how: 'slow', keySent }
  return { how: last?.failure && !heard(last) ? 'no-answer' : 'bad-answer', keySent }
}

const answeredBadly = new Set(['malformed-response', 'too-large', 'too-many-redirects'])
const heard = ({ response, failure }: Exchange) =>
  response !== undefined || (failure !== undefined && answeredBadly.has(failure.kind))

type Situation = {
  monitor: Monitor
  /** The attempt that confirmed the failure. */
  failing: Pick<Transcript, 'verdict' | 'exchanges'>
  /** Other monitors of the vendor of which nothing is known since the failure, the best to ask first. */
  others: readonly Monitor[]
}

/**
 * The paired probes of a failing call: few, each sent once. A refused key is never sent again, a method that may change
 * something only where the monitor allows it.
 */
export function planPairs({ monitor, failing, others }: Situation): PairedPlan {
  const plan: PairedPlan = { calls: [], notAsked: [] }
  const names = secretNamesOf(monitor.request)
  const { how, keySent } = callOf(failing, names.length > 0)
  const leave = (source: ScopeSource, text: string) => void plan.notAsked.push({ source, text })
  if (monitor.scope?.off) {
    leave('same-call', wording.rules.scopeCalls.off)
    return plan
  }
  const mayRepeat = reads(monitor.request) || monitor.scope?.anyMethod === true
  if (!mayRepeat) {
    leave('same-call', wording.rules.scopeCalls.methodNotRepeated(monitor.request.method))
  } else {
    const key = names.length > 0 ? 'same' : 'none'
    const ways = how === 'key-rejected' ? undefined : waysOf(failing.exchanges[0])
    if (how === 'key-rejected') leave('same-call', wording.rules.scopeCalls.keyNotRepeated)
    else {
      const again = bounded(monitor, wording.rules.scopeCalls.onceMore(monitor.name))
      plan.calls.push({ source: 'same-call', monitor: again, key, via: ways?.pinned })
    }
    for (const variation of ways?.others ?? []) {
      const there = bounded(monitor, wording.rules.scopeCalls.atAddress(monitor.name, variation.use))
      plan.calls.push({ source: 'other-address', monitor: there, key, variation, which: variation.use })
    }
    if (keySent) planKeys(plan, monitor, names)
    else if (names.length > 0) leave('without-key', wording.rules.scopeCalls.keyNeverSent)
  }
  planElsewhere(plan, monitor, others, how)
  return plan
}

/** The same call without the key, and with a second one. */
function planKeys(plan: PairedPlan, monitor: Monitor, names: readonly string[]): void {
  const keyless = withoutKey(monitor.request)
  if ('problem' in keyless) {
    plan.notAsked.push({ source: 'without-key', text: wording.rules.scopeCalls.notAsked(keyless.problem) })
  } else {
    const expect: Monitor['expect'] = [
      {
        kind: 'status',
        ranges: [
          [401, 401],
          [403, 403],
        ],
      },
    ]
    const change = { request: keyless.request, expect, refusals: undefined }
    const bare = bounded(monitor, wording.rules.scopeCalls.withoutKey(monitor.name), change)
    plan.calls.push({ source: 'without-key', monitor: bare, key: 'none' })
  }
  const [first] = names
  const { secondKey } = monitor
  if (secondKey === undefined || first === undefined) return
  if (names.includes(secondKey)) {
    plan.notAsked.push({ source: 'second-key', text: wording.rules.scopeCalls.sameKey(secondKey) })
    return
  }
  const request = withSecondKey(monitor.request, first, secondKey)
  const other = bounded(monitor, wording.rules.scopeCalls.secondKey(monitor.name), { request })
  plan.calls.push({ source: 'second-key', monitor: other, key: 'other', which: secondKey })
}

function planElsewhere(
  plan: PairedPlan,
  monitor: Monitor,
  others: readonly Monitor[],
  how: Scope['call']['how'],
): void {
  const own = new Set(secretNamesOf(monitor.request))
  const keyOf = (other: Monitor) => {
    const names = secretNamesOf(other.request)
    return names.length === 0 ? 'none' : names.some((name) => own.has(name)) ? 'same' : 'other'
  }
  const { otherUrl } = monitor.scope ?? {}
  if (otherUrl !== undefined) {
    const { request, withKey } = atOtherUrl(monitor.request, otherUrl)
    // Without a key any answer that is not a failure shows that the vendor is there.
    const expect: Monitor['expect'] = [{ kind: 'status', ranges: [[200, withKey ? 399 : 499]] }]
    const change = { request, expect, refusals: undefined }
    if (withKey && how === 'key-rejected') {
      plan.notAsked.push({ source: 'other-endpoint', text: wording.rules.scopeCalls.otherNotAsked(otherUrl) })
    } else {
      const there = bounded(monitor, wording.rules.scopeCalls.anotherAddress(monitor.name), change)
      plan.calls.push({ source: 'other-endpoint', monitor: there, key: withKey ? 'same' : 'none', which: otherUrl })
    }
  }
  const askable = others.filter(
    (other) =>
      !other.scope?.off &&
      (reads(other.request) || other.scope?.anyMethod === true) &&
      !(how === 'key-rejected' && keyOf(other) === 'same'),
  )
  for (const other of askable.slice(0, otherMonitors)) {
    const asked = bounded(other, wording.rules.scopeCalls.askedFor(other.name, monitor.name))
    plan.calls.push({
      source: 'other-endpoint',
      monitor: asked,
      key: keyOf(other),
      which: other.name,
      monitorId: other.id,
    })
  }
}

/** The address that failed, to ask again, and others of the same name: one of each family first. */
function waysOf(first: Exchange | undefined): { pinned: Via | undefined; others: Variation[] } {
  const { host = '', remote, answers = [], proxy } = first?.connection ?? {}
  if (!remote || proxy || answers.length < 2) return { pinned: undefined, others: [] }
  const rest = answers.filter(({ address }) => address !== remote.address)
  const otherFamily = rest.find(({ family }) => family !== remote.family)
  const sameFamily = rest.find(({ family }) => family === remote.family)
  const other = (kind: 'address' | 'family', use: Address | undefined): Variation[] =>
    use ? [{ kind, host, use: use.address, instead: remote.address }] : []
  return {
    pinned: { address: remote.address },
    others: [...other('address', sameFamily), ...other('family', otherFamily)],
  }
}

import { wording } from '../language/language.ts'
import type { NetworkFacts } from '../model/network.ts'
import type { Summary } from '../model/summary.ts'
import type { OwnCause, OwnSide, Transcript } from '../model/transcript.ts'
import { familiesOf, isPrivateAddress, networkChanges } from '../ownSide/network.ts'
import { readReference } from '../ownSide/references.ts'
import { isOnLoopback, isRight } from '../ownSide.ts'
import type { WatchPorts } from './types.ts'
import { messageOf, within } from './within.ts'

/** Answers this young serve every monitor that fails at the same moment. */
const sharedForMs = 1_000
const longestAnswerMs = 10_000
/** After the first right answer the other references are waited for no longer than this. */
const settleMs = 500
/** How often the network is read while vendors answer, so that a change can be told from what was. */
const readEveryMs = 30_000
/** A vendor that answered within this time of a failure shows that the network worked then. */
const besideMs = 3_000
/** References that were silent so often while vendors answered are taken for blocked, until one answers. */
const blockedFrom = 3

/** What was found out about our own side at one moment. */
export type OwnCheck = Pick<OwnSide, 'references' | 'network' | 'changes' | 'resolvers'>

export type OwnNetwork = {
  /**
   * References, DNS servers and the system's own word, asked now or at most a second ago. `whole`: all are waited for,
   * where it matters which of them are silent. Never throws.
   */
  check(whole: boolean): Promise<OwnCheck>
  /** Is there a way out again, by name where references have names? Tells `now` so. Never throws. */
  reachable(): Promise<boolean>
  /** Takes note of an attempt. `back`: it shows that we are after being offline; `lost`: that we are offline now. */
  learn(transcript: Transcript, nowMs: number): 'back' | 'lost' | null
  /**
   * Vendors other than this one that answered just before an attempt failed; where references are known to be blocked,
   * at any time while it ran.
   */
  heardBeside(attempt: { vendorId: string; startedAtMs: number; endedAtMs: number }): string[]
  /** Were we known to be offline at a moment since then? */
  offlineSince(atMs: number): boolean
  families(): (4 | 6)[] | undefined
  now(): Summary['ownSide']
}

/** Causes that keep all vendors out of reach, not one attempt alone. */
const offlineCauses: ReadonlySet<OwnCause> = new Set<OwnCause>([
  'no-network',
  'silent',
  'names',
  'captive-portal',
  'intercepted',
])

/** What is known of our own side of the network. */
export function createOwnNetwork(ports: WatchPorts, signal: AbortSignal): OwnNetwork {
  const { clock } = ports
  type Reading = { facts: NetworkFacts; fingerprint: string }
  let asked: { key: string; atMs: number; answer: Promise<OwnCheck> } | null = null
  let good: Reading | undefined
  let goodReadAtMs = Number.NEGATIVE_INFINITY
  let changed: { fingerprint: string; atMs: number } | undefined
  const heard = new Map<string, { name: string; atMs: number }>()
  let silentThoughHeard = 0
  let offlineUntilMs = Number.NEGATIVE_INFINITY
  let known: Summary['ownSide'] = {
    state: 'unknown',
    sinceMs: clock.nowMs(),
    sentence: wording.ownSide.nothingProbed,
  }

  /** The value in time, else `otherwise`: a port that hangs or throws knows nothing. */
  async function orElse<T>(promise: Promise<T> | undefined, otherwise: T): Promise<T> {
    try {
      const answer = await within(clock, longestAnswerMs, promise ?? Promise.resolve(otherwise))
      return answer.kind === 'done' ? answer.value : otherwise
    } catch (error) {
      ports.onProblem({ where: 'references', text: messageOf(error) })
      return otherwise
    }
  }

  async function ask(lines: readonly string[], whole: boolean): Promise<OwnCheck> {
    const asked = lines.flatMap((line) => readReference(line) ?? [])
    const name = asked.map(({ url }) => URL.parse(url)?.hostname ?? '').find((host) => /[a-z]/i.test(host))
    const askedAtMs = clock.nowMs()
    let resolvers: OwnCheck['resolvers']
    const resolversAsked = orElse(name ? ports.machine?.askResolvers(name, signal) : undefined, []).then((answers) => {
      resolvers = answers
    })
    const reading = orElse<Reading | undefined>(ports.machine?.network(), undefined)
    const references = await orElse(ports.references.ask(asked, signal, whole ? undefined : settleMs), [])
    // Who is silent among them matters only where names do, or nothing does.
    if (whole || !references.some(isRight)) await resolversAsked
    const read = await reading
    if (references.some(isRight)) silentThoughHeard = 0
    else if ([...heard.values()].some(({ atMs }) => Math.abs(askedAtMs - atMs) <= besideMs)) silentThoughHeard += 1
    return { references, ...(resolvers && { resolvers }), ...(read && { network: read.facts, ...changesIn(read) }) }
  }

  function changesIn(read: Reading): Pick<OwnCheck, 'changes'> {
    if (!good || good.fingerprint === read.fingerprint) return {}
    if (changed?.fingerprint !== read.fingerprint) {
      changed = { fingerprint: read.fingerprint, atMs: clock.nowMs() }
    }
    return { changes: { atMs: changed.atMs, texts: networkChanges(good.facts, read.facts) } }
  }

  /** Vendors answer: what the network is now is what works. */
  function rememberGood(): void {
    const nowMs = clock.monotonicMs()
    if (!ports.machine || nowMs - goodReadAtMs < readEveryMs) return
    goodReadAtMs = nowMs
    void orElse<Reading | undefined>(ports.machine.network(), undefined).then((read) => {
      if (!read) return
      good = read
      changed = undefined
    })
  }

  function check(whole: boolean): Promise<OwnCheck> {
    const lines = ports.settings().references
    const key = `${whole} ${lines.join(' ')}`
    const atMs = clock.monotonicMs()
    if (!asked || asked.key !== key || atMs - asked.atMs > sharedForMs) asked = { key, atMs, answer: ask(lines, whole) }
    return asked.answer
  }

  function become(seen: Omit<Summary['ownSide'], 'sinceMs'>, nowMs: number): void {
    if (known.state === 'offline') offlineUntilMs = nowMs
    known = { ...seen, sinceMs: known.state === seen.state ? known.sinceMs : nowMs }
  }

  return {
    check,
    async reachable() {
      const { references } = await check(false)
      const named = references.filter(({ url }) => /[a-z]/i.test(URL.parse(url)?.hostname ?? ''))
      const right = (named.length > 0 ? named : references).some(isRight)
      if (right) become({ state: 'fine', sentence: wording.ownSide.fineReferences }, clock.nowMs())
      return right
    },
    learn(transcript, nowMs) {
      const answered = answeredFromAfar(transcript)
      if (answered) {
        heard.set(transcript.vendorId, { name: transcript.vendorName, atMs: nowMs })
        rememberGood()
      }
      const seen = seenIn(transcript, answered)
      if (!seen) return null
      const before = known.state
      become(seen, nowMs)
      if (seen.state === 'offline') return 'lost'
      return before === 'offline' ? 'back' : null
    },
    heardBeside({ vendorId, startedAtMs, endedAtMs }) {
      const fromMs = silentThoughHeard >= blockedFrom ? startedAtMs : Math.max(startedAtMs, endedAtMs - besideMs)
      // What came later, while references were asked, may have come over a network that is back.
      const others = [...heard].filter(
        ([id, one]) => id !== vendorId && one.atMs >= fromMs && (one.atMs <= endedAtMs || fromMs === startedAtMs),
      )
      return others.map(([, { name }]) => name)
    },
    offlineSince: (atMs) => known.state === 'offline' || offlineUntilMs >= atMs,
    families: () => familiesOf(good?.facts),
    now: () => known,
  }
}

/**
 * Did the vendor itself answer, across our network? Over plain http only a good answer says so: others answer in its
 * place. One on this computer or in our own network proves nothing about the way out.
 */
function answeredFromAfar({ exchanges, verdict }: Transcript): boolean {
  const last = exchanges.at(-1)
  if (!last?.response || isOnLoopback(last)) return false
  const { remote, proxy } = last.connection ?? {}
  if (remote && !proxy && isPrivateAddress(remote.address)) return false
  return last.request.url.startsWith('https:') || verdict.state === 'up'
}

function seenIn({ ownSide }: Transcript, answered: boolean): Omit<Summary['ownSide'], 'sinceMs'> | null {
  if (ownSide?.judgement === 'ours' && ownSide.cause && offlineCauses.has(ownSide.cause)) {
    return { state: 'offline', sentence: ownSide.sentence }
  }
  if (ownSide?.judgement === 'fine') return { state: 'fine', sentence: ownSide.sentence }
  return answered ? { state: 'fine', sentence: wording.ownSide.fineVendors } : null
}

import { assess } from '../../electron/core/assess.ts'
import { titleFor } from '../../electron/core/explain/reason.ts'
import type { Exchange, Failure } from '../../electron/core/model/exchange.ts'
import type { Incident, Notice } from '../../electron/core/model/incident.ts'
import { monitorSchema } from '../../electron/core/model/monitor.ts'
import type { NetworkFacts } from '../../electron/core/model/network.ts'
import { settingsSchema } from '../../electron/core/model/settings.ts'
import type { ReferenceAnswer } from '../../electron/core/model/transcript.ts'
import type { OwnMachine, Probe, References, WatchedMonitor } from '../../electron/core/ports.ts'
import { createRedactor } from '../../electron/core/redact.ts'
import { resolveSecrets, secretNamesOf } from '../../electron/core/secretTemplate.ts'
import { createWatch } from '../../electron/core/watch.ts'
import { createSimulatedClock, type SimulatedClock } from './clock.ts'
import { type OwnTrouble, type Sequence, type Stretch, seeded, type VendorTrouble } from './sequence.ts'

/** A notice as somebody got it. `atMs`: true time since the beginning. */
export type Told = {
  atMs: number
  kind: Notice['kind']
  title: string
  vendor: number | null
  incidentId: string | null
}
export type Outcome = { told: Told[]; incidents: Incident[]; probes: number; rows: number; problems: string[] }

type Answer = { status?: number; failure?: Failure['kind']; tookMs: number; retryAfterS?: number }

/** One `find` per probe over a few hundred stretches is the whole cost of looking up the truth. */
const at = <T extends Stretch>(list: readonly T[], ms: number): T | undefined =>
  list.find(({ fromMs, toMs }) => fromMs <= ms && ms < toMs)

/** Runs the real watch through a sequence and tells what people were told. Nothing but its ports is simulated. */
export async function replay(sequence: Sequence): Promise<Outcome> {
  const clock = createSimulatedClock(sequence.startWallMs ?? Date.UTC(2026, 2, 2))
  const outcome: Outcome = { told: [], incidents: [], probes: 0, rows: 0, problems: [] }
  const incidents = new Map<string, Incident>()
  const settings = settingsSchema.parse({})
  const monitors = Array.from({ length: sequence.vendors }, (_, vendor) => monitorOf(sequence, vendor))
  const watch = createWatch({
    clock,
    probe: probeOf(sequence, clock, outcome),
    references: referencesOf(sequence, clock),
    machine: machineOf(sequence, clock),
    secrets: { get: async () => ({ kind: 'missing' }) },
    store: {
      appendSample() {
        outcome.rows += 1
      },
      saveTranscript: async () => undefined,
      saveStatus: async () => undefined,
      saveIncident: async (incident) => void incidents.set(incident.id, incident),
      goodTranscripts: async () => [],
    },
    notifier: {
      async show(notice, incident) {
        const vendor = incident ? Number(incident.monitorId.slice(1)) : null
        const { kind, title } = notice
        outcome.told.push({ atMs: clock.trueMs(), kind, title, vendor, incidentId: incident?.id ?? null })
        return { kind: 'shown' }
      },
    },
    matchers: { regex: () => false, jsonPath: () => [] },
    rules: {
      secretNamesOf,
      resolveSecrets,
      createRedactor: (secrets) => createRedactor(secrets, () => 'a91f'),
      assess,
      titleOf: ({ vendorName, monitorName, verdict }) => titleFor(vendorName, monitorName, verdict),
    },
    knownSecrets: () => [],
    settings: () => settings,
    app: { version: '0', platform: 'replay' },
    onChange: () => undefined,
    onProblem: ({ where, text }) => void outcome.problems.push(`${where}: ${text}`),
    monitors: () => monitors,
    initial: { statuses: [], incidents: [] },
  })
  watch.start()
  for (const event of [...sequence.events].sort((a, b) => a.atMs - b.atMs)) {
    await clock.runUntil(event.atMs)
    if (event.kind === 'jump') clock.jump(event.byMs)
    else {
      if (event.announced) watch.suspend()
      clock.sleep(event.forMs)
      if (event.announced) watch.resume()
    }
  }
  await clock.runUntil(sequence.lengthMs)
  const stopped = watch.stop()
  await clock.runUntil(sequence.lengthMs + 5_000)
  await stopped
  outcome.incidents = [...incidents.values()]
  return outcome
}

function monitorOf({ intervalMs, timeoutMs }: Sequence, vendor: number): WatchedMonitor {
  const id = `v${vendor}`
  const request = { url: `https://${id}.vendor.test/`, headers: [] }
  const expect = [{ kind: 'responseTime', degradedOverMs: 1_000 }]
  const monitor = monitorSchema.parse({ id, vendorId: id, name: 'API', request, intervalMs, timeoutMs, expect })
  return { monitor, vendorName: `Vendor ${vendor}` }
}

/** What comes back from a vendor that is asked now, by what is wrong with it and with us. */
function answerOf(sequence: Sequence, vendor: number, atMs: number, timeoutMs: number, random: () => number): Answer {
  const own = at(sequence.ownTroubles, atMs)
  if (own) return throughOwn(own, timeoutMs)
  const usualMs = sequence.usualMs?.(vendor, atMs) ?? 120
  const trouble = at(
    sequence.vendorTroubles.filter((one) => one.vendor === vendor),
    atMs,
  )
  if (trouble) return throughTrouble(trouble, timeoutMs)
  if (sequence.noise && random() < sequence.noise) return { failure: 'reset', tookMs: 40 }
  return usualMs >= timeoutMs ? { failure: 'timeout', tookMs: timeoutMs } : { status: 200, tookMs: usualMs }
}

function throughOwn({ kind }: OwnTrouble, timeoutMs: number): Answer {
  if (kind === 'down') return { failure: 'dns-failure', tookMs: 20 }
  if (kind === 'portal') return { failure: 'tls-untrusted', tookMs: 90 }
  if (kind === 'names') return { failure: 'dns-failure', tookMs: Math.min(5_000, timeoutMs) }
  return kind === 'switch' ? { failure: 'reset', tookMs: 30 } : { failure: 'timeout', tookMs: timeoutMs }
}

function throughTrouble({ kind, tookMs = 2_500, retryAfterS }: VendorTrouble, timeoutMs: number): Answer {
  if (kind === 'refused') return { failure: 'refused', tookMs: 30 }
  if (kind === 'hang') return { failure: 'timeout', tookMs: timeoutMs }
  if (kind === 'limited') return { status: 429, tookMs: 60, retryAfterS: retryAfterS ?? 120 }
  if (kind === 'slow') return tookMs >= timeoutMs ? { failure: 'timeout', tookMs: timeoutMs } : { status: 200, tookMs }
  return { status: 503, tookMs: 80, ...(retryAfterS !== undefined && { retryAfterS }) }
}

function probeOf(sequence: Sequence, clock: SimulatedClock, outcome: Outcome): Probe {
  const random = seeded(7)
  return {
    attempt({ request, timeoutMs }, signal) {
      outcome.probes += 1
      const vendor = Number(new URL(request.url).hostname.slice(1).split('.')[0])
      const [beganMs, wallMs, sleeps] = [clock.trueMs(), clock.nowMs(), clock.sleeps()]
      const answer = answerOf(sequence, vendor, beganMs, timeoutMs, random)
      return new Promise((resolve) => {
        const end = (given: Answer) => {
          cancel()
          resolve({ raw: [exchangeOf(request.url, wallMs, clock.trueMs() - beganMs, given)] })
        }
        const cancel = clock.after(answer.tookMs, () => {
          // A connection does not live through sleep, nor through the loss of its network.
          const broken = clock.sleeps() !== sleeps || (answer.status && at(sequence.ownTroubles, clock.trueMs()))
          end(broken ? { failure: 'reset', tookMs: 0 } : answer)
        })
        signal.addEventListener('abort', () => end({ failure: 'aborted', tookMs: 0 }))
      })
    },
  }
}

function exchangeOf(url: string, startedAtMs: number, endMs: number, answer: Answer): Exchange {
  const { status, failure, retryAfterS } = answer
  const base = {
    role: 'request' as const,
    startedAtMs,
    instants: { end: endMs },
    request: { method: 'GET', url, headers: [] },
  }
  if (failure)
    return {
      ...base,
      failure: { kind: failure, message: failure, code: failure === 'aborted' ? 'ABORT_ERR' : undefined },
    }
  const headers: [string, string][] = retryAfterS === undefined ? [] : [['Retry-After', String(retryAfterS)]]
  return { ...base, response: { status: status ?? 200, reason: '', httpVersion: '1.1', headers } }
}

function referencesOf(sequence: Sequence, clock: SimulatedClock): References {
  return {
    ask(references) {
      const own = at(sequence.ownTroubles, clock.trueMs())
      const silent = own?.kind === 'silent' || own?.kind === 'names'
      const answers = references.map(({ url }) => referenceAnswer(url, own?.kind))
      return new Promise((resolve) => clock.after(silent ? 4_000 : 60, () => resolve(answers)))
    },
  }
}

function referenceAnswer(url: string, own: OwnTrouble['kind'] | undefined): ReferenceAnswer {
  const { hostname, protocol } = new URL(url)
  const named = /[a-z]/.test(hostname)
  const base = { url, tookMs: 60 }
  if (own === undefined) return { ...base, answered: true, observed: '200' }
  if (own === 'names' && !named) return { ...base, answered: true, observed: '200' }
  if (own === 'portal') {
    return protocol === 'http:'
      ? { ...base, answered: true, observed: '302', wrong: 'redirects to login.hotel.example' }
      : { ...base, answered: false, observed: 'tls-untrusted', wrong: 'shows a certificate of somebody else' }
  }
  return { ...base, answered: false, observed: own === 'switch' ? 'reset ECONNRESET' : 'timeout' }
}

function machineOf(sequence: Sequence, clock: SimulatedClock): OwnMachine {
  return {
    async network() {
      const nowMs = clock.trueMs()
      const down = at(sequence.ownTroubles, nowMs)?.kind === 'down'
      const switches = sequence.ownTroubles.filter(({ kind, fromMs }) => kind === 'switch' && fromMs <= nowMs).length
      const name = switches % 2 === 0 ? 'wlan0' : 'tun0'
      const interfaces: NetworkFacts['interfaces'] = down ? [] : [{ name, families: [4], tunnel: name === 'tun0' }]
      const facts: NetworkFacts = {
        interfaces,
        defaultRoute: down ? null : { interface: name },
        resolvers: [],
        proxy: [],
      }
      return { facts, fingerprint: JSON.stringify(facts) }
    },
    askResolvers: async () => [],
  }
}

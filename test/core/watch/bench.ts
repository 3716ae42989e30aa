import { assess } from '../../../electron/core/assess.ts'
import { titleFor } from '../../../electron/core/explain/reason.ts'
import type { Medians } from '../../../electron/core/model/comparison.ts'
import type { Exchange } from '../../../electron/core/model/exchange.ts'
import type { Incident, MonitorStatus, Notice } from '../../../electron/core/model/incident.ts'
import { type Monitor, monitorSchema } from '../../../electron/core/model/monitor.ts'
import type { Sample } from '../../../electron/core/model/sample.ts'
import { settingsSchema } from '../../../electron/core/model/settings.ts'
import type { Transcript } from '../../../electron/core/model/transcript.ts'
import type { NoticeOutcome, ProbeRequest, SecretAnswer, WatchedMonitor } from '../../../electron/core/ports.ts'
import { createRedactor } from '../../../electron/core/redact.ts'
import { resolveSecrets, secretNamesOf } from '../../../electron/core/secretTemplate.ts'
import { createWatch, type Watch, type WatchOptions } from '../../../electron/core/watch.ts'
import { createTestClock, type TestClock } from './clock.ts'

/** What the scripted vendor does at one attempt: a status, or a time-out; after how long; echoing what. */
export type Answer = {
  status?: number
  failure?: 'timeout' | 'refused'
  tookMs?: number
  body?: string
  never?: boolean
}

export type Bench = {
  clock: TestClock
  watch: Watch
  /** Attempts as they began, by monitor. */
  calls: { id: string; atMs: number; path: string; aborted: boolean }[]
  callsOf(id: string): number[]
  running: { now: number; most: number; mostOfOne: number }
  monitors: WatchedMonitor[]
  samples: (Sample & { id: string })[]
  transcripts: Transcript[]
  statuses: Map<string, MonitorStatus>
  incidents: Map<string, Incident>
  shown: Notice[]
  problems: string[]
  writes: string[]
  referencesAsked: number[]
  /** Another run on what this one stored, with the same clock and vendor. */
  restart(change?: Partial<WatchOptions>): Watch
}

export type Script = {
  monitors?: WatchedMonitor[]
  answer?: (id: string, n: number, atMs: number, asked: ProbeRequest) => Answer
  secret?: (name: string) => Promise<SecretAnswer>
  referencesAnswer?: () => boolean
  maxConcurrentProbes?: number
  show?: (notice: Notice) => Promise<NoticeOutcome>
  saveIncident?: (incident: Incident) => Promise<void>
  goodTranscripts?: () => Promise<Transcript[]>
  phaseMedians?: () => Promise<Medians>
  change?: Partial<WatchOptions>
}

export function monitorOf(id: string, change: Partial<Monitor> = {}): WatchedMonitor {
  const request = { url: `https://${id}.vendor.test/`, headers: [] }
  const monitor = monitorSchema.parse({ id, vendorId: 'vendor', name: id, request, intervalMs: 60_000, ...change })
  return { monitor, vendorName: 'Vendor' }
}

/** The conductor on a virtual clock, with a scripted vendor and a store in memory that records what it was told. */
export function createBench(script: Script = {}): Bench {
  const clock = createTestClock()
  const counts = new Map<string, number>()
  const runningOf = new Map<string, number>()
  const bench: Omit<Bench, 'watch' | 'restart'> = {
    clock,
    calls: [],
    callsOf: (id) => bench.calls.filter((call) => call.id === id).map((call) => call.atMs),
    running: { now: 0, most: 0, mostOfOne: 0 },
    monitors: script.monitors ?? [monitorOf('a')],
    samples: [],
    transcripts: [],
    statuses: new Map(),
    incidents: new Map(),
    shown: [],
    problems: [],
    writes: [],
    referencesAsked: [],
  }
  const settings = settingsSchema.parse({ maxConcurrentProbes: script.maxConcurrentProbes ?? 20 })
  const options: WatchOptions = {
    clock,
    probe: {
      attempt(asked, signal) {
        const { request } = asked
        const url = new URL(request.url)
        const id = url.hostname.split('.')[0] ?? ''
        const n = counts.get(id) ?? 0
        counts.set(id, n + 1)
        const call = { id, atMs: clock.nowMs(), path: url.pathname, aborted: false }
        bench.calls.push(call)
        const { tookMs = 50, never, ...answer } = script.answer?.(id, n, clock.nowMs(), asked) ?? { status: 200 }
        bench.running.now += 1
        runningOf.set(id, (runningOf.get(id) ?? 0) + 1)
        bench.running.most = Math.max(bench.running.most, bench.running.now)
        bench.running.mostOfOne = Math.max(bench.running.mostOfOne, runningOf.get(id) ?? 0)
        return new Promise((resolve) => {
          const end = (result: Answer & { aborted?: boolean }) => {
            bench.running.now -= 1
            runningOf.set(id, (runningOf.get(id) ?? 1) - 1)
            resolve({ raw: [exchangeOf(request.url, request.headers, call.atMs, tookMs, result)] })
          }
          const cancel = never ? () => undefined : clock.after(tookMs, () => end(answer))
          signal.addEventListener('abort', () => {
            if (call.aborted) return
            cancel()
            call.aborted = true
            if (!never) end({ aborted: true })
          })
        })
      },
    },
    references: {
      async ask(references) {
        bench.referencesAsked.push(clock.nowMs())
        const answered = script.referencesAnswer?.() ?? true
        return references.map(({ url }) => ({ url, answered, tookMs: 10, observed: answered ? '200' : 'timeout' }))
      },
    },
    secrets: { get: script.secret ?? (async () => ({ kind: 'missing' })) },
    store: {
      appendSample: (id, sample) => void bench.samples.push({ ...sample, id }),
      async saveTranscript(transcript) {
        bench.writes.push(`transcript ${transcript.id}`)
        bench.transcripts.push(transcript)
      },
      async saveStatus(status) {
        bench.writes.push(`status ${status.stage}`)
        bench.statuses.set(status.monitorId, status)
      },
      async saveIncident(incident) {
        await script.saveIncident?.(incident)
        bench.writes.push(`incident ${incident.state} ${incident.notices.map(({ delivery }) => delivery).join()}`)
        bench.incidents.set(incident.id, incident)
      },
      ...(script.phaseMedians && { phaseMedians: script.phaseMedians }),
      goodTranscripts: async (monitorId, beforeMs, count) =>
        script.goodTranscripts?.() ??
        bench.transcripts
          .filter((one) => one.monitorId === monitorId && one.verdict.state === 'up' && one.startedAtMs < beforeMs)
          .slice(-count)
          .reverse(),
    },
    notifier: {
      async show(notice) {
        bench.writes.push(`show ${notice.kind}`)
        bench.shown.push(notice)
        return script.show ? script.show(notice) : { kind: 'shown' }
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
    app: { version: '0', platform: 'test' },
    onChange: () => undefined,
    onProblem: ({ where, text }) => void bench.problems.push(`${where}: ${text}`),
    monitors: () => bench.monitors,
    initial: { statuses: [], incidents: [] },
    ...script.change,
  }
  const restart = (change: Partial<WatchOptions> = {}) => {
    const initial = { statuses: [...bench.statuses.values()], incidents: [...bench.incidents.values()] }
    return createWatch({ ...options, initial, ...change })
  }
  return Object.assign(bench, { watch: createWatch(options), restart })
}

function exchangeOf(
  url: string,
  headers: { name: string; value: string }[],
  startedAtMs: number,
  endMs: number,
  { status, failure, body = '', aborted }: Answer & { aborted?: boolean },
): Exchange {
  const kind = aborted ? 'aborted' : failure
  return {
    role: 'request',
    startedAtMs,
    instants: { end: endMs },
    request: { method: 'GET', url, headers: headers.map(({ name, value }) => [name, value]) },
    ...(kind
      ? { failure: { kind, message: kind } }
      : {
          response: {
            status: status ?? 200,
            reason: '',
            httpVersion: '1.1',
            headers: status === 429 ? [['Retry-After', '300']] : [],
            body: { text: body, wireBytes: body.length, decodedBytes: body.length, truncated: false },
          },
        }),
  }
}

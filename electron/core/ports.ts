import type { Medians } from './model/comparison.ts'
import type { Exchange } from './model/exchange.ts'
import type { Incident, MonitorStatus, Notice } from './model/incident.ts'
import type { Monitor, RequestSpec } from './model/monitor.ts'
import type { NetworkFacts, ResolverAnswer } from './model/network.ts'
import type { Sample } from './model/sample.ts'
import type { SoundName } from './model/settings.ts'
import type { ReferenceAnswer, Transcript } from './model/transcript.ts'
import type { Reference } from './ownSide/references.ts'

/** Holds something that may contain secrets. Only `redact` unwraps it: nothing downstream can take it by mistake. */
export type Raw<T> = { readonly raw: T }

export interface Clock {
  /** Wall time, epoch milliseconds. */
  nowMs(): number
  /** Never jumps; only differences mean anything. */
  monotonicMs(): number
  /** Runs `fire` once after `delayMs`; the returned function cancels it. */
  after(delayMs: number, fire: () => void): () => void
}

/** One resolved secret, or why there is none. */
export type SecretAnswer =
  | { kind: 'value'; value: string }
  | { kind: 'missing' }
  | { kind: 'unavailable'; problem: string }

export interface Secrets {
  get(name: string): Promise<SecretAnswer>
}

/** What to send. Everything is resolved: no `{{secret:…}}` remains. */
export type ProbeRequest = {
  request: RequestSpec
  timeoutMs: number
  via?: Via | undefined
}

/** Another way to the same server, to tell a broken way from a broken vendor. It says what to choose where there is a choice. */
export type Via = {
  /** Connect to this one of the name's addresses; without effect once the name has it no more. */
  address?: string | undefined
  family?: 4 | 6 | undefined
  /** True: HTTP/1.1 even where the server would agree on HTTP/2. */
  http1?: boolean | undefined
}

export interface Probe {
  /**
   * One attempt on a fresh connection: one exchange, or several when redirects were followed.
   * Never throws; failures are data. An aborted signal ends it with the kind `aborted`.
   */
  attempt(request: ProbeRequest, signal: AbortSignal): Promise<Raw<Exchange[]>>
}

export interface References {
  /**
   * Asks all at once, each with a short time-out. `settleMs` after the first right answer the others are waited for no
   * longer. Never throws.
   */
  ask(references: readonly Reference[], signal: AbortSignal, settleMs?: number): Promise<ReferenceAnswer[]>
}

export interface OwnMachine {
  /** The network as the system tells it now. `fingerprint` differs when anything of it does, addresses included. Never throws. */
  network(): Promise<{ facts: NetworkFacts; fingerprint: string }>
  /** Asks each DNS server that is set for this name, at most 2 s. Any answer counts, "no such name" too. Never throws. */
  askResolvers(name: string, signal: AbortSignal): Promise<ResolverAnswer[]>
}

/** A store that cannot write keeps working in memory and says so through the application's warnings. Never throws. */
export interface WatchStore {
  appendSample(monitorId: string, sample: Sample): void
  saveTranscript(transcript: Transcript): Promise<void>
  saveStatus(status: MonitorStatus): Promise<void>
  saveIncident(incident: Incident): Promise<void>
  /** A monitor's good transcripts from before a moment, the newest first; fewer when fewer are kept. */
  goodTranscripts(monitorId: string, beforeMs: number, count: number): Promise<Transcript[]>
  /** What is usual: medians of the passing probes of the seven days before a moment. Absent: nobody knows. */
  phaseMedians?(monitorId: string, untilMs: number): Promise<Medians>
}

export type NoticeOutcome =
  | { kind: 'shown' }
  | { kind: 'failed'; problem: string }
  /** Not wanted as a desktop notification. `reason`, if people should read one: "they are switched off in settings". */
  | { kind: 'skipped'; reason?: string }

export interface Notifier {
  /**
   * `incident` is null for a test that the user asked for. A click opens it. `sound` is that of the settings; one
   * of our own is played by the page. Never throws.
   */
  show(notice: Notice, incident: Incident | null, sound?: SoundName): Promise<NoticeOutcome>
}

export interface NoticeChannels {
  /**
   * Takes a notice for every channel that wants it, of `channelIds` only where these are given (`os`, the desktop
   * notification, means nothing here). Resolves when it is stored and will be sent whatever happens to this process;
   * sending goes on after that. The same notice again is the same delivery. Never throws.
   */
  deliver(notice: Notice, incident: Incident, channelIds: readonly string[] | undefined): Promise<void>
}

/** Regular expressions and JSONPath come from libraries, which the core may not import. */
export interface Matchers {
  /** Linear-time RE2 search. Throws an Error with a plain sentence when the pattern is broken. */
  regex(pattern: string, text: string): boolean
  /** RFC 9535. Throws an Error with a plain sentence when the path is broken. */
  jsonPath(path: string, document: unknown): unknown[]
}

/** A monitor with the names of the secrets its request mentions. */
export type WatchedMonitor = { monitor: Monitor; vendorName: string }

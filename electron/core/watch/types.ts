import type { Baseline } from '../assess/baseline.ts'
import type { Change } from '../contract/changes.ts'
import type { AlertRules } from '../life/rules.ts'
import type { Exchange } from '../model/exchange.ts'
import type { Incident, MonitorStatus } from '../model/incident.ts'
import type { Monitor, MonitorDraft, RequestSpec } from '../model/monitor.ts'
import type { Settings } from '../model/settings.ts'
import type { Summary } from '../model/summary.ts'
import type { Replacements, Transcript } from '../model/transcript.ts'
import type { Verdict } from '../model/verdict.ts'
import type {
  Clock,
  Matchers,
  NoticeChannels,
  Notifier,
  OwnMachine,
  Probe,
  Raw,
  References,
  Secrets,
  WatchedMonitor,
  WatchStore,
} from '../ports.ts'

export type SecretValue = { name: string; value: string }

/** The rules of other files as the conductor needs them. */
export type WatchRules = {
  secretNamesOf(request: RequestSpec): readonly string[]
  /** Throws an Error with a plain sentence when a placeholder cannot be resolved. */
  resolveSecrets(request: RequestSpec, values: Readonly<Record<string, string>>): RequestSpec
  createRedactor(secrets: readonly SecretValue[]): {
    exchanges(raw: Raw<Exchange[]>): { exchanges: Exchange[]; replacements: Replacements }
    text(text: string): string
  }
  assess(facts: {
    monitor: Monitor
    exchanges: readonly Exchange[]
    keySent: boolean
    nowMs: number
    matchers: Matchers
    baseline?: Baseline
  }): Verdict
  /** "Stripe Balance answers 503". */
  titleOf(facts: { vendorName: string; monitorName: string; verdict: Verdict; exchanges: readonly Exchange[] }): string
}

/** What everything in this folder touches the world through. */
export type WatchPorts = {
  clock: Clock
  probe: Probe
  references: References
  /** Absent: nothing is known of this computer's own network. */
  machine?: OwnMachine
  secrets: Secrets
  store: WatchStore
  notifier: Notifier
  /** Absent: the desktop notification is all there is. */
  channels?: NoticeChannels
  matchers: Matchers
  rules: WatchRules
  /** Values that may be echoed by any vendor: all that are cheaply at hand. They are scrubbed from every transcript. */
  knownSecrets(): readonly SecretValue[]
  settings(): Settings
  /** What decides beside the settings who is told when; absent: everybody, always. */
  alertRules?(): Omit<AlertRules, 'settings'>
  app: Transcript['app']
  onChange(kinds: Change['kinds'], monitorId?: string): void
  /** A port broke its promise. Watching goes on; the text holds no secret. */
  onProblem(problem: { where: 'probe' | 'store' | 'notifier' | 'channels' | 'references'; text: string }): void
}

export type WatchOptions = WatchPorts & {
  /** True: a confirmed failure is compared with paired probes, to find out where it lies. */
  pairedProbes?: boolean
  /** All monitors, paused ones included, as they are configured now. */
  monitors(): readonly WatchedMonitor[]
  /** What was stored: every status, and at least every incident that is open or has a pending notice. */
  initial: { statuses: readonly MonitorStatus[]; incidents: readonly Incident[] }
}

/** The attempt ended because its monitor was changed, paused or removed, or because watching stopped. */
export class ProbeDropped extends Error {
  override readonly name = 'ProbeDropped'
}

export type Watch = {
  start(): void
  /** Ends everything in flight; nothing of it is recorded. Resolves when all is still, after 2 s at the latest. */
  stop(): Promise<void>
  /** Call after any change of monitors, vendors' names and routing, alert settings and maintenance windows included. */
  monitorsChanged(): void
  /** Call after secrets were stored or removed; without names all monitors with secrets are probed soon. */
  secretsChanged(names?: readonly string[]): void
  suspend(): void
  resume(): void
  /** Probes at once and resolves with the record. Joins a probe that is running. Rejects with `ProbeDropped`. */
  probeNow(monitorId: string): Promise<Transcript>
  /** Resolves once all that happened so far is stored, after 5 s at the latest: what is told of survives a kill. */
  written(): Promise<void>
  /** Runs a draft once; nothing is saved. `secrets` go before stored ones and are forgotten after. */
  testDraft(
    draft: MonitorDraft,
    by: { vendorName: string; secrets?: Readonly<Record<string, string>>; signal?: AbortSignal },
  ): Promise<Transcript>
  /** Undefined when there is no such open incident. */
  acknowledge(
    incidentId: string,
    by: { by?: string | undefined; reason?: string | undefined },
  ): Promise<Incident | undefined>
  /**
   * Changes an open incident as a person asked (snooze, note, undo), and does what follows from it. Resolves once it is
   * stored; undefined when there is no such open incident.
   */
  act(incidentId: string, change: (incident: Incident) => Incident): Promise<Incident | undefined>
  /** Changes an incident that is open or has a pending notice, and stores it. False when there is no such one. */
  amend(incidentId: string, change: (incident: Incident) => Incident): boolean
  /** Replaces what `rewrites` changes of what is held in memory; storing what is stored already is not its part. */
  rewrite(rewrites: {
    incident(incident: Incident): Incident | null
    status(status: MonitorStatus): MonitorStatus | null
  }): void
  statuses(): MonitorStatus[]
  status(monitorId: string): MonitorStatus | undefined
  /** Epoch ms of the next scheduled or confirming attempt; undefined while paused without an end. */
  nextProbeAtMs(monitorId: string): number | undefined
  openIncidents(): Incident[]
  /** An incident that is open or has a pending notice. */
  incident(id: string): Incident | undefined
  ownSide(): Summary['ownSide']
}

import { implement, type ORPCErrorConstructorMap } from '@orpc/server'
import type { HarImport } from '../../core/contract/harImports.ts'
import type { ScrubState, SecretState } from '../../core/contract/secrets.ts'
import type { DiskUse } from '../../core/contract/settings.ts'
import { contract } from '../../core/contract.ts'
import type { InputIssue, userErrors } from '../../core/errors.ts'
import type { DesktopState } from '../../core/model/desktop.ts'
import type { Failure } from '../../core/model/exchange.ts'
import type { Incident } from '../../core/model/incident.ts'
import type { MonitorDraft } from '../../core/model/monitor.ts'
import type { Sample } from '../../core/model/sample.ts'
import type { PageReading } from '../../core/model/statusPage.ts'
import type { Summary } from '../../core/model/summary.ts'
import type { Transcript, TranscriptHead } from '../../core/model/transcript.ts'
import type { State } from '../../core/model/verdict.ts'
import type { Backups } from '../backup/backups.ts'
import type { Changes } from '../changes.ts'
import type { ChannelService } from '../channels/channels.ts'
import type { SelfTestService } from '../channels/openChannels.ts'
import type { Configuration } from '../configuration.ts'
import type { HistoryQueries } from '../historyQueries.ts'
import type { Imports } from '../imports/imports.ts'
import type { LifeService } from '../life/life.ts'
import type { Metrics } from '../metrics/createMetrics.ts'
import type { Reports } from '../reports.ts'
import type { KeyWritten } from '../secrets/createSecrets.ts'
import type { SlaService } from '../sla/sla.ts'
import type { WordsService } from '../words/words.ts'

export type Page<T> = { items: T[]; cursor?: string }

export type TranscriptFilter = {
  monitorId?: string
  vendorId?: string
  incidentId?: string
  state?: State
  failureKind?: Failure['kind']
  status?: string
  fromMs?: number
  toMs?: number
  pinned?: boolean
  imported?: boolean
  q?: string
  cursor?: string
  limit: number
}

export type IncidentFilter = {
  state?: 'open' | 'closed'
  monitorId?: string
  vendorId?: string
  cursor?: string
  limit: number
}

export type About = {
  version: string
  dataDir: string
  storedBytes: number
  keychain: { available: boolean; problem?: string }
  proxy: string[]
  apiUrl?: string
  notifications: string
}

/** What only the tray application has. */
export type Desktop = {
  state(): DesktopState
  /** Rejects with a sentence when the system did not take it. */
  setOpenAtLogin(on: boolean): Promise<void>
  checkForUpdate(): Promise<void>
  downloadUpdate(): Promise<void>
  installUpdate(): void
  /** Ends Headstart and starts it again; absent where it cannot. */
  restart?(): void
}

/** What the router's procedures call. The application provides it; both shells and every transport share it. */
export type Services = {
  nowMs(): number
  changes: Changes
  configuration: Configuration
  summary(): Summary
  /** The latest reading of the vendor's status page. */
  statusPage(vendorId: string): PageReading | undefined
  about(): Promise<About>
  /** Already redacted. */
  diagnostics(): Promise<string>
  monitorsChanged(): void
  monitorRemoved(id: string): Promise<void>
  pause(ids: readonly string[], untilMs: number | null): Promise<void>
  resume(ids: readonly string[]): Promise<void>
  probeNow(monitorId: string, signal: AbortSignal | undefined): Promise<Transcript>
  test(
    draft: MonitorDraft,
    vendorName: string,
    secrets: Record<string, string>,
    signal: AbortSignal | undefined,
  ): Promise<Transcript>
  history: HistoryQueries
  channels: ChannelService
  selfTest: SelfTestService
  metrics: Metrics
  diskUse(): Promise<DiskUse>
  recentSamples(monitorId: string, limit: number): Promise<Sample[]>
  incidents(filter: IncidentFilter): Page<Incident>
  incident(id: string): Incident | undefined
  /** Resolves once what the watch tells of is stored, after 5 s at the latest. */
  written(): Promise<void>
  acknowledge(id: string, by: { by?: string; reason?: string }): Promise<Incident | undefined>
  reports: Reports
  words: WordsService
  life: LifeService
  sla: SlaService
  transcripts(filter: TranscriptFilter): Promise<Page<TranscriptHead>>
  transcript(id: string): Promise<Transcript | null>
  /** Null when there is no such transcript. */
  pin(id: string, pinned: boolean): Promise<TranscriptHead | null>
  harImports: {
    start(source: string, totalBytes: number | undefined): HarImport
    /** Undefined when there is no such import. Reads the piece; resolves when the next one may come. */
    piece(id: string, text: string): Promise<HarImport | undefined>
    finish(id: string): Promise<HarImport | undefined>
    get(id: string): HarImport | undefined
    cancel(id: string): Promise<HarImport | undefined>
  }
  /** Places where a known secret still stands in a text that is about to leave; empty when clean. */
  secretsIn(text: string): Promise<string[]>
  testNotification(): Promise<{ shown: boolean; problem?: string }>
  secrets: {
    scrub(): ScrubState
    list(): Promise<SecretState[]>
    set(name: string, value: string): Promise<KeyWritten>
    remove(name: string): Promise<KeyWritten>
  }
  desktop: Desktop
  backups: Backups
  imports: Imports
  /** Problems of a monitor that its schema cannot see: broken patterns, bad placeholders, URL. */
  monitorIssues(draft: MonitorDraft): InputIssue[]
  /** The sentence shown while nothing can be written, else null. */
  notSaved(): string | null
}

export const os = implement(contract).$context<Services>()

/** Constructors of the closed set of errors that a user can meet. */
export type Errors = ORPCErrorConstructorMap<typeof userErrors>

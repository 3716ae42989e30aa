import type { Bucket } from '../../core/history/bucket.ts'
import type { Channel, SelfTest } from '../../core/model/channel.ts'
import type { Medians } from '../../core/model/comparison.ts'
import type { Outbox } from '../../core/model/delivery.ts'
import type { Imports } from '../../core/model/imports.ts'
import type { Incident, MonitorStatus } from '../../core/model/incident.ts'
import type { MaintenanceWindow } from '../../core/model/maintenance.ts'
import type { Monitor, Vendor } from '../../core/model/monitor.ts'
import type { Sample, Span, Uptime } from '../../core/model/sample.ts'
import type { Settings } from '../../core/model/settings.ts'
import type { PageState } from '../../core/model/statusPage.ts'
import type { Transcript, TranscriptHead } from '../../core/model/transcript.ts'
import type { Words } from '../../core/model/words.ts'
import type { Clock, WatchStore } from '../../core/ports.ts'
import type { StoreWarning } from './documentAdapter.ts'
import type { RewriteProgress, Rewrites } from './rewriteStored.ts'
import type { StoreProblem } from './saving.ts'
import type { Staging } from './staging.ts'
import type { TranscriptPage, TranscriptQuery } from './transcriptList.ts'
import type { DiskUsage } from './usage.ts'

export type StoreOptions = {
  dataDir: string
  clock: Clock
  /** Asked whenever old history is removed; may read the store's own settings. */
  retention(): Settings['retention']
  /** Bytes of each body that a transcript keeps. */
  bodyCapBytes(): number
  /** History is not being saved; null when it is again. */
  onProblem(problem: StoreProblem | null): void
}

/** What the overview shows of one monitor. */
export type RecentView = { bar24h: Span[]; uptime24h: Uptime; sparkline: (number | null)[] }

export type ListTranscripts = Omit<TranscriptQuery, 'incident'> & { incidentId?: string | undefined }

export type StoreHealth = {
  problem: StoreProblem | null
  /** In memory only for now. */
  waitingSamples: number
  waitingTranscripts: number
  /** Given up because the disk failed for too long. */
  droppedSamples: number
  droppedTranscripts: number
  transcripts: number
  transcriptBytes: number
}

/**
 * Everything Headstart remembers, in one folder that it owns. Reads of documents are from memory. Saves resolve when the
 * change is on disk, or, while the disk fails, when it is safe in memory: they never reject because of the disk.
 */
export type Store = WatchStore & {
  settings(): Settings
  saveSettings(settings: Settings): Promise<void>
  vendors(): Vendor[]
  saveVendors(vendors: Vendor[]): Promise<void>
  monitors(): Monitor[]
  saveMonitors(monitors: Monitor[]): Promise<void>
  /** How people are told about incidents. */
  imports(): Imports
  saveImports(imports: Imports): Promise<void>
  words(): Words
  saveWords(words: Words): Promise<void>
  maintenanceWindows(): MaintenanceWindow[]
  saveMaintenanceWindows(windows: MaintenanceWindow[]): Promise<void>
  channels(): Channel[]
  saveChannels(channels: Channel[]): Promise<void>
  /** What is on its way to channels, or was given up. */
  outbox(): Outbox
  saveOutbox(outbox: Outbox): Promise<void>
  /** When the user last tried the desktop notification, and whether it was seen. */
  selfTest(): SelfTest | null
  saveSelfTest(selfTest: SelfTest): Promise<void>
  statuses(): MonitorStatus[]
  status(monitorId: string): MonitorStatus | undefined
  removeStatus(monitorId: string): Promise<void>
  /** Which secrets what is stored was searched for. */
  scrubbed(): string[]
  saveScrubbed(marks: string[]): Promise<void>
  /** Last readings of status pages, by vendor. */
  statusPages(): Record<string, PageState>
  saveStatusPages(states: Record<string, PageState>): void
  /** Newest first. */
  incidents(): Incident[]
  incident(id: string): Incident | undefined

  /** Samples of `[fromMs, toMs)` in order of time. */
  readSamples(monitorId: string, fromMs: number, toMs: number): Promise<Sample[]>
  /**
   * What is known between each two neighbouring edges (ascending, see `edgesOf`). Up to two days it is cut exactly; over
   * longer stretches it is put together from quarters of an hour, and response times from hours (long ago: days), each
   * given to where most of it lies. `phaseSketches`: with the spread of each phase, not only its mean.
   */
  buckets(monitorId: string, edgesMs: readonly number[], phaseSketches?: boolean): Promise<Bucket[]>
  recent(monitorId: string): RecentView
  listTranscripts(query: ListTranscripts): Promise<TranscriptPage>
  getTranscript(id: string): Promise<Transcript | null>
  /** Median phases of passing probes over the seven days before a moment. */
  phaseMedians(monitorId: string, untilMs: number): Promise<Medians>
  /** For many transcripts at once, made elsewhere: they appear together or not at all. */
  stageTranscripts(): Staging
  /** Keeps one from retention, or no longer. Null when there is no such transcript. */
  pinTranscript(id: string, pinned: boolean): Promise<TranscriptHead | null>

  /** Looks at every stored text and replaces those that change. Rejects with the file system's error. */
  rewrite(
    rewrites: Rewrites,
    onProgress: (progress: RewriteProgress) => void,
    signal: AbortSignal,
  ): Promise<RewriteProgress>

  /** What was wrong with documents at the start. */
  warnings(): StoreWarning[]
  health(): StoreHealth
  /** Bytes on the disk by kind of history. */
  usage(): Promise<DiskUsage>
  /** Closes finished days and applies retention now; the store does so by itself every hour. */
  maintain(): Promise<void>
  /** Resolves when everything is on disk, or cannot be for now. */
  flush(): Promise<void>
  /** Flushes for at most two seconds and gives the folder back. */
  close(): Promise<void>
}

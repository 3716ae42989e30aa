import type { FailureKind } from '../model/exchange.ts'
import type { Incident, MonitorStatus } from '../model/incident.ts'
import type { Policy } from '../model/monitor.ts'
import type { AttemptPath, Variation } from '../model/path.ts'
import type { OwnSide } from '../model/transcript.ts'
import type { Verdict } from '../model/verdict.ts'

/** What the rules need to know of the monitor. */
export type About = {
  monitorId: string
  monitorName: string
  vendorId: string
  vendorName: string
  intervalMs: number
  timeoutMs: number
  /** Median response time of its passing probes lately; absent while too few are known. */
  typicalMs?: number | undefined
  /** IP families that this computer has a way to; absent: not known, and then no family is tried on purpose. */
  families?: readonly (4 | 6)[] | undefined
  policy: Policy
}

/** One attempt's result, own side already counted in its verdict. Times are epoch ms. */
export type AttemptInput = {
  kind: 'attempt'
  verdict: Verdict
  /** "Stripe Balance answers 503": the incident's title if this attempt opens one. */
  title: string
  /** Absent when nothing was stored, as for a missing key. */
  transcriptId?: string | undefined
  startedAtMs: number
  endedAtMs: number
  totalMs?: number | undefined
  status?: number | undefined
  failureKind?: FailureKind | undefined
  ownSide?: OwnSide | undefined
  path?: AttemptPath | undefined
}

export type Input =
  | AttemptInput
  | { kind: 'acknowledge'; by?: string | undefined; reason?: string | undefined }
  /** Nothing was observed; the sentence says why and for how long. */
  | { kind: 'gap'; sentence: string }
  | { kind: 'paused'; untilMs: number | null }
  /** The monitor or one of its secrets was changed, or a pause ended: what was learned about waiting is void. */
  | { kind: 'edited' }
  | { kind: 'deleted' }

export type Effect =
  /** Run a further attempt on a fresh connection after this wait, with its own time-out and otherwise where given. */
  | { kind: 'confirm-after'; delayMs: number; timeoutMs?: number; variation?: Variation }
  /** Deliver this pending notice of the incident once the incident is stored. */
  | { kind: 'notify'; noticeId: string }

export type Standing = { status: MonitorStatus; incident: Incident | null }
export type Step = Standing & { effects: Effect[] }

import type { FailureKind } from '../model/exchange.ts'
import type { Incident, MonitorStatus } from '../model/incident.ts'
import type { Policy } from '../model/monitor.ts'
import type { OwnSide } from '../model/transcript.ts'
import type { Verdict } from '../model/verdict.ts'

/** What the rules need to know of the monitor. */
export type About = {
  monitorId: string
  monitorName: string
  vendorId: string
  vendorName: string
  intervalMs: number
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
  /** Run a further attempt on a fresh connection after this wait. */
  | { kind: 'confirm-after'; delayMs: number }
  /** Deliver this pending notice of the incident once the incident is stored. */
  | { kind: 'notify'; noticeId: string }

export type Standing = { status: MonitorStatus; incident: Incident | null }
export type Step = Standing & { effects: Effect[] }

import { shorten } from '../explain/say.ts'
import { wording } from '../language/language.ts'
import type { Incident, MonitorStatus } from '../model/incident.ts'
import type { Monitor } from '../model/monitor.ts'
import type { Scope, ScopeEvidence } from '../model/scope.ts'
import type { OwnSide } from '../model/transcript.ts'
import { isPaused } from '../schedule.ts'
import { secretNamesOf } from '../secretTemplate.ts'

/** How another monitor stands. */
export type Standing = { monitor: Monitor; status: MonitorStatus }

type Subject = Pick<Incident, 'monitorId' | 'vendorId' | 'firstFailureAtMs'>

/** Observed since the failure began: what was seen before says nothing about it. */
const isFresh = ({ status, monitor }: Standing, { firstFailureAtMs }: Subject, nowMs: number) =>
  !isPaused(monitor, nowMs) && (status.lastProbeAtMs ?? 0) >= firstFailureAtMs

/** Other monitors of the vendor that are worth asking, since nothing was seen of them since the failure began. */
export function unseen(subject: Subject, failing: Monitor, all: readonly Standing[], nowMs: number): Monitor[] {
  const own = new Set(secretNamesOf(failing.request))
  const rank = ({ request }: Monitor) =>
    (secretNamesOf(request).some((name) => own.has(name)) ? 0 : 2) + (request.url === failing.request.url ? 1 : 0)
  return all
    .filter(
      (one) =>
        one.monitor.vendorId === subject.vendorId &&
        one.monitor.id !== subject.monitorId &&
        !isPaused(one.monitor, nowMs) &&
        one.status.stage === 'watching' &&
        one.status.reason !== 'key-rejected' &&
        !isFresh(one, subject, nowMs),
    )
    .map(({ monitor }) => monitor)
    .sort((a, b) => rank(a) - rank(b))
}

/** Until when the vendor asked us to wait, through any of its monitors; undefined when we may ask. */
export function limitedUntilMs(vendorId: string, all: readonly Standing[], nowMs: number): number | undefined {
  const waits = all.flatMap(({ monitor, status: { notBeforeMs, reason } }) =>
    monitor.vendorId === vendorId && reason !== 'key-rejected' && notBeforeMs !== undefined && notBeforeMs > nowMs
      ? [notBeforeMs]
      : [],
  )
  return waits.length > 0 ? Math.max(...waits) : undefined
}

/** What was found out about our own side when the failure was confirmed; nothing when nobody asked. */
export function ownSideRow(ownSide: OwnSide | undefined, atMs: number): ScopeEvidence[] {
  if (!ownSide || ownSide.judgement === 'not-asked') return []
  const outcome = ownSide.judgement === 'fine' ? 'passed' : 'failed'
  return [{ source: 'own-side', outcome, text: ownSide.sentence, atMs: ownSide.checkedAtMs ?? atMs }]
}

/** What the vendor's status page says about it, by the incident's own record of the page. */
export function pageRow({ statusPage }: Pick<Incident, 'statusPage'>): ScopeEvidence[] {
  const { atDetection, firstWord, silentUntilMs } = statusPage ?? {}
  const spoke = firstWord && firstWord.indicator !== 'notice' && firstWord.indicator !== 'operational'
  if (spoke) {
    const text = wording.rules.scopeRows.pageSays(shorten(firstWord.text, 240))
    return [{ source: 'status-page', outcome: 'admits', text, atMs: firstWord.readAtMs }]
  }
  const atMs = silentUntilMs ?? atDetection?.readAtMs
  if (atMs === undefined) return []
  if (silentUntilMs === undefined && atDetection?.indicator === 'unreadable')
    return [{ source: 'status-page', outcome: 'not-asked', text: wording.rules.scopeRows.pageUnreadable, atMs }]
  return [{ source: 'status-page', outcome: 'calm', text: wording.rules.scopeRows.pageCalm, atMs }]
}

/** How the vendor's other monitors do since the failure began, a row for each that was observed. */
function nearRows(
  subject: Subject,
  how: Scope['call']['how'],
  own: Monitor | undefined,
  all: readonly Standing[],
  nowMs: number,
): ScopeEvidence[] {
  const keys = new Set(own ? secretNamesOf(own.request) : [])
  return all.flatMap((one): ScopeEvidence[] => {
    const { monitor, status } = one
    if (monitor.vendorId !== subject.vendorId || monitor.id === subject.monitorId || !isFresh(one, subject, nowMs))
      return []
    const outcome = outcomeOf(status, how)
    if (!outcome) return []
    const names = secretNamesOf(monitor.request)
    const key = names.length === 0 ? 'none' : names.some((name) => keys.has(name)) ? 'same' : 'other'
    const said = shorten(status.sentence, 160).replace(/\.$/, '')
    const text = said.startsWith(monitor.name) ? `${said}.` : wording.rules.scopeRows.ofMonitor(monitor.name, said)
    return [
      { source: 'other-endpoint', outcome, text, atMs: status.lastProbeAtMs ?? nowMs, monitorId: monitor.id, key },
    ]
  })
}

/** A single failure that is not confirmed yet tells nothing. */
function outcomeOf(status: MonitorStatus, how: Scope['call']['how']): 'passed' | 'failed' | 'refused' | undefined {
  const { state, reason, stage, burst } = status
  if (state === 'up') return stage === 'watching' ? 'passed' : undefined
  if (reason === 'key-rejected') return 'refused'
  if (stage !== 'open' && (burst?.failures ?? 0) < 2) return undefined
  if (state === 'down') return 'failed'
  return state === 'degraded' && reason === 'slow' && how === 'slow' ? 'failed' : undefined
}

/** How other vendors do at this time, as one row. It names none of them: evidence goes into reports. */
function farRow(subject: Subject, standings: readonly Standing[], nowMs: number): ScopeEvidence[] {
  const vendors = new Map<string, boolean[]>()
  for (const one of standings) {
    const { vendorId } = one.monitor
    const { state, reason } = one.status
    if (vendorId === subject.vendorId || state === 'unknown' || !isFresh(one, subject, nowMs)) continue
    const silent = state === 'down' && reason === 'failure'
    vendors.set(vendorId, [...(vendors.get(vendorId) ?? []), silent])
  }
  if (vendors.size === 0) return []
  const silent = [...vendors.values()].filter((monitors) => monitors.every(Boolean)).length
  const failing = silent * 2 > vendors.size
  const text = wording.rules.scopeRows.otherVendors(silent, vendors.size)
  return [{ source: 'other-vendors', outcome: failing ? 'failed' : 'passed', text, atMs: nowMs }]
}

/** All that is known without asking: other monitors, other vendors, the status page. */
export function aroundRows(
  incident: Incident,
  how: Scope['call']['how'],
  all: readonly Standing[],
  nowMs: number,
): ScopeEvidence[] {
  const own = all.find(({ monitor }) => monitor.id === incident.monitorId)?.monitor
  return [...nearRows(incident, how, own, all, nowMs), ...pageRow(incident), ...farRow(incident, all, nowMs)]
}

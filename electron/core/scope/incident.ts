import { saidAgain } from '../incident/oldRows.ts'
import { withEntries } from '../incident/timeline.ts'
import { wording } from '../language/language.ts'
import type { Incident } from '../model/incident.ts'
import type { Scope, ScopeEvidence, ScopeSource } from '../model/scope.ts'
import { aroundRows, pageRow, type Standing } from './around.ts'
import { judgeScope } from './judge.ts'

/** The order in which evidence is read. */
const order: readonly ScopeSource[] = [
  'own-side',
  'same-call',
  'other-address',
  'without-key',
  'second-key',
  'other-endpoint',
  'status-page',
  'other-vendors',
  'recovery',
]

/** More other monitors than these say nothing new. */
const nearKept = 12

type Judged = Pick<Scope, 'call'> & { evidence: readonly ScopeEvidence[]; probedAtMs?: number | undefined }

/** The incident with what its evidence says; a line in its timeline when that is new. */
function withScope(incident: Incident, { call, evidence, probedAtMs }: Judged, nowMs: number): Incident {
  const sorted = order.flatMap((source) => {
    const rows = evidence.filter((row) => row.source === source)
    return source === 'other-endpoint' ? rows.slice(0, nearKept) : rows
  })
  const verdict = judgeScope({ call, evidence: sorted })
  const before = incident.scope
  const same = before?.kind === verdict.kind && before.confidence === verdict.confidence
  const scope: Scope = {
    ...verdict,
    evidence: sorted,
    call,
    decidedAtMs: same ? before.decidedAtMs : nowMs,
    ...(probedAtMs !== undefined && { probedAtMs }),
  }
  if (before && sameScope(before, scope)) return incident
  const next = { ...incident, scope }
  return same ? next : withEntries(next, { atMs: nowMs, kind: 'scope', text: scope.sentence })
}

/** A pending notice says where the failure lies too. */
export function tellScope(incident: Incident, noticeId: string | undefined): Incident {
  const { scope } = incident
  if (!scope || scope.kind === 'unclear' || noticeId === undefined) return incident
  const notices = incident.notices.map((notice) =>
    notice.id === noticeId && notice.delivery === 'pending'
      ? { ...notice, body: `${notice.body}\n${scope.sentence}` }
      : notice,
  )
  return { ...incident, notices }
}

/** The incident with what paired probes showed, and with what is known around it at this moment. */
export function located(incident: Incident, judged: Judged, all: readonly Standing[], nowMs: number): Incident {
  return withScope(incident, { ...judged, evidence: merged(judged, incident, all, nowMs) }, nowMs)
}

/** The incident after something around it changed. Gives the same incident when its evidence is the same. */
export function reconsidered(incident: Incident, all: readonly Standing[], nowMs: number): Incident {
  const { scope } = incident
  if (!scope || incident.state === 'closed') return incident
  return located(incident, scope, all, nowMs)
}

function merged({ call, evidence }: Judged, incident: Incident, all: readonly Standing[], nowMs: number) {
  const fresh = aroundRows(incident, call.how, all, nowMs)
  const kept = evidence.filter((row) => !replaces(fresh, row))
  return [...kept, ...fresh.map((row) => settled(row, evidence))]
}

/** The incident after its vendor's page was read once more, open or over. */
export function afterPage(incident: Incident): Incident {
  const { scope } = incident
  const [row] = pageRow(incident)
  if (!scope || !row) return incident
  const rest = scope.evidence.filter(({ source }) => source !== 'status-page')
  return withScope(incident, { ...scope, evidence: [...rest, row] }, row.atMs)
}

/** The incident after it closed: the evidence stands, with one line about its end. */
export function afterRecovery(incident: Incident): Incident {
  const { scope, closedAtMs } = incident
  if (!scope || incident.state === 'open' || closedAtMs === undefined) return incident
  if (scope.evidence.some(({ source }) => source === 'recovery')) return incident
  const text = incident.current === 'up' ? wording.rules.scopeRows.callPasses : wording.rules.scopeRows.endUnseen
  const row: ScopeEvidence = {
    source: 'recovery',
    outcome: incident.current === 'up' ? 'passed' : 'not-asked',
    text,
    atMs: closedAtMs,
  }
  return withScope(incident, { ...scope, evidence: [...scope.evidence, row] }, closedAtMs)
}

/** Is this row told anew by one of these? Of another monitor, the newer observation counts. */
function replaces(fresh: readonly ScopeEvidence[], row: ScopeEvidence): boolean {
  return fresh.some(
    (one) => one.source === row.source && (one.source !== 'other-endpoint' || one.monitorId === row.monitorId),
  )
}

/**
 * What is observed again stays as it was first told, with its transcript. What failed with the incident belongs to it,
 * though it may pass again before the incident closes.
 */
function settled(row: ScopeEvidence, before: readonly ScopeEvidence[]): ScopeEvidence {
  if (row.source !== 'other-endpoint') return row
  const old = before.find(({ source, monitorId }) => source === row.source && monitorId === row.monitorId)
  if (old?.outcome === row.outcome) return old
  if (row.outcome !== 'passed' || old?.outcome !== 'failed') return row
  if (old.passesAgain || saidAgain(old.text)) return old
  return { ...old, text: wording.rules.scopeRows.passesAgain(old.text), passesAgain: true }
}

/** The same but for moments. */
function sameScope(a: Scope, b: Scope): boolean {
  const plain = ({ evidence, decidedAtMs: _, ...rest }: Scope) =>
    JSON.stringify({ ...rest, evidence: evidence.map(({ atMs: __, ...row }) => row) })
  return plain(a) === plain(b)
}

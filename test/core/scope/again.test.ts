import { expect, test } from 'vitest'
import type { Incident, MonitorStatus } from '../../../electron/core/model/incident.ts'
import { monitorSchema } from '../../../electron/core/model/monitor.ts'
import { type ScopeEvidence, scopeEvidenceSchema } from '../../../electron/core/model/scope.ts'
import type { Standing } from '../../../electron/core/scope/around.ts'
import { reconsidered } from '../../../electron/core/scope/incident.ts'

const startMs = 1_700_000_000_000
const row: ScopeEvidence = {
  ...{
    source: 'other-endpoint',
    outcome: 'failed',
    text: 'b answers 503.',
    atMs: startMs,
    monitorId: 'b',
    key: 'none',
  },
}

/** An incident whose evidence holds `before` of another endpoint, which passes at present. */
function afterPass(before: ScopeEvidence): ScopeEvidence | undefined {
  const incident: Incident = {
    ...{ id: 'i', monitorId: 'a', monitorName: 'a', vendorId: 'v', vendorName: 'V', state: 'open', severity: 'down' },
    ...{ current: 'down', title: '', sentence: '', reason: 'status', firstFailureAtMs: startMs, openedAtMs: startMs },
    ...{ lastFailureAtMs: startMs, attempts: 4, failures: 4, timeline: [], notices: [], transcriptIds: [] },
    scope: {
      ...{ kind: 'vendor-wide', confidence: 'possible', sentence: '', evidence: [before], decidedAtMs: startMs },
      call: { how: 'bad-answer', keySent: false },
    },
  }
  const standing = (id: string, change: Partial<MonitorStatus>): Standing => ({
    monitor: monitorSchema.parse({ id, vendorId: 'v', name: id, request: { url: `https://v.test/${id}` } }),
    status: {
      ...{ monitorId: id, stage: 'watching', state: 'up', reason: 'ok', sentence: `${id} answers 200`, sinceMs: 0 },
      ...{ lastProbeAtMs: startMs + 1_000, passesInARow: 1 },
      ...change,
    },
  })
  const all = [standing('a', { state: 'down', reason: 'status', stage: 'open' }), standing('b', {})]
  return reconsidered(incident, all, startMs + 2_000).scope?.evidence.find(({ monitorId }) => monitorId === 'b')
}

test('what failed with the incident says once that it passes again, and has a field for it', () => {
  const again = afterPass(row)
  expect(again).toEqual({ ...row, text: 'b answers 503; it passes again.', passesAgain: true })
  expect(scopeEvidenceSchema.parse(again)).toEqual(again)
  expect(again && afterPass(again)).toEqual(again)
})

test.each<[string, ScopeEvidence]>([
  ['stored in another language', { ...row, text: 'b antwortet 503; es geht wieder.', passesAgain: true }],
  ['stored before there was a field', { ...row, text: 'b answers 503; it passes again.' }],
])('a row that says so already stays as it is: %s', (_, before) => {
  expect(afterPass(before)).toEqual(before)
})

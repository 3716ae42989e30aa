import { formatStatus, parseStatus } from '../../electron/core/config/statusCodes.ts'
import { formatDuration, parseDuration } from '../../electron/core/duration.ts'
import { wording } from '../../electron/core/language/language.ts'
import type { Expectation } from '../../electron/core/model/monitor.ts'

export type Comparison = 'equals' | 'contains' | 'matches' | 'exists' | 'absent'

/** One expectation as typed: every field is text, whatever the kind, so that changing the kind keeps what was typed. */
export type ExpectRow = {
  key: number
  kind: Expectation['kind']
  status: string
  degradedOver: string
  /** A multiple of the usual time. */
  degradedOverBaseline: string
  downOver: string
  /** Header name. */
  name: string
  /** JSONPath. */
  path: string
  comparison: Comparison
  value: string
  daysLeft: string
}

/** The comparisons that a kind knows. */
export const comparisonsOf: Partial<Record<Expectation['kind'], Comparison[]>> = {
  body: ['contains', 'matches'],
  header: ['equals', 'contains', 'matches'],
  json: ['equals', 'contains', 'matches', 'exists', 'absent'],
}

let nextKey = 1

/** A fresh row with sensible values for its kind. */
export function newExpectRow(kind: Expectation['kind']): ExpectRow {
  return {
    key: nextKey++,
    kind,
    status: '200-299',
    degradedOver: '1s',
    degradedOverBaseline: '',
    downOver: '',
    name: '',
    path: '$.',
    comparison: comparisonsOf[kind]?.[0] ?? 'contains',
    value: '',
    daysLeft: '14',
  }
}

/** A JSON value as typed: a text that would not be read as another value stands without quotes. */
function jsonText(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value)
  return value.trim() === value && jsonValue(value) === value ? value : JSON.stringify(value)
}

/** What was typed as a JSON value: JSON where it is JSON, else the text itself. */
function jsonValue(text: string) {
  try {
    return JSON.parse(text) as Extract<Expectation, { kind: 'json' }>['equals']
  } catch {
    return text
  }
}

const orEmpty = (ms: number | undefined) => (ms === undefined ? '' : formatDuration(ms))

/** A stored expectation as a row to edit. */
export function toExpectRow(rule: Expectation): ExpectRow {
  const row = newExpectRow(rule.kind)
  switch (rule.kind) {
    case 'status':
      return { ...row, status: String(formatStatus(rule.ranges)) }
    case 'responseTime':
      return {
        ...row,
        degradedOver: orEmpty(rule.degradedOverMs),
        degradedOverBaseline: rule.degradedOverBaseline === undefined ? '' : String(rule.degradedOverBaseline),
        downOver: orEmpty(rule.downOverMs),
      }
    case 'certificate':
      return { ...row, daysLeft: String(rule.daysLeft) }
    case 'body':
      return { ...row, ...compared(rule) }
    case 'header':
      return { ...row, name: rule.name, ...compared(rule) }
    case 'json': {
      if (rule.exists !== undefined) return { ...row, path: rule.path, comparison: rule.exists ? 'exists' : 'absent' }
      if (rule.equals !== undefined)
        return { ...row, path: rule.path, comparison: 'equals', value: jsonText(rule.equals) }
      return { ...row, path: rule.path, ...compared({ contains: rule.contains, matches: rule.matches }) }
    }
  }
}

function compared(rule: { equals?: string; contains?: string; matches?: string }) {
  if (rule.equals !== undefined) return { comparison: 'equals' as const, value: rule.equals }
  if (rule.matches !== undefined) return { comparison: 'matches' as const, value: rule.matches }
  return { comparison: 'contains' as const, value: rule.contains ?? '' }
}

type Read = { ok: true; rule: Expectation } | { ok: false; message: string }

function readThreshold(text: string): { ms?: number; message?: string } {
  if (text.trim() === '') return {}
  const read = parseDuration(text)
  return read.ok ? { ms: read.ms } : { message: read.message }
}

function readResponseTime(row: ExpectRow): Read {
  const degraded = readThreshold(row.degradedOver)
  const down = readThreshold(row.downOver)
  const message = degraded.message ?? down.message
  if (message) return { ok: false, message }
  const times = row.degradedOverBaseline.trim()
  const baseline = times === '' ? undefined : Number(times)
  if (baseline !== undefined && !(baseline >= 1.1 && baseline <= 100))
    return { ok: false, message: wording.monitorForm.usualTimesProblem }
  if (degraded.ms === undefined && baseline === undefined && down.ms === undefined)
    return { ok: false, message: wording.monitorForm.timesMissing }
  if (degraded.ms !== undefined && down.ms !== undefined && degraded.ms > down.ms)
    return { ok: false, message: wording.monitorForm.timesCrossed }
  return {
    ok: true,
    rule: {
      kind: 'responseTime',
      ...(degraded.ms !== undefined && { degradedOverMs: degraded.ms }),
      ...(baseline !== undefined && { degradedOverBaseline: baseline }),
      ...(down.ms !== undefined && { downOverMs: down.ms }),
    },
  }
}

function readJson(row: ExpectRow): Read {
  const path = row.path.trim()
  if (!path.startsWith('$')) return { ok: false, message: wording.monitorForm.jsonPathProblem }
  if (row.comparison === 'exists' || row.comparison === 'absent')
    return { ok: true, rule: { kind: 'json', path, exists: row.comparison === 'exists' } }
  if (row.comparison === 'equals') return { ok: true, rule: { kind: 'json', path, equals: jsonValue(row.value) } }
  return { ok: true, rule: { kind: 'json', path, [row.comparison]: row.value } }
}

/** Reads a row back, or says in a sentence what it lacks. */
export function readExpectRow(row: ExpectRow): Read {
  switch (row.kind) {
    case 'status': {
      const read = parseStatus(row.status)
      return read.ok ? { ok: true, rule: { kind: 'status', ranges: read.ranges } } : read
    }
    case 'responseTime':
      return readResponseTime(row)
    case 'certificate': {
      const daysLeft = Number(row.daysLeft)
      if (row.daysLeft.trim() === '' || !Number.isFinite(daysLeft) || daysLeft < 0)
        return { ok: false, message: wording.monitorForm.daysLeftProblem }
      return { ok: true, rule: { kind: 'certificate', daysLeft } }
    }
    case 'json':
      return readJson(row)
    case 'header':
      if (row.name.trim() === '') return { ok: false, message: wording.monitorForm.headerNameMissing }
      return { ok: true, rule: { kind: 'header', name: row.name.trim(), [row.comparison]: row.value } }
    case 'body':
      if (row.value === '') return { ok: false, message: wording.monitorForm.bodyTextMissing }
      return { ok: true, rule: { kind: 'body', [row.comparison]: row.value } }
  }
}

import { type FailureKind, failureKindSchema, type PhaseName } from '../model/exchange.ts'
import type { Sample } from '../model/sample.ts'
import { type Reason, reasonSchema, type State, stateSchema } from '../model/verdict.ts'

/** The order of phases in stored rows. Files depend on it: a new phase goes to the end. */
export const phaseOrder = ['dns', 'tcp', 'proxy', 'tls', 'send', 'wait', 'download'] as const satisfies PhaseName[]

/**
 * One sample as a line of a shard: a JSON array without its empty tail.
 *
 *     [atMs, coversMs, state, reason, totalMs, status, failureKind, phases, transcriptId]
 *
 * Phases stand in the order of `phaseOrder`, null for one that did not happen. Times are kept to 0.01 ms.
 */
export function encodeSample(sample: Sample): string {
  const { phases } = sample
  const row: unknown[] = [
    round(sample.atMs),
    round(sample.coversMs),
    sample.state,
    sample.reason,
    sample.totalMs === undefined ? null : round(sample.totalMs),
    sample.status ?? null,
    sample.failureKind ?? null,
    phases === undefined ? null : dropTail(phaseOrder.map((name) => roundOrNull(phases[name]))),
    sample.transcriptId ?? null,
  ]
  return JSON.stringify(dropTail(row))
}

/** The sample of a line, or null when the line is not one. */
export function decodeSample(line: string): Sample | null {
  const row = parse(line)
  if (!Array.isArray(row)) return null
  const [atMs, coversMs, stateName, reasonName, totalMs, status, failureName, phaseRow, transcriptId]: unknown[] = row
  const state: State | undefined = stateNamed(stateName)
  const reason: Reason | undefined = reasonNamed(reasonName)
  if (typeof atMs !== 'number' || typeof coversMs !== 'number' || !state || !reason) return null
  const sample: Sample = { atMs, coversMs, state, reason }
  const failureKind: FailureKind | undefined = failureNamed(failureName)
  if (typeof totalMs === 'number') sample.totalMs = totalMs
  if (Array.isArray(phaseRow)) sample.phases = decodePhases(phaseRow)
  if (typeof status === 'number') sample.status = status
  if (failureKind) sample.failureKind = failureKind
  if (typeof transcriptId === 'string') sample.transcriptId = transcriptId
  return sample
}

const states = new Map(stateSchema.options.map((name) => [name as string, name]))
const reasons = new Map(reasonSchema.options.map((name) => [name as string, name]))
const failures = new Map(failureKindSchema.options.map((name) => [name as string, name]))

/** The state, reason or failure of this name, if this version knows it. */
export const stateNamed = (name: unknown): State | undefined => known(states, name)
export const reasonNamed = (name: unknown): Reason | undefined => known(reasons, name)
export const failureNamed = (name: unknown): FailureKind | undefined => known(failures, name)

function decodePhases(row: unknown[]): Partial<Record<PhaseName, number>> {
  const phases: Partial<Record<PhaseName, number>> = {}
  for (const [i, name] of phaseOrder.entries()) {
    const ms = row[i]
    if (typeof ms === 'number') phases[name] = ms
  }
  return phases
}

function known<T>(names: Map<string, T>, name: unknown): T | undefined {
  return typeof name === 'string' ? names.get(name) : undefined
}

function round(ms: number): number {
  return Math.round(ms * 100) / 100
}

function roundOrNull(ms: number | undefined): number | null {
  return ms === undefined ? null : round(ms)
}

function dropTail(row: unknown[]): unknown[] {
  return row.slice(0, row.findLastIndex((value) => value !== null) + 1)
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

import { sayMs } from '../explain/say.ts'
import { wording } from '../language/language.ts'
import type { Difference } from '../model/comparison.ts'
import type { Transcript } from '../model/transcript.ts'
import { type Facts, type Field, type FieldGroup, factsOf } from './fields.ts'
import { summaryOf } from './summary.ts'
import { isChanging, isTelling, looksMadeUp } from './volatile.ts'

const maxRows = 400

type Comparison = { rows: Difference[]; summary: string }

/**
 * An attempt against the last good one of its monitor, field by field and in one line. What differs between good ones
 * too (learnt from `pairsOfGood`, and known of dates, request ids and counters) is volatile: it ranks below the rest.
 */
export function compareTranscripts(
  failing: Transcript,
  lastGood: Transcript,
  pairsOfGood: readonly (readonly [Transcript, Transcript])[] = [],
): Comparison {
  const learnt = learntFrom(pairsOfGood)
  const rows = rowsOf(factsOf(failing), factsOf(lastGood), learnt).sort(byRank).slice(0, maxRows)
  return { rows, summary: summaryOf(failing.exchanges.at(-1), lastGood.exchanges.at(-1), rows) }
}

/** Neighbours in a list of good transcripts as the pairs to learn from. */
export function pairsOf(good: readonly Transcript[]): [Transcript, Transcript][] {
  return good.slice(1).flatMap((one, at): [Transcript, Transcript][] => {
    const before = good[at]
    // After an edit of the monitor a difference is the edit's, and says nothing of the vendor.
    return before && before.monitorRevision === one.monitorRevision ? [[before, one]] : []
  })
}

function learntFrom(pairs: readonly (readonly [Transcript, Transcript])[]): Set<string> {
  const learnt = new Set<string>()
  for (const [one, other] of pairs) {
    for (const row of rowsOf(factsOf(one), factsOf(other), learnt)) if (row.kind !== 'same') learnt.add(row.field)
  }
  return learnt
}

function rowsOf(now: Facts, good: Facts, learnt: ReadonlySet<string>): Difference[] {
  const groups: FieldGroup[] = ['always', 'connection', 'tls', 'answer', 'json']
  return groups.flatMap((group) => {
    // A part that one side has not reached at all is said by the failure, not by each of its fields.
    if (group !== 'always' && (now[group].size === 0 || good[group].size === 0)) return []
    const names = new Set([...now[group].keys(), ...good[group].keys()])
    return [...names].map((field) => rowOf(field, good[group].get(field), now[group].get(field), learnt))
  })
}

function rowOf(
  field: string,
  good: Field | undefined,
  now: Field | undefined,
  learnt: ReadonlySet<string>,
): Difference {
  const weight = Math.max(good?.weight ?? 0, now?.weight ?? 0)
  const before = good && shown(good)
  const after = now && shown(now)
  const sides = { ...(before !== undefined && { before }), ...(after !== undefined && { after }) }
  if (!good || !now) {
    // A phase that was not reached follows from where it failed.
    const follows = field.startsWith('phase ')
    const volatile = !isTelling(field) && (learnt.has(field) || isChanging(field))
    return { field, kind: good ? 'removed' : 'added', ...sides, volatile, weight: follows ? 25 : weight }
  }
  if (alike(good, now)) return { field, kind: 'same', ...sides, volatile: false, weight }
  const volatile =
    !isTelling(field) &&
    (learnt.has(field) || isChanging(field) || looksMadeUp(good.value, now.value) || smallStep(good, now))
  return { field, kind: 'changed', ...sides, volatile, weight }
}

function shown({ value, ms, bytes }: Field): string {
  if (ms !== undefined) return sayMs(ms)
  return bytes === undefined ? value : wording.differences.bytes(bytes)
}

/** A duration differs when it at least doubles (or halves) and the step is 50 ms or more: below that it is noise. */
export function differsMs(aMs: number, bMs: number): boolean {
  return Math.abs(aMs - bMs) >= 50 && Math.max(aMs, bMs) >= 2 * Math.min(aMs, bMs)
}

function alike(a: Field, b: Field): boolean {
  if (a.ms !== undefined && b.ms !== undefined) return !differsMs(a.ms, b.ms)
  return a.bytes === b.bytes && a.value === b.value
}

/** Bodies of the same kind differ a little in size all the time. */
function smallStep(a: Field, b: Field): boolean {
  if (a.bytes === undefined || b.bytes === undefined) return false
  return Math.max(a.bytes, b.bytes) < 2 * Math.min(a.bytes, b.bytes)
}

const tier = ({ kind, volatile }: Difference) => (kind === 'same' ? 2 : volatile ? 1 : 0)

function byRank(a: Difference, b: Difference): number {
  return tier(a) - tier(b) || b.weight - a.weight || (a.field < b.field ? -1 : a.field > b.field ? 1 : 0)
}

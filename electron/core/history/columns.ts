import { type PhaseName, phaseNames } from '../model/exchange.ts'
import type { Sample } from '../model/sample.ts'
import { ByteReader, ByteWriter } from './bytes.ts'
import { readInts, readOptional, writeInts, writeOptional } from './intColumn.ts'
import { failureNamed, phaseOrder, reasonNamed, stateNamed } from './row.ts'
import { transcriptId } from './transcripts.ts'

/** Rows of one block: few enough that writing or reading one holds the event loop for a few milliseconds only. */
export const blockRows = 720
/** More in a block are not read. */
const mostRows = 4_096

/**
 * Rows of a closed day as columns: what hardly changes from row to row takes hardly any room, and the rest compresses
 * far better than as text. One block:
 *
 *     count, words, atMs, coversMs, state, reason, failureKind, status, hasPhases, each phase, totalMs, transcriptId
 *
 * `words` are the names that the block uses, so that no file depends on the order of our lists. Times are whole
 * hundredths of a millisecond, as in rows. `totalMs` is kept as what it exceeds the sum of the phases by, a
 * transcript's identifier as its counter where its time is the row's own. For a column see `writeInts`.
 */
export function encodeColumns(samples: readonly Sample[]): Uint8Array {
  const words = new Map<string, number>()
  const word = (name: string) => {
    const index = words.get(name) ?? words.size
    words.set(name, index)
    return index
  }
  const out = new ByteWriter()
  const column = (pick: (sample: Sample) => number, order: 0 | 1 | 2 = 0) => writeInts(out, samples.map(pick), order)
  const optional = (pick: (sample: Sample) => number | undefined) => writeOptional(out, samples.map(pick), 0)

  column(({ atMs }) => hundredths(atMs), 2)
  column(({ coversMs }) => hundredths(coversMs), 1)
  column(({ state }) => word(state))
  column(({ reason }) => word(reason))
  optional(({ failureKind }) => (failureKind === undefined ? undefined : word(failureKind)))
  optional(({ status }) => status)
  column(({ phases }) => (phases ? 1 : 0))
  out.varint(phaseOrder.length)
  for (const name of phaseOrder) {
    out.varint(word(name))
    optional(({ phases }) => (phases?.[name] === undefined ? undefined : hundredths(phases[name])))
  }
  optional((sample) => (sample.totalMs === undefined ? undefined : hundredths(sample.totalMs) - phasesSum(sample)))
  const ids = samples.map(idForm)
  writeOptional(
    out,
    ids.map((id) => (typeof id === 'number' ? id : undefined)),
    1,
  )
  writeOptional(
    out,
    ids.map((id) => (typeof id === 'string' ? id.length : undefined)),
    0,
  )
  for (const id of ids) if (typeof id === 'string') out.text(id)

  const block = new ByteWriter()
  block.varint(samples.length)
  block.varint(words.size)
  for (const name of words.keys()) block.text(name)
  block.bytes(out.done())
  return block.done()
}

/** The rows of a block. Never throws: a name that this version does not know costs its row only. */
export function decodeColumns(block: Uint8Array): Sample[] {
  const input = new ByteReader(block)
  const count = Math.min(input.varint(), mostRows)
  const words = Array.from({ length: Math.min(input.varint(), 1_000) }, () => input.text())
  const atMs = readInts(input, count, 2)
  const coversMs = readInts(input, count, 1)
  const states = readInts(input, count, 0)
  const reasons = readInts(input, count, 0)
  const failures = readOptional(input, count, 0)
  const statuses = readOptional(input, count, 0)
  const hasPhases = readInts(input, count, 0)
  const phases: { name: PhaseName; values: Float64Array }[] = []
  for (let left = Math.min(input.varint(), 100); left > 0; left--) {
    const name = known(words[input.varint()])
    const values = readOptional(input, count, 0)
    if (name) phases.push({ name, values })
  }
  const excesses = readOptional(input, count, 0)
  const counters = readOptional(input, count, 1)
  const literals = readOptional(input, count, 0)

  const samples: Sample[] = []
  for (let i = 0; i < count; i++) {
    const at = (atMs[i] ?? 0) / 100
    const counter = counters[i] ?? Number.NaN
    const id = !Number.isNaN(counter)
      ? transcriptId(at, counter)
      : Number.isNaN(literals[i] ?? Number.NaN)
        ? undefined
        : input.text()
    const state = stateNamed(words[states[i] ?? -1])
    const reason = reasonNamed(words[reasons[i] ?? -1])
    if (!state || !reason) continue
    let sum = 0
    let times: Sample['phases']
    if (hasPhases[i] !== 0) {
      times = {}
      for (const { name, values } of phases) {
        const value = values[i] ?? Number.NaN
        if (Number.isNaN(value)) continue
        times[name] = value / 100
        sum += value
      }
    }
    const excess = excesses[i] ?? Number.NaN
    const totalMs = Number.isNaN(excess) ? undefined : (sum + excess) / 100
    const status = statuses[i] ?? Number.NaN
    const coversMsHere = (coversMs[i] ?? 0) / 100
    const failureKind = failureNamed(words[failures[i] ?? Number.NaN])
    // What nearly every row is, in one piece: adding fields one by one takes several times the memory.
    if (times && totalMs !== undefined && status > 0 && id !== undefined && !failureKind) {
      samples.push({
        atMs: at,
        coversMs: coversMsHere,
        state,
        reason,
        totalMs,
        phases: times,
        status,
        transcriptId: id,
      })
      continue
    }
    const sample: Sample = { atMs: at, coversMs: coversMsHere, state, reason }
    if (totalMs !== undefined) sample.totalMs = totalMs
    if (times) sample.phases = times
    if (!Number.isNaN(status)) sample.status = status
    if (failureKind) sample.failureKind = failureKind
    if (id !== undefined) sample.transcriptId = id
    samples.push(sample)
  }
  return samples
}

const known = (name: string | undefined) => phaseNames.find((each) => each === name)

function hundredths(ms: number): number {
  return Math.round(ms * 100)
}

function phasesSum({ phases }: Sample): number {
  let sum = 0
  for (const name of phaseOrder) sum += hundredths(phases?.[name] ?? 0)
  return sum
}

/** A transcript's identifier as its counter, when the rest of it follows from the row. */
function idForm({ atMs, transcriptId: id }: Sample): number | string | undefined {
  if (id === undefined) return undefined
  const counter = Number.parseInt(id.slice(-4), 36)
  return counter >= 0 && transcriptId(hundredths(atMs) / 100, counter) === id ? counter : id
}

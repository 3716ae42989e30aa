import { play } from '../../replay/report.ts'
import { limitMs } from '../../replay/score.ts'
import type { Sequence } from '../../replay/sequence.ts'
import { month, sequences } from '../../replay/sequences.ts'
import type { Case, Row } from '../case.ts'

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`
const most = (list: readonly number[]) => list.reduce((a, b) => Math.max(a, b), 0)

/** What was told in a sequence against what happened, beside what is promised: 0 false, 0 missed, each told in time. */
async function rowsOf(sequence: Sequence): Promise<Row[]> {
  const { score, outcome, broken } = await play(sequence)
  const { name, intervalMs, timeoutMs, vendorTroubles } = sequence
  const days = sequence.lengthMs / 86_400_000
  const rows: Row[] = [
    [
      `${name}: ${days.toFixed(1)} days, ${outcome.probes} probes`,
      broken.length === 0 ? 'kept' : `${broken.length} broken`,
    ],
    ['  false alerts (0)', String(score.falseAlerts.length)],
  ]
  if (score.outages > 0) rows.push([`  missed of ${score.outages} outages (0)`, String(score.missed.length)])
  if (score.fastMs.length > 0) {
    const waits = vendorTroubles.filter(({ kind }) => kind !== 'hang' && kind !== 'limited')
    const promisedMs = most(waits.map((trouble) => limitMs(trouble, sequence)))
    rows.push([`  alert after at most (${seconds(promisedMs)})`, seconds(most(score.fastMs))])
  }
  if (score.hangMs.length > 0) {
    rows.push([`  of hangs (${seconds(intervalMs + timeoutMs + 8_000)})`, seconds(most(score.hangMs))])
  }
  if (sequence.noticesAtMost !== undefined) {
    rows.push([`  notices of ${score.outages} ups and downs (${sequence.noticesAtMost})`, String(score.notices)])
  }
  return [...rows, ...broken.slice(0, 5).map((text): Row => ['  broken', text])]
}

const caseOf = (name: string, chosen: () => readonly Sequence[]): Case => ({
  name,
  async run() {
    const rows: Row[] = []
    for (const sequence of chosen()) rows.push(...(await rowsOf(sequence)))
    return rows
  },
})

const ours = (sequence: Sequence) => sequence.vendorTroubles.length === 0

export const replayVendors = caseOf('replay: vendors', () => sequences.filter((one) => !ours(one)))
export const replayOwnSide = caseOf('replay: own side', () => sequences.filter(ours))
export const replayMonth = caseOf('replay: a month', () => [month(30, 1)])

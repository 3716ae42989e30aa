import { play } from '../../replay/report.ts'
import { limitMs } from '../../replay/score.ts'
import type { Sequence } from '../../replay/sequence.ts'
import { month, sequences } from '../../replay/sequences.ts'
import { type Case, held, type Row } from '../case.ts'

const count = (value: number) => String(value)
const seconds = (value: number) => `${value.toFixed(1)} s`
const most = (list: readonly number[]) => list.reduce((a, b) => Math.max(a, b), 0)
/** A machine that does much else at the same time plays a month in two minutes. */
const caseLimitMs = 180_000

/** What was told in a sequence against what happened: nothing false, nothing missed, each in the time that is promised. */
async function rowsOf(sequence: Sequence): Promise<Row[]> {
  const { score, outcome, broken } = await play(sequence)
  const { name, intervalMs, timeoutMs, vendorTroubles, noticesAtMost } = sequence
  const days = sequence.lengthMs / 86_400_000
  const rows: Row[] = [
    held(
      `${name}, ${days.toFixed(1)} days, ${outcome.probes} probes: false alerts`,
      score.falseAlerts.length,
      0,
      count,
    ),
  ]
  if (score.outages > 0) rows.push(held(`  missed of ${score.outages} outages`, score.missed.length, 0, count))
  if (score.fastMs.length > 0) {
    const waits = vendorTroubles.filter(({ kind }) => kind !== 'hang' && kind !== 'limited')
    const promisedMs = most(waits.map((trouble) => limitMs(trouble, sequence)))
    rows.push(
      held('  alert at the latest after', most(score.fastMs) / 1_000, Math.round(promisedMs / 100) / 10, seconds),
    )
  }
  if (score.hangMs.length > 0) {
    const promisedMs = intervalMs + timeoutMs + 8_000
    rows.push(held('  of hangs', most(score.hangMs) / 1_000, promisedMs / 1_000, seconds))
  }
  if (noticesAtMost !== undefined) {
    rows.push(held(`  notices of ${score.outages} ups and downs`, score.notices, noticesAtMost, count))
  }
  return [...rows, ...broken.slice(0, 5).map((text): Row => [`  ${text}`, 'broken'])]
}

const caseOf = (name: string, chosen: () => readonly Sequence[]): Case => ({
  name,
  limitMs: caseLimitMs,
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

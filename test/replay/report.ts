import { type Outcome, replay } from './replay.ts'
import { type Score, score } from './score.ts'
import type { Sequence } from './sequence.ts'

/** One sequence, played and scored, beside what is promised. */
export type Result = { sequence: Sequence; outcome: Outcome; score: Score; broken: string[] }

/** Plays a sequence. `broken` names every promise that was not kept. */
export async function play(sequence: Sequence): Promise<Result> {
  const outcome = await replay(sequence)
  const found = score(sequence, outcome)
  const quiet = outcome.told.filter(({ kind }) => kind === 'offline').length
  const awake = sequence.events.filter(({ kind }) => kind === 'sleep').length
  const most = sequence.noticesAtMost
  const broken = [
    ...found.falseAlerts.map((one) => `false alert: ${one}`),
    ...found.missed.map((one) => `missed: ${one}`),
    ...found.late.map((one) => `late: ${one}`),
    ...(quiet > sequence.ownTroubles.length + awake ? [`told ${quiet} times of being offline`] : []),
    ...(most !== undefined && found.notices > most ? [`${found.notices} notices where ${most} are bearable`] : []),
    ...outcome.problems,
  ]
  return { sequence, outcome, score: found, broken }
}

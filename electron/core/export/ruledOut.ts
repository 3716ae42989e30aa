import { sayMs, sayUtc } from '../explain/say.ts'
import { sayVariation } from '../explain/variation.ts'
import type { Incident } from '../model/incident.ts'
import type { Transcript } from '../model/transcript.ts'

/** Our own process never stood still longer than this when it may be called idle. */
const calmMs = 250

/** Which causes on our own side the transcripts exclude, as sentences. Says nothing that they do not show. */
export function ruledOut(
  incident: Pick<Incident, 'attempts' | 'failures'>,
  failing: readonly Transcript[],
  lastGood: Transcript | undefined,
): string[] {
  const said: string[] = []
  const shown = failing.at(-1)
  // What another program recorded elsewhere says nothing about this computer.
  if (shown?.imported) return said
  const exchanges = failing.flatMap((transcript) => transcript.exchanges)
  const checked = failing.findLast(({ ownSide }) => ownSide?.judgement === 'fine')?.ownSide
  if (checked) {
    const answers = checked.references.filter((one) => one.answered).map((one) => `${one.url} (${one.observed})`)
    said.push(`Our network: ${checked.sentence}${answers.length > 0 ? ` Answered: ${answers.join(', ')}.` : ''}`)
  }
  if (exchanges.some(({ response }) => response)) {
    const secure = exchanges.some(({ response, connection }) => response && connection?.tls)
    const works = secure ? 'name lookup, connection and TLS work' : 'the connection works'
    said.push(`Our way to the server: a response arrived, so ${works} from here.`)
  }
  if (incident.attempts > 1) {
    said.push(
      `A stale connection: ${incident.failures} of ${incident.attempts} attempts failed, each on a new connection.`,
    )
  }
  const varied = failing.flatMap(({ attempt }) => attempt.variation ?? [])
  if (varied.length > 0) {
    said.push(`One server or protocol alone: attempts ${varied.map(sayVariation).join(' and ')} failed too.`)
  }
  if (lastGood && shown && lastGood.monitorRevision === shown.monitorRevision) {
    said.push(`Our request: the same one passed from this computer at ${sayUtc(lastGood.startedAtMs)}.`)
  }
  const delays = exchanges.flatMap(({ loopDelayMs }) => (loopDelayMs === undefined ? [] : [loopDelayMs]))
  const longest = Math.max(0, ...delays)
  if (delays.length > 0 && longest <= calmMs) {
    said.push(`A busy computer of ours: our process was never held up longer than ${sayMs(longest)}.`)
  }
  return said
}

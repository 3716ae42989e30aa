import { compareTranscripts, pairsOf } from '../diff/compareTranscripts.ts'
import { withDifference } from '../incident.ts'
import type { Transcript } from '../model/transcript.ts'
import type { Records } from './records.ts'
import type { WatchPorts } from './types.ts'
import { messageOf, within } from './within.ts'

/** An alert waits no longer than this for its line about what changed. */
const waitMs = 200
/** Good ones to learn from what changes all the time. */
const goodOnes = 4

/**
 * Compares the failure that opened an incident with the last good exchange, and puts the line into the incident and
 * its notice. Resolves when that is stored, or when it takes too long: the incident then gets the line later, the
 * notice goes without. Without a good transcript there is no line. Never rejects.
 */
export async function tellDifference(
  { clock, store, onProblem }: WatchPorts,
  records: Records,
  failing: Transcript,
  { incidentId, noticeId }: { incidentId: string; noticeId: string },
): Promise<void> {
  let late = false
  const work = async () => {
    const good = await store.goodTranscripts(failing.monitorId, failing.startedAtMs, goodOnes)
    const [lastGood] = good
    if (!lastGood) return
    const { summary } = compareTranscripts(failing, lastGood, pairsOf(good))
    await records.amend(incidentId, (incident) => withDifference(incident, late ? undefined : noticeId, summary))
  }
  const told = work().catch((error) => onProblem({ where: 'store', text: messageOf(error) }))
  late = (await within(clock, waitMs, told)).kind === 'late'
}

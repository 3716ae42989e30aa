import type { Transcript } from '../../core/model/transcript.ts'
import type { TranscriptFiles } from './transcripts.ts'

/** Good ones of a monitor from before a moment, the newest first; what cannot be read is left out. */
export async function goodTranscripts(
  files: TranscriptFiles,
  monitorId: string,
  beforeMs: number,
  count: number,
): Promise<Transcript[]> {
  const own = files.list.ofMonitor(monitorId)
  const ids: string[] = []
  for (let at = own.length - 1; at >= 0 && ids.length < count; at--) {
    const head = own[at]?.head
    if (head?.state === 'up' && head.trigger !== 'scope' && head.startedAtMs < beforeMs) ids.push(head.id)
  }
  const read = await Promise.all(ids.map((id) => files.get(id)))
  return read.filter((transcript) => transcript !== null)
}

import type { Imports } from '../../core/model/imports.ts'
import type { Incident, MonitorStatus } from '../../core/model/incident.ts'
import type { PageState } from '../../core/model/statusPage.ts'
import type { Transcript } from '../../core/model/transcript.ts'
import type { Words } from '../../core/model/words.ts'
import type { Documents } from './documents.ts'
import type { IncidentFiles } from './incidents.ts'
import { createPacer } from './pacer.ts'
import { rewriteSetAside } from './setAside.ts'
import type { TranscriptFiles } from './transcripts.ts'

/** What becomes of each record; null leaves it as it is. */
export type Rewrites = {
  transcript(transcript: Transcript): Transcript | null
  incident(incident: Incident): Incident | null
  status(status: MonitorStatus): MonitorStatus | null
  imports(imports: Imports): Imports | null
  words(words: Words): Words | null
  page(state: PageState): PageState | null
  /** Known values are masked in it, and nothing else. */
  values(text: string): string
}

/** `done` of `total` transcripts were looked at, `changed` were rewritten. */
export type RewriteProgress = { done: number; total: number; changed: number }

/** Transcripts that came while others were looked at are looked at too, in at most so many rounds. */
const rounds = 3

/**
 * Looks at every stored text and replaces those that `rewrites` changes, with their copies, index lines and search
 * texts: afterwards the old words stand nowhere in the data folder but in what a restore set aside, which is searched
 * when it is brought back. Everything else goes on meanwhile. Ends early when
 * `signal` aborts. Rejects with the file system's error.
 */
export async function rewriteStored(
  dataDir: string,
  {
    documents,
    incidents,
    transcripts,
  }: { documents: Documents; incidents: IncidentFiles; transcripts: TranscriptFiles },
  rewrites: Rewrites,
  onProgress: (progress: RewriteProgress) => void,
  signal: AbortSignal,
): Promise<RewriteProgress> {
  await documents.rewriteStatuses(rewrites.status)
  await documents.rewriteKept(rewrites)
  await incidents.rewriteAll(rewrites.incident)
  await rewriteSetAside(dataDir, rewrites.values)
  const seen = new Set<string>()
  const changed: string[] = []
  const pace = createPacer()
  for (let round = 0; round < rounds; round++) {
    const ids = transcripts.list.all.map(({ head }) => head.id).filter((id) => !seen.has(id))
    if (ids.length === 0) break
    // What is opened and sent next is most likely new.
    for (const id of ids.reverse()) {
      if (signal.aborted) break
      seen.add(id)
      if (await transcripts.rewrite(id, rewrites.transcript)) changed.push(id)
      onProgress({ done: seen.size, total: Math.max(seen.size, transcripts.list.size), changed: changed.length })
      await pace()
    }
  }
  if (changed.length > 0) await transcripts.forgetTraces(changed)
  return { done: seen.size, total: transcripts.list.size, changed: changed.length }
}

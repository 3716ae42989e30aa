import { type AttemptFacts, attemptFacts } from '../../core/metrics/attemptFacts.ts'
import type { Transcript } from '../../core/model/transcript.ts'
import type { State } from '../../core/model/verdict.ts'
import type { WatchStore } from '../../core/ports.ts'

/** The last attempt of each monitor, a few numbers, and how many there were by verdict since the start. */
export type LastAttempts = {
  /** The store, looked at as it is written to. */
  watching<T extends WatchStore>(store: T): T
  /** After a restart the last attempt is read from its transcript, once. */
  of(monitorId: string, lastTranscriptId: string | undefined): Promise<AttemptFacts | undefined>
  counts(monitorId: string): ReadonlyMap<State, number>
}

export function createLastAttempts(read: (transcriptId: string) => Promise<Transcript | null>): LastAttempts {
  const last = new Map<string, AttemptFacts>()
  const counts = new Map<string, Map<State, number>>()
  const tried = new Set<string>()
  const none = new Map<State, number>()

  return {
    watching: (store) => ({
      ...store,
      saveTranscript(transcript: Transcript) {
        const { monitorId, verdict } = transcript
        last.set(monitorId, attemptFacts(transcript))
        const count = counts.get(monitorId) ?? new Map<State, number>()
        counts.set(monitorId, count.set(verdict.state, (count.get(verdict.state) ?? 0) + 1))
        return store.saveTranscript(transcript)
      },
    }),
    async of(monitorId, lastTranscriptId) {
      const known = last.get(monitorId)
      if (known || lastTranscriptId === undefined || tried.has(monitorId)) return known
      tried.add(monitorId)
      const transcript = await read(lastTranscriptId).catch(() => null)
      if (transcript && !last.has(monitorId)) last.set(monitorId, attemptFacts(transcript))
      return last.get(monitorId)
    },
    counts: (monitorId) => counts.get(monitorId) ?? none,
  }
}

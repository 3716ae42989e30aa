import { transcriptId } from '../history/transcripts.ts'
import { wording } from '../language/language.ts'
import type { Exchange } from '../model/exchange.ts'
import type { Imported, Replacements, Transcript } from '../model/transcript.ts'
import type { Verdict } from '../model/verdict.ts'

/** Whose exchange it is, as far as its host tells. */
export type ImportedFor = { vendorId: string; vendorName: string }

/** The monitor and vendor that imported exchanges stand under when no vendor of ours has their host. */
export const importedId = 'imported'

/** Judged by status alone: what the application expected of its vendor is not in the file. */
function verdictOf({ request, response, failure }: Exchange): Verdict {
  const what = `${request.method} ${URL.parse(request.url)?.pathname ?? request.url}`.slice(0, 120)
  if (failure)
    return { state: 'down', reason: 'failure', sentence: wording.imports.failed(what, failure.message), evidence: [] }
  const status = response?.status ?? 0
  const evidence = [
    { kind: 'status', expected: '200–399', observed: String(status), outcome: status < 400 ? 'pass' : 'fail' } as const,
  ]
  if (status === 429)
    return { state: 'degraded', reason: 'rate-limited', sentence: wording.imports.answered(what, status), evidence }
  const good = status < 400
  return {
    state: good ? 'up' : 'down',
    reason: good ? 'ok' : 'status',
    sentence: wording.imports.answered(what, status),
    evidence,
  }
}

/** A redacted exchange of a file as a transcript. `counter` tells apart those that began in one millisecond. */
export function importedTranscript(
  exchange: Exchange,
  {
    vendor,
    imported,
    replacements,
    counter,
    app,
  }: {
    vendor: ImportedFor
    imported: Imported
    replacements: Replacements
    counter: number
    app: Transcript['app']
  },
): Transcript {
  const { startedAtMs, instants } = exchange
  return {
    id: transcriptId(startedAtMs, counter),
    monitorId: importedId,
    monitorName: wording.imports.imported,
    monitorRevision: 1,
    ...vendor,
    trigger: 'manual',
    attempt: { number: 1, of: 1 },
    startedAtMs,
    endedAtMs: startedAtMs + Math.round(instants.end),
    exchanges: [exchange],
    verdict: verdictOf(exchange),
    replacements,
    imported,
    app,
  }
}

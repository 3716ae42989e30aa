import type { ReportFormat } from '../core/contract/reports.ts'
import { compareTranscripts, pairsOf } from '../core/diff/compareTranscripts.ts'
import { firstAndLast } from '../core/export/firstAndLast.ts'
import { tagsIn } from '../core/export/replacements.ts'
import { scopeOf } from '../core/export/scope.ts'
import { wording } from '../core/language/language.ts'
import type { Comparison, ReportPreview } from '../core/model/comparison.ts'
import type { Incident } from '../core/model/incident.ts'
import type { Transcript } from '../core/model/transcript.ts'
import type { Clock } from '../core/ports.ts'
import { requestIdsOf } from '../core/requestIds.ts'
import type { Configuration } from './configuration.ts'
import { curlOptions } from './curlOptions.ts'
import { localZone } from './life/life.ts'
import { type ReportFile, reportFile } from './reportFile.ts'
import type { Services } from './router/context.ts'
import type { Store } from './store/store.ts'
import { indexEntry } from './store/transcriptIndex.ts'

/** What a report is about. */
export type ReportSubject = Incident | Transcript

export type Reports = {
  /** `at`: the `generatedAtMs` of a preview; the very file that it showed comes out. */
  file(subject: ReportSubject, format: ReportFormat, at?: number): Promise<File>
  /** The file that would leave, and what to show of it. */
  preview(subject: ReportSubject, format: ReportFormat): Promise<{ file: File; preview: ReportPreview }>
  compare(transcript: Transcript): Promise<Comparison>
}

type Parts = { clock: Clock; configuration: Configuration; store: Store; version: string }

/** Attempts of an incident that a report carries. */
const reportedAttempts = 20
/** Good ones: the last to compare with, the others to learn from what changes all the time. */
const goodOnes = 4
const previewsKept = 4
const previewChars = 524_288

/**
 * The short report of an incident, for the clipboard. Rejects with a sentence when there is no such incident, or while a
 * known secret still stands in it.
 */
export async function reportText(
  services: Pick<Services, 'incident' | 'reports' | 'secretsIn'>,
  incidentId: string,
): Promise<string> {
  const incident = services.incident(incidentId)
  if (!incident) throw new Error(wording.rules.tray.reportGone)
  const text = await (await services.reports.file(incident, 'text')).text()
  const [place] = await services.secretsIn(text)
  if (place) throw new Error(wording.rules.tray.reportHoldsSecret(place))
  return text
}

/** Debug reports and comparisons, made from the store. */
export function createReports({ clock, configuration, store, version }: Parts): Reports {
  const previewed = new Map<string, File>()
  const keyOf = (subject: ReportSubject, format: ReportFormat, at: number) => `${subject.id} ${format} ${at}`

  const read = async (ids: readonly string[]) => {
    const found = await Promise.all(ids.map((id) => store.getTranscript(id)))
    return {
      transcripts: found.filter((transcript) => transcript !== null),
      unreadable: ids.filter((_, at) => found[at] === null),
    }
  }

  const attemptsOf = async ({ transcriptIds: ids, scope }: Incident) => {
    const pairedIds = scope?.evidence.flatMap(({ transcriptId }) => transcriptId ?? []) ?? []
    const [attempts, paired] = await Promise.all([read(firstAndLast(ids, reportedAttempts)), read(pairedIds)])
    return {
      transcripts: attempts.transcripts,
      paired: paired.transcripts,
      unreadable: [...attempts.unreadable, ...paired.unreadable],
    }
  }

  const make = async (subject: ReportSubject, format: ReportFormat, nowMs: number): Promise<ReportFile> => {
    const incident = 'exchanges' in subject ? undefined : subject
    const beganAtMs = 'exchanges' in subject ? subject.startedAtMs : subject.firstFailureAtMs
    const [attempts, good, medians] = await Promise.all([
      'exchanges' in subject ? { transcripts: [subject], unreadable: [] } : attemptsOf(subject),
      store.goodTranscripts(subject.monitorId, beganAtMs, goodOnes),
      store.phaseMedians(subject.monitorId, beganAtMs),
    ])
    const curl = curlOptions(attempts.transcripts, configuration.settings())
    const vendor = configuration.vendor(subject.vendorId)
    const { monitorId, vendorId } = subject
    const toMs = 'exchanges' in subject ? subject.endedAtMs : (subject.closedAtMs ?? subject.lastFailureAtMs)
    const scope = scopeOf({ monitorId, vendorId, fromMs: beganAtMs, toMs }, configuration.monitors(), store.incidents())
    return reportFile(
      { incident, ...attempts, good, scope, medians, vendor, curl, nowMs, zone: localZone(), version },
      format,
    )
  }

  return {
    async file(subject, format, at) {
      const known = at === undefined ? undefined : previewed.get(keyOf(subject, format, at))
      return known ?? (await make(subject, format, at ?? clock.nowMs())).file
    },

    async preview(subject, format) {
      const generatedAtMs = clock.nowMs()
      const { file, texts, replacements } = await make(subject, format, generatedAtMs)
      previewed.set(keyOf(subject, format, generatedAtMs), file)
      for (const key of previewed.keys()) if (previewed.size > previewsKept) previewed.delete(key)
      const text =
        texts.length === 1 ? (texts[0]?.[1] ?? '') : texts.map(([name, one]) => `===== ${name}\n${one}`).join('\n')
      const preview: ReportPreview = {
        name: file.name,
        mimeType: file.type,
        bytes: file.size,
        generatedAtMs,
        text: text.slice(0, previewChars),
        cut: text.length > previewChars,
        entries: texts.map(([name, one]) => ({ name, bytes: Buffer.byteLength(one) })),
        replacements,
        tags: tagsIn(text),
      }
      return { file, preview }
    },

    async compare(transcript) {
      const { monitorId, startedAtMs } = transcript
      const [good, medians] = await Promise.all([
        store.goodTranscripts(monitorId, startedAtMs, goodOnes),
        store.phaseMedians(monitorId, startedAtMs),
      ])
      const [lastGood] = good
      const compared = lastGood ? compareTranscripts(transcript, lastGood, pairsOf(good)) : { rows: [], summary: '' }
      return {
        ...compared,
        ...(lastGood && { lastGoodId: lastGood.id, lastGood: indexEntry(lastGood, 0).head }),
        medians: medians.phases,
        ...(medians.totalMs !== undefined && { medianTotalMs: medians.totalMs }),
        medianProbes: medians.probes,
        requestIds: requestIdsOf([transcript, ...good], configuration.vendor(transcript.vendorId)?.requestIds),
      }
    },
  }
}

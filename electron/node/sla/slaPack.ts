import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { strToU8, Zip, ZipDeflate } from 'fflate'
import { firstAndLast } from '../../core/export/firstAndLast.ts'
import { harOf } from '../../core/export/har.ts'
import { totalReplacements } from '../../core/export/replacements.ts'
import { transcriptText } from '../../core/export/text.ts'
import { wording } from '../../core/language/language.ts'
import type { SlaOutage, SlaReport } from '../../core/model/sla.ts'
import type { Transcript } from '../../core/model/transcript.ts'
import { slaCsv } from '../../core/sla/csv.ts'
import { slaHtml } from '../../core/sla/html.ts'
import type { OnStep } from './slaHistory.ts'

/** Attempts of one outage that the pack carries: its first ones and its last ones. */
const attemptsPerOutage = 20
/** Text that a pack carries at most; what is left out is named in its manifest. */
const maxTextBytes = 48 * 1_048_576

/** Called with every text before it goes into the pack; throws or remembers what must not leave. */
export type OnText = (name: string, text: string) => Promise<void>

export type PackOptions = {
  report: SlaReport
  getTranscript(id: string): Promise<Transcript | null>
  onStep: OnStep
  onText: OnText
}

/** `headstart-sla-stripe-2026-11` */
export function packName({ vendorId, month }: SlaReport): string {
  return `headstart-sla-${vendorId}-${month}`
}

/** The evidence with every outage's transcripts as HAR and text, and a manifest with their sums. */
export async function slaZip({
  report,
  getTranscript,
  onStep,
  onText,
}: PackOptions): Promise<Uint8Array<ArrayBuffer>[]> {
  const app = { name: 'Headstart', version: report.version }
  const chunks: Uint8Array<ArrayBuffer>[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    chunks.push(new Uint8Array(chunk))
  })
  const entries: { path: string; bytes: number; sha256: string }[] = []
  const add = async (path: string, text: string) => {
    await onText(path, text)
    const bytes = strToU8(text)
    const entry = new ZipDeflate(path)
    entry.mtime = report.generatedAtMs
    zip.add(entry)
    entry.push(bytes, true)
    entries.push({ path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
    // Between two entries everything else gets its turn: a pack may take seconds.
    await setImmediate()
  }

  const wanted = report.outages.map((outage) => ({
    outage,
    ids: firstAndLast(outage.transcriptIds, attemptsPerOutage),
  }))
  const total = wanted.reduce((sum, { ids }) => sum + ids.length, 0)
  const paths = new Map<SlaOutage, { text: string; path: string }[]>()
  const packed: Transcript[] = []
  const errors: { transcript: string; problem: string }[] = []
  let done = 0
  let textBytes = 0
  for (const { outage, ids } of wanted) {
    const links: { text: string; path: string }[] = []
    for (const id of ids) {
      onStep(wording.sla.packing, done++, total)
      if (textBytes > maxTextBytes) {
        errors.push({ transcript: id, problem: 'The pack is full. Export this transcript by itself.' })
        continue
      }
      const transcript = await getTranscript(id)
      if (!transcript) {
        errors.push({ transcript: id, problem: 'It is not kept any more, or its file is damaged.' })
        continue
      }
      const texts: [string, string][] = [
        ['txt', transcriptText(transcript)],
        ['har', JSON.stringify(harOf([transcript], app), null, 2)],
      ]
      for (const [ending, text] of texts) {
        const path = `outages/${outage.incidentId}/${id}.${ending}`
        await add(path, text)
        textBytes += text.length
        links.push({ text: `${id}.${ending}`, path })
      }
      packed.push(transcript)
    }
    paths.set(outage, links)
  }
  onStep(wording.sla.writingPack, total, total)
  await add(
    'evidence.html',
    slaHtml(report, (outage) => paths.get(outage) ?? []),
  )
  await add('evidence.csv', slaCsv(report))
  await add('evidence.json', JSON.stringify(report, null, 2))
  const manifest = {
    application: app,
    generatedAt: new Date(report.generatedAtMs).toISOString(),
    vendor: report.vendorId,
    month: report.month,
    timeZone: report.zone,
    replacements: totalReplacements(packed),
    entries: [...entries],
    errors,
  }
  await add('manifest.json', JSON.stringify(manifest, null, 2))
  zip.end()
  return chunks
}

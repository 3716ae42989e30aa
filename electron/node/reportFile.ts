import { createHash } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'
import type { ReportFormat } from '../core/contract/reports.ts'
import { harOf } from '../core/export/har.ts'
import { totalReplacements } from '../core/export/replacements.ts'
import { type ReportParts as CoreParts, reportMarkdown, reportOf, reportText } from '../core/export/report.ts'
import { transcriptText } from '../core/export/text.ts'
import type { Replacements, Transcript } from '../core/model/transcript.ts'

export type ReportParts = Omit<CoreParts, 'app'> & {
  version: string
  /** Probes that were compared with the failing call. */
  paired?: readonly Transcript[] | undefined
  /** Attempts that belong in and cannot be read any more, by identifier. */
  unreadable: readonly string[]
}

/** A file about to leave. `texts`: what stands in it, by name; of a ZIP its entries. */
export type ReportFile = { file: File; texts: [name: string, text: string][]; replacements: Replacements }

const mimeTypes: Record<ReportFormat, [mimeType: string, ending: string]> = {
  markdown: ['text/markdown', 'md'],
  text: ['text/plain', 'txt'],
  har: ['application/json', 'har'],
  zip: ['application/zip', 'zip'],
}

/** The debug report of an incident or one transcript: short text, Markdown, HAR 1.2, or a ZIP of all with a manifest. */
export function reportFile(parts: ReportParts, format: ReportFormat): ReportFile {
  const { incident, transcripts, paired = [], good, version, nowMs, zone } = parts
  const app = { name: 'Headstart', version }
  const report = reportOf({ ...parts, app })
  const lastGood = good.slice(0, 1)
  const name = `headstart-${incident?.id ?? transcripts.at(-1)?.id ?? 'report'}`
  const [type, ending] = mimeTypes[format]
  const made = (body: string | Uint8Array<ArrayBuffer>) =>
    new File([body], `${name}.${ending}`, { type, lastModified: nowMs })
  const all = [...lastGood, ...transcripts, ...paired]
  const texts = (): Record<Exclude<ReportFormat, 'zip'>, () => string> => ({
    markdown: () => reportMarkdown(report),
    text: () => reportText(report),
    har: () => JSON.stringify(harOf(all, app, incident?.scope), null, 2),
  })
  if (format !== 'zip') {
    const text = texts()[format]()
    const file = made(text)
    return {
      file,
      texts: [[file.name, text]],
      replacements: format === 'har' ? totalReplacements(all) : report.replacements,
    }
  }
  const entries: [string, string][] = [
    ['report.md', texts().markdown()],
    ['report.txt', texts().text()],
    ['exchanges.har', texts().har()],
    ...all.map((one): [string, string] => [`transcripts/${one.id}.txt`, transcriptText(one, zone)]),
  ]
  const replacements = totalReplacements(all)
  const manifest = {
    application: app,
    generatedAt: new Date(nowMs).toISOString(),
    ...(incident && { incident: incident.id }),
    transcripts: transcripts.map(({ id }) => id),
    ...(paired.length > 0 && { paired: paired.map(({ id }) => id) }),
    ...(lastGood[0] && { lastGood: lastGood[0].id }),
    replacements,
    entries: entries.map(([path, text]) => ({
      path,
      bytes: Buffer.byteLength(text),
      sha256: createHash('sha256').update(text).digest('hex'),
    })),
    errors: parts.unreadable.map((id) => ({
      transcript: id,
      problem: 'It is not kept any more, or its file is damaged.',
    })),
  }
  const whole: [string, string][] = [['manifest.json', JSON.stringify(manifest, null, 2)], ...entries]
  const bytes = zipSync(Object.fromEntries(whole.map(([path, text]) => [path, strToU8(text)])), { mtime: nowMs })
  return { file: made(bytes), texts: whole, replacements }
}

import { strToU8, zipSync } from 'fflate'
import type { ReportFormat } from '../core/contract.ts'
import { harOf } from '../core/export/har.ts'
import { reportMarkdown, reportOf, reportText } from '../core/export/report.ts'
import { transcriptText } from '../core/export/text.ts'
import type { Incident } from '../core/model/incident.ts'
import type { Vendor } from '../core/model/monitor.ts'
import type { Transcript } from '../core/model/transcript.ts'

export type ReportParts = {
  incident: Incident
  /** The attempts that are kept, oldest first. */
  transcripts: readonly Transcript[]
  lastGood: Transcript | null
  vendor: Vendor | undefined
  nowMs: number
  version: string
}

/** The debug report of an incident as a file: short text, Markdown, HAR 1.2, or a ZIP of all with the transcripts as text. */
export function reportFile(parts: ReportParts, format: ReportFormat): File {
  const { incident, transcripts, lastGood, vendor, nowMs, version } = parts
  const app = { name: 'Headstart', version }
  const report = reportOf({ incident, transcripts: [...transcripts], lastGood, vendor, nowMs, app })
  const har = () => JSON.stringify(harOf([...(lastGood ? [lastGood] : []), ...transcripts], app), null, 2)
  const name = `headstart-${incident.id}`
  switch (format) {
    case 'markdown':
      return new File([reportMarkdown(report)], `${name}.md`, { type: 'text/markdown' })
    case 'text':
      return new File([reportText(report)], `${name}.txt`, { type: 'text/plain' })
    case 'har':
      return new File([har()], `${name}.har`, { type: 'application/json' })
    case 'zip': {
      const texts = transcripts.map((transcript) => [`transcripts/${transcript.id}.txt`, transcriptText(transcript)])
      const files: Record<string, string> = Object.fromEntries([
        ['report.md', reportMarkdown(report)],
        ['report.txt', reportText(report)],
        ['exchanges.har', har()],
        ...texts,
      ])
      const manifest = {
        application: app,
        generatedAt: new Date(nowMs).toISOString(),
        incident: incident.id,
        entries: Object.keys(files),
      }
      const entries = Object.entries({ 'manifest.json': JSON.stringify(manifest, null, 2), ...files })
      const bytes = zipSync(Object.fromEntries(entries.map(([path, text]) => [path, strToU8(text)])))
      return new File([bytes], `${name}.zip`, { type: 'application/zip' })
    }
  }
}

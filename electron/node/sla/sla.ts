import type { SlaFormat, SlaProgress } from '../../core/contract/sla.ts'
import type { Vendor } from '../../core/model/monitor.ts'
import type { SlaReport } from '../../core/model/sla.ts'
import type { Clock } from '../../core/ports.ts'
import { slaCsv } from '../../core/sla/csv.ts'
import { slaHtml } from '../../core/sla/html.ts'
import type { Store } from '../store/store.ts'
import { type OnStep, readSlaReport, type SlaPeriod, type SlaSource } from './slaHistory.ts'
import { type OnText, packName, slaZip } from './slaPack.ts'

export type SlaFileOptions = {
  format: SlaFormat
  job?: string | undefined
  signal?: AbortSignal | undefined
  onText: OnText
}

/** The evidence of a vendor and month: its figures, its files, and how far a file is. Undefined: it has not begun. */
export type SlaService = {
  report(vendor: Vendor, period: SlaPeriod): Promise<SlaReport | undefined>
  /** Rejects with the signal's reason when it is called off. */
  file(vendor: Vendor, period: SlaPeriod, options: SlaFileOptions): Promise<File | undefined>
  progress(job: string): SlaProgress | null
}

const mimeTypes: Record<SlaFormat, string> = { csv: 'text/csv', html: 'text/html', zip: 'application/zip' }

export function createSla(source: SlaSource & { clock: Clock; store: Pick<Store, 'getTranscript'> }): SlaService {
  const jobs = new Map<string, SlaProgress>()
  const { clock, store } = source

  const made = async (report: SlaReport, { format, onText }: SlaFileOptions, onStep: OnStep): Promise<BlobPart[]> => {
    if (format === 'zip') return slaZip({ report, getTranscript: (id) => store.getTranscript(id), onStep, onText })
    const text = format === 'csv' ? slaCsv(report) : slaHtml(report)
    await onText(`${packName(report)}.${format}`, text)
    // Excel reads a CSV as UTF-8 only with this mark.
    return format === 'csv' ? ['\uFEFF', text] : [text]
  }

  return {
    report: (vendor, period) => readSlaReport(vendor, period, source, clock.nowMs(), () => {}),

    async file(vendor, period, options) {
      const { job, signal, format } = options
      const onStep: OnStep = (step, done, total) => {
        signal?.throwIfAborted()
        if (job !== undefined) jobs.set(job, { step, done, total })
      }
      try {
        const report = await readSlaReport(vendor, period, source, clock.nowMs(), onStep)
        if (!report) return undefined
        const parts = await made(report, options, onStep)
        return new File(parts, `${packName(report)}.${format}`, {
          type: mimeTypes[format],
          lastModified: report.generatedAtMs,
        })
      } finally {
        if (job !== undefined) jobs.delete(job)
      }
    },

    progress: (job) => jobs.get(job) ?? null,
  }
}

import type { ReportFormat } from '../../../electron/core/contract/reports.ts'
import type { ReportPreview } from '../../../electron/core/model/comparison.ts'
import { client } from '../../api/client.ts'

/** What a debug report is of. */
export type ReportOf = { kind: 'incident' | 'transcript'; id: string }

/** Exactly what `reportFile` would hand out. Throws what the call throws. */
export function reportPreview({ kind, id }: ReportOf, format: ReportFormat): Promise<ReportPreview> {
  return kind === 'incident'
    ? client.incidents.reportPreview({ id, format })
    : client.transcripts.reportPreview({ id, format })
}

/** The report as a file; `at` of a preview gives the very bytes that it showed. Throws what the call throws. */
export function reportFile({ kind, id }: ReportOf, format: ReportFormat, at?: number): Promise<File> {
  return kind === 'incident'
    ? client.incidents.report({ id, format, at })
    : client.transcripts.report({ id, format, at })
}

/** The report as Markdown, ready to paste. Throws what the call throws. */
export async function reportMarkdown(of: ReportOf): Promise<string> {
  return (await reportFile(of, 'markdown')).text()
}

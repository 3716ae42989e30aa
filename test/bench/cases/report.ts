import { reportFile } from '../../../electron/node/reportFile.ts'
import { incident } from '../../node/store/records.ts'
import { type Case, median, ms } from '../case.ts'
import { failure } from '../records.ts'

export const report: Case = {
  name: 'report',
  async run() {
    const nowMs = Date.now()
    const transcripts = Array.from({ length: 20 }, (_, n) => failure(n, nowMs - 60_000 + n * 1_000))
    const parts = {
      ...{ incident: incident('i-1'), transcripts, good: [failure(99, nowMs - 90_000)], vendor: undefined },
      ...{ unreadable: [], nowMs, version: '0.0.0' },
    }
    return [
      ['of an incident with 20 attempts, Markdown', ms(await median(10, () => reportFile(parts, 'markdown')))],
      ['the same as a ZIP', ms(await median(10, () => reportFile(parts, 'zip')))],
    ]
  },
}

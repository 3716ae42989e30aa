import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { ListTranscripts, Store } from '../../../electron/node/store/store.ts'
import { type Case, held, megabytes, ms, type Row, took } from '../case.ts'
import { longestHold } from '../longestHold.ts'
import { openBenchStore, requestIdOf } from '../records.ts'

const count = 100_000
/** A search of them all should take no longer. */
const boundMs = 300
const queries: [string, Partial<ListTranscripts>][] = [
  ['newest page without words', {}],
  ['a request id from the oldest ones', { q: requestIdOf(17) }],
  ['a request id that nowhere stands', { q: 'req_0123456789abcdefabcdef01' }],
  ['a word that all have', { q: 'available' }],
  ['a word that all have, in one monitor, status 500', { q: 'available', monitorId: 'monitor-7', status: '500' }],
  ['three letters that nowhere stand', { q: 'zqj' }],
  ['two letters that nowhere stand', { q: '~~' }],
  ['one letter that nowhere stands', { q: '~' }],
]

export const search: Case = {
  name: 'search 100,000',
  async run(folder) {
    // In a process of its own: what it leaves in memory is not to be measured.
    const writer = fileURLToPath(new URL('../writeIndex.ts', import.meta.url))
    const textBytes = Number(execFileSync(process.execPath, [writer, folder, String(count)], { encoding: 'utf8' }))
    const beforeBytes = process.memoryUsage().rss
    let opened: Store | undefined
    const openMs = await took(async () => {
      opened = await openBenchStore(folder)
    })
    const store = opened ?? (await openBenchStore(folder))
    const rows: Row[] = [
      ['text that is searched', megabytes(textBytes)],
      ['open the store', ms(openMs)],
      ['resident memory more than before', megabytes(process.memoryUsage().rss - beforeBytes)],
    ]
    for (const [what, query] of queries) {
      const ask = () => store.listTranscripts({ limit: 50, ...query })
      await ask()
      const { tookMs, holdMs } = await longestHold(ask)
      rows.push(held(`${what} (loop held ${ms(holdMs)})`, tookMs, boundMs))
    }
    rows.push(['resident memory after the searches', megabytes(process.memoryUsage().rss)])
    await store.close()
    return rows
  },
}

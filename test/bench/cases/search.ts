import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packBlock } from '../../../electron/node/store/search/blockFile.ts'
import { searchText } from '../../../electron/node/store/search/searchText.ts'
import type { ListTranscripts } from '../../../electron/node/store/store.ts'
import { indexEntry } from '../../../electron/node/store/transcriptIndex.ts'
import { encodeRow } from '../../../electron/node/store/transcriptRow.ts'
import { type Case, megabytes, ms, type Row, took } from '../case.ts'
import { longestHold } from '../longestHold.ts'
import { failure, openBenchStore, requestIdOf } from '../records.ts'

const count = 100_000
const perBlock = 350

/** Writes what a hundred thousand stored transcripts leave in the index: lists and searches read nothing else. */
async function writeIndex(dataDir: string, startMs: number): Promise<number> {
  const folder = join(dataDir, 'transcripts', 'search')
  await mkdir(folder, { recursive: true })
  const lines: string[] = []
  let textBytes = 0
  for (let from = 0; from < count; from += perBlock) {
    const documents: { id: string; text: Buffer }[] = []
    for (let n = from; n < Math.min(count, from + perBlock); n++) {
      const transcript = failure(n, startMs + n * 10_000)
      lines.push(encodeRow(indexEntry(transcript, 1_500)))
      const text = Buffer.from(searchText(transcript))
      textBytes += text.length
      documents.push({ id: transcript.id, text })
    }
    await writeFile(join(folder, `${1 + from / perBlock}.block`), await packBlock(documents))
  }
  await writeFile(join(dataDir, 'transcripts', 'index.ndjson'), `${lines.join('\n')}\n`)
  return textBytes
}

const queries: [string, Partial<ListTranscripts>][] = [
  ['newest page without words', {}],
  ['a request id from the oldest ones', { q: requestIdOf(17) }],
  ['a request id that nowhere stands', { q: 'req_0123456789abcdefabcdef01' }],
  ['a word that all have', { q: 'available' }],
  ['a word that all have, in one monitor, status 500', { q: 'available', monitorId: 'monitor-7', status: '500' }],
  ['three letters that nowhere stand', { q: 'zqj' }],
  ['two letters, which no table can rule out', { q: '~~' }],
]

export const search: Case = {
  name: 'search 100,000',
  async run(folder) {
    const startMs = Date.now() - count * 10_000
    const textBytes = await writeIndex(folder, startMs)
    global.gc?.()
    const beforeBytes = process.memoryUsage().rss
    let store = await openBenchStore(folder)
    await store.close()
    const openMs = await took(async () => {
      store = await openBenchStore(folder)
    })
    const rows: Row[] = [
      ['text that is searched', megabytes(textBytes)],
      ['open the store', ms(openMs)],
      ['resident memory more after opening twice', megabytes(process.memoryUsage().rss - beforeBytes)],
    ]
    for (const [what, query] of queries) {
      const ask = () => store.listTranscripts({ limit: 50, ...query })
      await ask()
      const { tookMs, holdMs } = await longestHold(ask)
      rows.push([`${what} (loop held ${ms(holdMs)})`, ms(tookMs)])
    }
    rows.push(['resident memory after the searches', megabytes(process.memoryUsage().rss)])
    await store.close()
    return rows
  },
}

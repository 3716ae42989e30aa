import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packBlock } from '../../electron/node/store/search/blockFile.ts'
import { searchText } from '../../electron/node/store/search/searchText.ts'
import { indexEntry } from '../../electron/node/store/transcriptIndex.ts'
import { encodeRow } from '../../electron/node/store/transcriptRow.ts'
import { failure } from './records.ts'

const perBlock = 350

/** Writes what `count` stored transcripts leave in the index: lists and searches read nothing else. */
async function writeIndex(dataDir: string, count: number): Promise<number> {
  const folder = join(dataDir, 'transcripts', 'search')
  await mkdir(folder, { recursive: true })
  const startMs = Date.now() - count * 10_000
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
    await writeFile(join(folder, `${1 + from / perBlock}.block`), (await packBlock(documents)).data)
  }
  await writeFile(join(dataDir, 'transcripts', 'index.ndjson'), `${lines.join('\n')}\n`)
  return textBytes
}

const [dataDir = '', count = '0'] = process.argv.slice(2)
process.stdout.write(String(await writeIndex(dataDir, Number(count))))

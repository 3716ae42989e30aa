import { readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip, gzipSync } from 'node:zlib'
import type { Body, Exchange } from '../../core/model/exchange.ts'
import { idSchema } from '../../core/model/monitor.ts'
import { type Transcript, transcriptSchema } from '../../core/model/transcript.ts'
import { ensureFolder, writeAtomically } from './atomicFile.ts'
import { dayName } from './days.ts'
import { ownBytes } from './ownBytes.ts'

const inflate = promisify(gunzip)
const deflate = promisify(gzip)

/** Compressing a text this short takes less of the event loop than handing it to another thread. */
const smallLength = 16_384
/**
 * Most of them fit into one chunk: Node's own 16 KB for each made half of the work. Tables of 64 KB, where zlib's usual
 * quarter of a megabyte is asked of the system anew each time; texts this short come out the same.
 */
const small = { chunkSize: 4_096, windowBits: 13, memLevel: 6 }

/** Where a transcript lies, under the folder of all: `YYYY-MM-DD/<id>.json.gz`. Rejects identifiers that are no file names. */
export function transcriptPath(root: string, id: string, startedAtMs: number): string {
  return join(root, dayName(startedAtMs), `${idSchema.parse(id)}.json.gz`)
}

/** A transcript as it is stored, each body cut to `bodyCapBytes`, and its compressed file. */
export async function packTranscript(
  transcript: Transcript,
  bodyCapBytes: number,
): Promise<{ packed: Buffer; stored: Transcript }> {
  const exchanges = transcript.exchanges.map((exchange) => capExchange(exchange, bodyCapBytes))
  const stored = { ...transcript, exchanges }
  const text = JSON.stringify(stored)
  const packed = text.length < smallLength ? gzipSync(text, small) : await deflate(text)
  return { packed: ownBytes(packed), stored }
}

/** Writes a packed transcript. `durable` also survives a power cut. Rejects with the file system's error. */
export async function writeTranscript(path: string, packed: Buffer, durable: boolean): Promise<void> {
  await ensureFolder(dirname(path))
  await writeAtomically(path, packed, { durable })
}

/** The transcript in a file, or null when there is none or it is damaged. */
export async function readTranscript(path: string): Promise<Transcript | null> {
  try {
    return await unpackTranscript(await readFile(path))
  } catch {
    return null
  }
}

export async function unpackTranscript(packed: Buffer): Promise<Transcript> {
  return transcriptSchema.parse(JSON.parse((await inflate(packed)).toString('utf8')))
}

export async function removeTranscript(path: string): Promise<void> {
  await rm(path, { force: true })
}

function capExchange(exchange: Exchange, capBytes: number): Exchange {
  const { request, response } = exchange
  return {
    ...exchange,
    request: request.body ? { ...request, body: capBody(request.body, capBytes) } : request,
    response: response?.body ? { ...response, body: capBody(response.body, capBytes) } : response,
  }
}

/** Keeps the first bytes; the sizes and the hash go on telling of the whole. */
function capBody(body: Body, capBytes: number): Body {
  const data = Buffer.from(body.text ?? body.base64 ?? '', body.text === undefined ? 'base64' : 'utf8')
  if (data.length <= capBytes) return body
  if (body.text === undefined) return { ...body, base64: data.toString('base64', 0, capBytes), truncated: true }
  let end = capBytes
  // Not inside a character: 10xxxxxx goes on with the one before.
  while (end > 0 && ((data[end] ?? 0) & 0xc0) === 0x80) end--
  return { ...body, text: data.toString('utf8', 0, end), truncated: true }
}

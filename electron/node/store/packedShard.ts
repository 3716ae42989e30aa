import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants, crc32 } from 'node:zlib'
import { ByteReader, ByteWriter } from '../../core/history/bytes.ts'
import { blockRows, decodeColumns, encodeColumns } from '../../core/history/columns.ts'
import type { Sample } from '../../core/model/sample.ts'
import { isBadBlock, isMissing, writeAtomically } from './atomicFile.ts'
import { createPacer } from './pacer.ts'

const compress = promisify(brotliCompress)
const decompress = promisify(brotliDecompress)
const magic = Buffer.from('HSC1')
const headBytes = 8
/** The columns are laid out for it: more effort takes ten times as long and gains a twentieth. */
const effort = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }
/** A day of one probe a second is 7 MB; more than this is no day of ours. */
const mostBytes = { maxOutputLength: 64_000_000 }

/**
 * Writes a closed day: `HSC1`, the CRC-32 of what follows, then compressed blocks of columns (see `encodeColumns`), each
 * with its length before it. Replaces the file as a whole. Rejects with the file system's error.
 */
export async function writePacked(path: string, samples: readonly Sample[]): Promise<void> {
  const pace = createPacer()
  const blocks = new ByteWriter()
  for (let from = 0; from < samples.length; from += blockRows) {
    const block = encodeColumns(samples.slice(from, from + blockRows))
    blocks.varint(block.length)
    blocks.bytes(block)
    await pace()
  }
  const body = await compress(blocks.done(), effort)
  const head = Buffer.alloc(headBytes)
  magic.copy(head)
  head.writeUInt32LE(crc32(body), magic.length)
  await writeAtomically(path, Buffer.concat([head, body]))
}

/**
 * The samples of a closed day in order of time; [] when there is no such file, or when it is damaged: that must not take
 * the rest of history with it, and the day's rollup still stands.
 */
export async function readPacked(path: string): Promise<Sample[]> {
  let file: Buffer
  try {
    file = await readFile(path)
  } catch (error) {
    if (isMissing(error) || isBadBlock(error)) return []
    throw error
  }
  const bytes = await blocksIn(file)
  if (!bytes) return []
  const blocks = new ByteReader(bytes)
  const pace = createPacer()
  let samples: Sample[] = []
  while (!blocks.atEnd) {
    const found = decodeColumns(blocks.bytes(blocks.varint()))
    samples = samples.length === 0 ? found : samples.concat(found)
    await pace()
  }
  return samples
}

/** Whether a closed day's file can be read whole. Rejects with the file system's error, other than for a bad block. */
export async function isPackedSound(path: string): Promise<boolean> {
  try {
    return (await blocksIn(await readFile(path))) !== null
  } catch (error) {
    if (isBadBlock(error)) return false
    throw error
  }
}

/** Null when the file is damaged, or unpacks to more than any day of ours. */
async function blocksIn(file: Buffer): Promise<Buffer | null> {
  const body = file.subarray(headBytes)
  const isWhole = file.length > headBytes && file.subarray(0, magic.length).equals(magic)
  if (!isWhole || file.readUInt32LE(magic.length) !== crc32(body)) return null
  return decompress(body, mostBytes).catch(() => null)
}

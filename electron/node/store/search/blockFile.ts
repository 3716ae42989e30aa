import { open } from 'node:fs/promises'
import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'
import { z } from 'zod'
import { createPacer } from '../pacer.ts'
import { addGrams, gramTableBytes } from './grams.ts'

const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)

/** A search text with the transcript it belongs to. */
export type SearchDocument = { id: string; text: Buffer }

/** What is known of a block without reading its texts. */
export type BlockHeader = {
  ids: string[]
  /** Where each text ends in the block's whole text. */
  ends: number[]
  /** Where the table of byte runs begins in the file; the packed texts follow it. */
  tableAt: number
  packedBytes: number
}

const magic = 0x48534232
const headerSchema = z.object({ ids: z.array(z.string()), ends: z.array(z.number().int()), packedBytes: z.number() })
const prefixBytes = 8

/**
 * A block: magic number, length of the header, the header as JSON, the table of byte runs, the texts compressed as one.
 * Texts of one vendor are much alike, so together they take a small part of their size.
 */
export async function packBlock(documents: readonly SearchDocument[]): Promise<{ data: Buffer; header: BlockHeader }> {
  const pace = createPacer()
  const table = Buffer.alloc(gramTableBytes)
  const ends: number[] = []
  let end = 0
  for (const { text } of documents) {
    for (let from = 0; from < text.length; from += 65_532) {
      addGrams(table, text.subarray(from, from + 65_536))
      await pace()
    }
    end += text.length
    ends.push(end)
  }
  const packed = await compress(Buffer.concat(documents.map(({ text }) => text)))
  const ids = documents.map(({ id }) => id)
  const header = Buffer.from(JSON.stringify({ ids, ends, packedBytes: packed.length }))
  const prefix = Buffer.alloc(prefixBytes)
  prefix.writeUInt32BE(magic, 0)
  prefix.writeUInt32BE(header.length, 4)
  const tableAt = prefixBytes + header.length
  return {
    data: Buffer.concat([prefix, header, table, packed]),
    header: { ids, ends, tableAt, packedBytes: packed.length },
  }
}

/** The header of a block's file; null when the file is not a whole block. Rejects with the file system's error. */
export async function readBlockHeader(path: string): Promise<BlockHeader | null> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const prefix = Buffer.alloc(prefixBytes)
    await file.read(prefix, 0, prefixBytes, 0)
    const headerBytes = prefix.readUInt32BE(4)
    if (prefix.readUInt32BE(0) !== magic || headerBytes > size) return null
    const data = Buffer.alloc(headerBytes)
    await file.read(data, 0, headerBytes, prefixBytes)
    const { ids, ends, packedBytes } = headerSchema.parse(JSON.parse(data.toString('utf8')))
    const tableAt = prefixBytes + headerBytes
    return size === tableAt + gramTableBytes + packedBytes ? { ids, ends, tableAt, packedBytes } : null
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null
    throw error
  } finally {
    await file.close()
  }
}

/**
 * The texts of a block, where `wanted` says so after seeing its table of byte runs; else null. `table` is scratch space
 * of `gramTableBytes`. Rejects when the file cannot be read.
 */
export async function readBlock(
  path: string,
  { ends, tableAt, packedBytes }: BlockHeader,
  table: Buffer,
  wanted: (table: Buffer) => boolean,
): Promise<Buffer | null> {
  const file = await open(path, 'r')
  try {
    await file.read(table, 0, gramTableBytes, tableAt)
    if (!wanted(table)) return null
    const packed = Buffer.allocUnsafe(packedBytes)
    await file.read(packed, 0, packedBytes, tableAt + gramTableBytes)
    // In one piece: the usual pieces of 16 kB would each go to another thread and back.
    return await decompress(packed, { chunkSize: Math.max(64, (ends.at(-1) ?? 0) + 1) })
  } finally {
    await file.close()
  }
}

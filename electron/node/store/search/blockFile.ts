import { open, readFile } from 'node:fs/promises'
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
}

const magic = 0x48534231
const headerSchema = z.object({ ids: z.array(z.string()), ends: z.array(z.number().int()), packedBytes: z.number() })
const prefixBytes = 8

/**
 * A block: magic number, length of the header, the header as JSON, the table of byte runs, the texts compressed as one.
 * Texts of one vendor are much alike, so together they take a small part of their size.
 */
export async function packBlock(documents: readonly SearchDocument[]): Promise<Buffer> {
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
  const header = Buffer.from(JSON.stringify({ ids: documents.map(({ id }) => id), ends, packedBytes: packed.length }))
  const prefix = Buffer.alloc(prefixBytes)
  prefix.writeUInt32BE(magic, 0)
  prefix.writeUInt32BE(header.length, 4)
  return Buffer.concat([prefix, header, table, packed])
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
    return size === prefixBytes + headerBytes + gramTableBytes + packedBytes ? { ids, ends } : null
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null
    throw error
  } finally {
    await file.close()
  }
}

/** The table of byte runs and, where `wanted` says so after seeing it, the texts. Rejects when the file cannot be read. */
export async function readBlock(path: string, wanted: (table: Buffer) => boolean): Promise<Buffer | null> {
  const data = await readFile(path)
  const from = prefixBytes + data.readUInt32BE(4)
  const table = data.subarray(from, from + gramTableBytes)
  return wanted(table) ? decompress(data.subarray(from + gramTableBytes)) : null
}

import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants, crc32 } from 'node:zlib'
import type { PackedMinutes } from '../../core/history/minutes.ts'
import { idSchema } from '../../core/model/monitor.ts'
import { ensureFolder, isBadBlock, isMissing, writeAtomically } from './atomicFile.ts'
import { dayPattern } from './days.ts'
import { listNames } from './shardFile.ts'
import { fileBytes } from './usage.ts'

const compress = promisify(brotliCompress)
const decompress = promisify(brotliDecompress)
const magic = Buffer.from('HSM1')
/** Magic, checksum, length of the minutes. */
const headBytes = 12
const effort = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }
/** A day of a probe every five seconds is some 300 kB; more than this is no day of ours. */
const mostBytes = { maxOutputLength: 16_000_000 }
/** Some hundred days, as somebody clicks through charts. */
const maxKeptBytes = 8_000_000

/**
 * `rollups/<monitorId>/YYYY-MM-DD.minutes`: `HSM1`, the CRC-32 of what follows, the length of the compressed minutes,
 * these, then the compressed sketches (see `PackedMinutes`). They only shorten the reading of samples: a file that is
 * missing or damaged is made again from them. The days used last stay in memory.
 */
export class MinuteFiles {
  private readonly root: string
  /** In the order of their use. */
  private readonly kept = new Map<string, PackedMinutes>()
  private keptBytes = 0

  constructor(dataDir: string) {
    this.root = join(dataDir, 'rollups')
  }

  /** Days of a monitor that have a file, in order. */
  async days(monitorId: string): Promise<string[]> {
    const names = await listNames(this.folder(monitorId))
    return names
      .flatMap((name) => (name.endsWith('.minutes') ? name.slice(0, -'.minutes'.length) : []))
      .filter((day) => dayPattern.test(day))
      .sort()
  }

  /** A closed day; undefined when there is none or it is damaged. */
  async read(monitorId: string, day: string): Promise<PackedMinutes | undefined> {
    const path = this.path(monitorId, day)
    const known = this.kept.get(path)
    if (known) {
      this.keep(path, known)
      return known
    }
    const found = await readMinutes(path)
    if (found) this.keep(path, found)
    return found
  }

  /** For days that are not to be written: read from memory until others are used more. */
  remember(monitorId: string, day: string, packed: PackedMinutes): void {
    this.keep(this.path(monitorId, day), packed)
  }

  /** Rejects with the file system's error; the day is known all the same. */
  async write(monitorId: string, day: string, packed: PackedMinutes): Promise<void> {
    this.remember(monitorId, day, packed)
    const [minutes, sketches] = await Promise.all([compress(packed.minutes, effort), compress(packed.sketches, effort)])
    const head = Buffer.alloc(headBytes)
    magic.copy(head)
    head.writeUInt32LE(minutes.length, 8)
    head.writeUInt32LE(crc32(Buffer.concat([head.subarray(8), minutes, sketches])), 4)
    await ensureFolder(this.folder(monitorId))
    await writeAtomically(this.path(monitorId, day), Buffer.concat([head, minutes, sketches]))
  }

  bytes(monitorId: string, day: string): Promise<number> {
    return fileBytes(this.path(monitorId, day))
  }

  async remove(monitorId: string, day: string): Promise<void> {
    const path = this.path(monitorId, day)
    this.forget(path)
    await rm(path, { force: true })
  }

  private path(monitorId: string, day: string): string {
    return join(this.folder(monitorId), `${day}.minutes`)
  }

  private folder(monitorId: string): string {
    return join(this.root, idSchema.parse(monitorId))
  }

  private keep(path: string, packed: PackedMinutes): void {
    this.forget(path)
    this.kept.set(path, packed)
    this.keptBytes += bytesOf(packed)
    for (const other of this.kept.keys()) {
      if (this.keptBytes <= maxKeptBytes || other === path) break
      this.forget(other)
    }
  }

  private forget(path: string): void {
    const known = this.kept.get(path)
    if (known && this.kept.delete(path)) this.keptBytes -= bytesOf(known)
  }
}

const bytesOf = ({ minutes, sketches }: PackedMinutes) => minutes.length + sketches.length + 200

async function readMinutes(path: string): Promise<PackedMinutes | undefined> {
  let file: Buffer
  try {
    file = await readFile(path)
  } catch (error) {
    if (isMissing(error) || isBadBlock(error)) return undefined
    throw error
  }
  if (file.length < headBytes || !file.subarray(0, magic.length).equals(magic)) return undefined
  if (file.readUInt32LE(4) !== crc32(file.subarray(8))) return undefined
  const minutesEnd = headBytes + file.readUInt32LE(8)
  const [minutes, sketches] = await Promise.all([
    decompress(file.subarray(headBytes, minutesEnd), mostBytes),
    decompress(file.subarray(minutesEnd), mostBytes),
  ])
  return { minutes, sketches }
}

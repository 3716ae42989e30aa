import { rmSync } from 'node:fs'
import { open, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { decodeSample, encodeSample } from '../../core/history/row.ts'
import type { Sample } from '../../core/model/sample.ts'
import { linesOf, readLines } from './appendAdapter.ts'
import { isBadBlock, isMissing } from './atomicFile.ts'
import { openLine } from './checkedLine.ts'
import { dayPattern } from './days.ts'
import { createPacer } from './pacer.ts'
import { isPackedSound, readPacked, writePacked } from './packedShard.ts'
import { fileBytes } from './usage.ts'

const inflate = promisify(gunzip)

/**
 * Files of one day: `raw` while it grows, `packed` once closed; `old` is a closed one of an earlier version. Several
 * exist when a crash or a late row came between.
 */
export type ShardDay = { day: string; raw: boolean; packed: boolean; old: boolean }

/** A monitor's days on disk; [] when there are none. */
export async function listShardDays(folder: string): Promise<ShardDay[]> {
  const days = new Map<string, ShardDay>()
  for (const name of await listNames(folder)) {
    const match = /^(.{10})\.(ndjson|ndjson\.gz|cols)$/.exec(name)
    const day = match?.[1]
    if (!day || !dayPattern.test(day)) continue
    const entry = days.get(day) ?? { day, raw: false, packed: false, old: false }
    if (match[2] === 'ndjson') entry.raw = true
    else if (match[2] === 'cols') entry.packed = true
    else entry.old = true
    days.set(day, entry)
  }
  return [...days.values()]
}

export async function listNames(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

export function rawPath(folder: string, day: string): string {
  return join(folder, `${day}.ndjson`)
}

const packedPath = (folder: string, day: string) => join(folder, `${day}.cols`)
const oldPath = (folder: string, day: string) => `${rawPath(folder, day)}.gz`

/** The samples of one day from all its files and from lines that still wait to be written, each once, in order of time. */
export async function readShard(folder: string, day: string, waiting: readonly string[] = []): Promise<Sample[]> {
  const samples = await readPacked(packedPath(folder, day))
  const lines = [await readOld(folder, day), await readLines(rawPath(folder, day)), waiting]
  if (lines.every((some) => some.length === 0)) return samples
  const pace = createPacer()
  const seen = new Set<string>()
  let count = 0
  for (const sample of samples) {
    seen.add(encodeSample(sample))
    if (++count % 128 === 0) await pace()
  }
  let inOrder = true
  for (const some of lines) {
    for (const line of some) {
      if (++count % 128 === 0) await pace()
      const row = openLine(line)
      if (row === null || seen.has(row)) continue
      seen.add(row)
      const sample = decodeSample(row)
      if (!sample) continue
      inOrder &&= sample.atMs >= (samples.at(-1)?.atMs ?? -Infinity)
      samples.push(sample)
    }
  }
  return inOrder ? samples : samples.sort((a, b) => a.atMs - b.atMs)
}

/**
 * Packs a closed day. A crash in between leaves several files, which read as one. `onPacked` gets the samples before the
 * growing file goes. `isInUse` is asked at the last moment: when rows came in meanwhile, that file stays too.
 */
export async function packShard(
  folder: string,
  day: string,
  isInUse: () => boolean,
  onPacked: (samples: Sample[]) => Promise<void>,
): Promise<void> {
  const samples = await readShard(folder, day)
  await writePacked(packedPath(folder, day), samples)
  await onPacked(samples)
  // Asked and done without anything in between.
  if (!isInUse()) rmSync(rawPath(folder, day), { force: true })
  await rm(oldPath(folder, day), { force: true })
}

/**
 * Whether a day has rows beside an archive that cannot be read: they are not the day. What was rolled up of it stands, and
 * nothing may take the archive's place.
 */
export async function isBroken(folder: string, { day, raw, packed }: ShardDay): Promise<boolean> {
  return raw && packed && !(await isPackedSound(packedPath(folder, day)))
}

const pathsOf = (folder: string, day: string) => [rawPath(folder, day), oldPath(folder, day), packedPath(folder, day)]

export async function removeShard(folder: string, day: string): Promise<void> {
  for (const path of pathsOf(folder, day)) await rm(path, { force: true })
}

export async function shardBytes(folder: string, day: string): Promise<number> {
  let bytes = 0
  for (const path of pathsOf(folder, day)) bytes += await fileBytes(path)
  return bytes
}

/** Days that an earlier version closed: the same lines, compressed as text. */
async function readOld(folder: string, day: string): Promise<string[]> {
  try {
    return linesOf(await inflate(await readFile(oldPath(folder, day))))
  } catch (error) {
    if (isMissing(error) || isBadBlock(error) || isDamage(error)) return []
    throw error
  }
}

/**
 * The last samples of a growing day and of lines that still wait to be written, at least all for which `isNewer` holds, as long as rows stand in order of time.
 * Reads from the end in growing pieces, so that a start does not read the whole day.
 */
export async function readShardTail(
  folder: string,
  day: string,
  isNewer: (sample: Sample) => boolean,
  waiting: readonly string[] = [],
): Promise<Sample[]> {
  const lines = await readTail(rawPath(folder, day), (line) => {
    const sample = sampleOfLine(line)
    return sample === null || isNewer(sample)
  })
  return [...lines, ...waiting].flatMap((line) => sampleOfLine(line) ?? [])
}

function sampleOfLine(line: string): Sample | null {
  const row = openLine(line)
  return row === null ? null : decodeSample(row)
}

async function readTail(path: string, isNewer: (line: string) => boolean): Promise<string[]> {
  let file: Awaited<ReturnType<typeof open>>
  try {
    file = await open(path, 'r')
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
  try {
    const { size } = await file.stat()
    for (let bytes = 16_384; ; bytes *= 4) {
      const length = Math.min(bytes, size)
      const data = Buffer.alloc(length)
      const { bytesRead } = await file.read(data, 0, length, size - length)
      const lines = linesOf(data.subarray(0, bytesRead))
      if (length === size) return lines
      // The first line of a piece is cut.
      const [oldest] = lines.splice(0, 2).slice(1)
      if (oldest !== undefined && !isNewer(oldest)) return lines
    }
  } finally {
    await file.close()
  }
}

function isDamage(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')
}

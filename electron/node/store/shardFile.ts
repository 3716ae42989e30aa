import { open, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { linesOf, readLines } from './appendAdapter.ts'
import { isMissing, writeAtomically } from './atomicFile.ts'
import { dayPattern } from './days.ts'

const inflate = promisify(gunzip)
const deflate = promisify(gzip)

/** Files of one day: `raw` while it grows, `packed` once closed. Both exist when a crash or a late row came between. */
export type ShardDay = { day: string; raw: boolean; packed: boolean }

/** A monitor's days on disk; [] when there are none. */
export async function listShardDays(folder: string): Promise<ShardDay[]> {
  const days = new Map<string, ShardDay>()
  for (const name of await listNames(folder)) {
    const match = /^(.{10})\.ndjson(\.gz)?$/.exec(name)
    const day = match?.[1]
    if (!day || !dayPattern.test(day)) continue
    const entry = days.get(day) ?? { day, raw: false, packed: false }
    if (match[2]) entry.packed = true
    else entry.raw = true
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

/** The lines of one day from both files, each once. */
export async function readShard(folder: string, day: string): Promise<Set<string>> {
  const lines = new Set<string>()
  try {
    for (const line of linesOf(await inflate(await readFile(`${rawPath(folder, day)}.gz`)))) lines.add(line)
  } catch (error) {
    // A damaged archive must not take the rest of history with it: that day is then unknown.
    if (!isMissing(error) && !isDamage(error)) throw error
  }
  for (const line of await readLines(rawPath(folder, day))) lines.add(line)
  return lines
}

/**
 * Packs a closed day. A crash in between leaves both files, which read as one. `isInUse` is asked at the last moment:
 * when rows came in meanwhile, the growing file stays too.
 */
export async function packShard(folder: string, day: string, isInUse: () => boolean): Promise<void> {
  const lines = await readShard(folder, day)
  await writeAtomically(`${rawPath(folder, day)}.gz`, await deflate(`${[...lines].join('\n')}\n`))
  if (!isInUse()) await rm(rawPath(folder, day), { force: true })
}

/**
 * The last lines of a growing day, at least all for which `isNewer` holds, as long as rows stand in order of time.
 * Reads from the end in growing pieces, so that a start does not read the whole day.
 */
export async function readShardTail(path: string, isNewer: (line: string) => boolean): Promise<string[]> {
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

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { z } from 'zod'
import { dayPattern } from '../store/days.ts'
import { createPacer } from '../store/pacer.ts'
import { listNames } from '../store/shardFile.ts'

const inflate = promisify(gunzip)
/** Several times what an attempt of ten exchanges with whole bodies takes; a bomb takes more. */
const mostBytes = { maxOutputLength: 64_000_000 }
const headSchema = z.object({ id: z.string(), startedAtMs: z.number(), exchanges: z.array(z.unknown()) })

/**
 * How many attempts of a backup cannot be read: each is unpacked, by which its checksum is looked at, and must be the one
 * that its name says. Rejects when `signal` aborts.
 */
export async function brokenTranscripts(content: string, signal: AbortSignal): Promise<number> {
  const pace = createPacer()
  const root = join(content, 'transcripts')
  let broken = 0
  for (const day of await listNames(root)) {
    if (!dayPattern.test(day)) continue
    for (const name of await listNames(join(root, day))) {
      signal.throwIfAborted()
      const id = /^(.+)\.json\.gz$/.exec(name)?.[1]
      if (id !== undefined && (await idIn(join(root, day, name))) !== id) broken += 1
      await pace()
    }
  }
  return broken
}

async function idIn(path: string): Promise<string | null> {
  try {
    const text = (await inflate(await readFile(path), mostBytes)).toString('utf8')
    return headSchema.parse(JSON.parse(text)).id
  } catch {
    return null
  }
}

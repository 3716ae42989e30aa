import { renameSync } from 'node:fs'
import { open, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ensureFolder, isMissing, syncFolder } from './atomicFile.ts'
import { createPacer } from './pacer.ts'
import { transcriptPath } from './transcriptFile.ts'
import type { IndexEntry } from './transcriptRow.ts'

/** A transcript's bytes inside the one file that an import wrote. */
export type Packed = { entry: IndexEntry; offset: number }

export const packName = 'pack'

/** Between two files: the disk also has failures of vendors to store. */
const restMs = 2
const retryMs = 5_000

/**
 * Imported transcripts that still lie together in one file: making thousands of files takes a disk several times as long
 * as writing their bytes. In the background each gets its own, as all others have, and then the one file goes.
 */
export class Packs {
  private readonly root: string
  private readonly places = new Map<string, Packed & { folder: string }>()
  private working: Promise<void> = Promise.resolve()
  private readonly ended = new AbortController()

  constructor(root: string) {
    this.root = root
  }

  /** Takes over an import's folder. Those that have a file of their own already are left as they are. */
  add(folder: string, packed: readonly Packed[]): void {
    for (const one of packed) this.places.set(one.entry.head.id, { ...one, folder })
    this.working = this.working.then(() => this.unpack(folder, packed))
  }

  /** Undefined when it lies in no pack. Rejects with the file system's error. */
  async read(id: string): Promise<Buffer | undefined> {
    const place = this.places.get(id)
    if (!place) return undefined
    const file = await open(join(place.folder, packName), 'r').catch((error: unknown) => {
      // Meanwhile it was removed or has a file of its own: it lies in no pack any more.
      if (!this.places.has(id)) return undefined
      throw error
    })
    if (!file) return undefined
    try {
      const data = Buffer.alloc(place.entry.bytes)
      await file.read(data, 0, data.length, place.offset)
      return data
    } finally {
      await file.close()
    }
  }

  /** It was removed, or has a newer file of its own. */
  forget(id: string): void {
    this.places.delete(id)
  }

  /** Resolves when no pack is left, or after `stop`. */
  idle(): Promise<void> {
    return this.working
  }

  stop(): void {
    this.ended.abort()
  }

  private async unpack(folder: string, packed: readonly Packed[]): Promise<void> {
    const pace = createPacer()
    for (const { entry } of packed) {
      while (!this.ended.signal.aborted && !(await this.unpackOne(folder, entry).catch(() => false)))
        await sleep(retryMs, undefined, { signal: this.ended.signal }).catch(() => {})
      if (this.ended.signal.aborted) return
      await pace()
    }
    // Until then a power cut takes nothing: the pack itself was synced before it was taken.
    if (await this.settle(packed)) await rm(folder, { recursive: true, force: true }).catch(() => {})
  }

  /** Makes sure that what came out of a pack lasts. False after `stop`, or when the disk fails: the next start goes on. */
  private async settle(packed: readonly Packed[]): Promise<boolean> {
    const paths = packed.map(({ entry: { head } }) => transcriptPath(this.root, head.id, head.startedAtMs))
    try {
      for (const path of paths) {
        if (this.ended.signal.aborted) return false
        await syncFile(path)
        await sleep(restMs)
      }
      for (const folder of new Set(paths.map(dirname))) await syncFolder(folder).catch(ignoreMissing)
      return true
    } catch {
      return false
    }
  }

  private async unpackOne(folder: string, { head }: IndexEntry): Promise<boolean> {
    const path = transcriptPath(this.root, head.id, head.startedAtMs)
    const data = await this.read(head.id)
    if (!data) return true
    if (!(await exists(path))) {
      await sleep(restMs)
      const temporary = join(folder, `${head.id}.tmp`)
      await writeFile(temporary, data, { mode: 0o600 })
      await ensureFolder(dirname(path))
      // Removed or changed meanwhile: this file must not come. Asked and done without anything in between.
      if (!this.places.has(head.id)) return true
      renameSync(temporary, path)
    }
    this.places.delete(head.id)
    return true
  }
}

/** Most of them the system has written meanwhile. Removed ones need not last. */
async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+').catch(ignoreMissing)
  if (!file) return
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

function ignoreMissing(error: unknown): undefined {
  if (!isMissing(error)) throw error
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null
}

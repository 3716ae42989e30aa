import { type FileHandle, open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Adapter } from 'lowdb'
import { ensureFolder, isMissing, syncFolder } from './atomicFile.ts'

const newline = 10
const chunkBytes = 65_536

/**
 * lowdb adapter for a file of lines that only grows. `data` holds the lines that are not on disk yet: `write` appends
 * them in one go, syncs, and takes them out of the list, so memory does not grow with the file.
 *
 * A line counts from its newline on. What follows the last newline was torn by a crash or a full disk and is truncated
 * before anything is appended: skipping it would fuse the next line to it.
 */
export class AppendAdapter implements Adapter<string[]> {
  private readonly path: string
  /** Length of the whole lines, once known. A file that is longer holds a torn write of ours. */
  private goodBytes: number | undefined
  private turn: Promise<unknown> = Promise.resolve()

  constructor(path: string) {
    this.path = path
  }

  /** Every whole line. Truncates a torn end; on a disk that cannot be written it is only left out. */
  read(): Promise<string[]> {
    return this.inTurn(async () => {
      // The next write repairs again, and its failure is the one to report.
      await this.repair().catch(() => {})
      return readLines(this.path)
    })
  }

  /** Rejects with the file system's error; the lines then stay in the list for the next try. */
  write(lines: string[]): Promise<void> {
    return this.inTurn(async () => {
      const count = lines.length
      if (count === 0) return
      await this.append(Buffer.from(`${lines.slice(0, count).join('\n')}\n`))
      lines.splice(0, count)
    })
  }

  private async append(data: Buffer): Promise<void> {
    const isNew = this.goodBytes === undefined && (await this.openOrCreate())
    const file = await open(this.path, 'r+')
    try {
      const good = await this.truncateTorn(file)
      for (let done = 0; done < data.length; )
        done += (await file.write(data, done, data.length - done, good + done)).bytesWritten
      await file.datasync()
      this.goodBytes = good + data.length
    } catch (error) {
      if (isMissing(error)) this.goodBytes = undefined
      throw error
    } finally {
      await file.close()
    }
    if (isNew) await syncFolder(dirname(this.path))
  }

  private async openOrCreate(): Promise<boolean> {
    try {
      const file = await open(this.path, 'wx', 0o600)
      await file.close()
      return true
    } catch (error) {
      if (!isMissing(error)) return false
      await ensureFolder(dirname(this.path))
      return this.openOrCreate()
    }
  }

  private async repair(): Promise<void> {
    let file: FileHandle
    try {
      file = await open(this.path, 'r+')
    } catch (error) {
      if (isMissing(error)) return
      throw error
    }
    try {
      this.goodBytes = await this.truncateTorn(file)
    } finally {
      await file.close()
    }
  }

  private async truncateTorn(file: FileHandle): Promise<number> {
    const { size } = await file.stat()
    const good = this.goodBytes !== undefined && this.goodBytes <= size ? this.goodBytes : await endOfLines(file, size)
    if (size > good) await file.truncate(good)
    return good
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.turn.then(work)
    this.turn = result.catch(() => {})
    return result
  }
}

/** The whole lines of a file, without touching it: [] when there is none. A torn end is left out. */
export async function readLines(path: string): Promise<string[]> {
  try {
    return linesOf(await readFile(path))
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

/** The whole lines in a buffer. */
export function linesOf(data: Buffer): string[] {
  const end = data.lastIndexOf(newline)
  return end <= 0 ? [] : data.toString('utf8', 0, end).split('\n')
}

async function endOfLines(file: FileHandle, size: number): Promise<number> {
  const chunk = Buffer.alloc(chunkBytes)
  for (let end = size; end > 0; ) {
    const start = Math.max(0, end - chunkBytes)
    const { bytesRead } = await file.read(chunk, 0, end - start, start)
    const at = chunk.subarray(0, bytesRead).lastIndexOf(newline)
    if (at >= 0) return start + at + 1
    end = start
  }
  return 0
}

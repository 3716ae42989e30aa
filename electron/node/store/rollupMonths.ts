import { readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readOldDay } from '../../core/history/oldDay.ts'
import { packDay } from '../../core/history/packedDay.ts'
import { idSchema } from '../../core/model/monitor.ts'
import { linesOf } from './appendAdapter.ts'
import { AppendLog } from './appendLog.ts'
import { isMissing, writeAtomically } from './atomicFile.ts'
import { openLine, sealLine } from './checkedLine.ts'
import { createPacer } from './pacer.ts'
import { listNames } from './shardFile.ts'
import { fileBytes } from './usage.ts'

/** Days of one month, packed, by the day's start. */
export type Month = ReadonlyMap<number, Uint8Array>

/** A month of one monitor is about a quarter of a megabyte: this holds years of the few that are looked at. */
const maxKeptBytes = 32_000_000

type Facts = { size: number; mtimeMs: number }
type Kept = Facts & { days: Month; bytes: number }
type Pace = () => Promise<void>

/**
 * `rollups/<monitorId>/YYYY-MM.ndjson`: one line per closed UTC day, `[dayStartMs, packed day in base 64]` and the line's
 * checksum. A later line for the same day replaces an earlier one. Months that were read stay in memory, the ones used
 * last up to a limit, and are read again when their file has changed.
 */
export class RollupMonths {
  private readonly root: string
  /** In the order of their use. */
  private readonly kept = new Map<string, Kept>()
  private keptBytes = 0

  constructor(dataDir: string) {
    this.root = join(dataDir, 'rollups')
  }

  /** Names of the months of a monitor, `2026-11`, in order. */
  async names(monitorId: string): Promise<string[]> {
    const names = await listNames(this.folder(monitorId))
    return names.flatMap((name) => /^(\d{4}-\d{2})\.ndjson$/.exec(name)?.[1] ?? []).sort()
  }

  async sizes(monitorId: string): Promise<{ month: string; bytes: number }[]> {
    const found: { month: string; bytes: number }[] = []
    for (const month of await this.names(monitorId))
      found.push({ month, bytes: await fileBytes(this.path(monitorId, month)) })
    return found
  }

  /** The days of several months. */
  async readAll(monitorId: string, months: readonly string[]): Promise<Month[]> {
    const facts = await Promise.all(months.map((month) => factsOf(this.path(monitorId, month))))
    const pace = createPacer()
    const found: Month[] = []
    for (const [i, month] of months.entries()) found.push(await this.take(this.path(monitorId, month), facts[i], pace))
    return found
  }

  /** The days of one month; none when there is no such file. Damaged lines are left out. */
  async read(monitorId: string, month: string): Promise<Month> {
    return (await this.readAll(monitorId, [month]))[0] ?? new Map()
  }

  /** Rejects with the file system's error. */
  async append(monitorId: string, month: string, dayStartMs: number, packed: Uint8Array): Promise<void> {
    const log = new AppendLog(this.path(monitorId, month))
    log.push(lineOf(dayStartMs, packed))
    await log.save()
  }

  /** Writes a month anew, each day once. Rejects with the file system's error. */
  async rewrite(monitorId: string, month: string, days: Month): Promise<void> {
    const lines = [...days].sort(([a], [b]) => a - b).map(([startMs, packed]) => `${lineOf(startMs, packed)}\n`)
    await writeAtomically(this.path(monitorId, month), lines.join(''))
  }

  async remove(monitorId: string, month: string): Promise<void> {
    await rm(this.path(monitorId, month), { force: true })
  }

  private path(monitorId: string, month: string): string {
    return join(this.folder(monitorId), `${month}.ndjson`)
  }

  private folder(monitorId: string): string {
    return join(this.root, idSchema.parse(monitorId))
  }

  private async take(path: string, facts: Facts | undefined, pace: Pace): Promise<Month> {
    const known = this.kept.get(path)
    if (known) this.forget(path, known)
    if (!facts) return new Map()
    if (known && known.size === facts.size && known.mtimeMs === facts.mtimeMs) {
      this.keep(path, known)
      return known.days
    }
    const days = await daysOf(await readFile(path), pace)
    let bytes = 0
    for (const packed of days.values()) bytes += packed.length + 100
    this.keep(path, { size: facts.size, mtimeMs: facts.mtimeMs, days, bytes })
    return days
  }

  private keep(path: string, entry: Kept): void {
    this.kept.set(path, entry)
    this.keptBytes += entry.bytes
    for (const [other, oldest] of this.kept) {
      if (this.keptBytes <= maxKeptBytes || other === path) break
      this.forget(other, oldest)
    }
  }

  private forget(path: string, entry: Kept): void {
    if (this.kept.delete(path)) this.keptBytes -= entry.bytes
  }
}

function lineOf(dayStartMs: number, packed: Uint8Array): string {
  return sealLine(JSON.stringify([dayStartMs, Buffer.from(packed).toString('base64')]))
}

async function factsOf(path: string): Promise<Facts | undefined> {
  try {
    return await stat(path)
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

async function daysOf(file: Buffer, pace: Pace): Promise<Map<number, Uint8Array>> {
  const days = new Map<number, Uint8Array>()
  for (const line of linesOf(file)) {
    const [startMs, packed] = dayOf(line) ?? []
    if (startMs !== undefined && packed) days.set(startMs, packed)
    await pace()
  }
  return days
}

function dayOf(line: string): [startMs: number, packed: Uint8Array] | null {
  const text = openLine(line)
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(text)
    if (!Array.isArray(value)) return null
    const [startMs, packed] = value as unknown[]
    if (typeof startMs === 'number' && typeof packed === 'string') return [startMs, Buffer.from(packed, 'base64')]
    const old = readOldDay(value)
    return old && [old.dayStartMs, packDay(old)]
  } catch {
    return null
  }
}

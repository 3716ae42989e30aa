import { formatOf, type Looked, lookAt } from '../../../electron/core/affected/look.ts'
import { createScan } from '../../../electron/core/affected/scan.ts'
import type { AffectedCounts, AffectedResult, AffectedSpec } from '../../../electron/core/affected/types.ts'
import { wording } from '../../../electron/core/language/language.ts'
import { readLog, UnreadableLog } from './readLog.ts'

/** What the page asks of the worker: the log's fields, or the customers in it. */
export type Job = { kind: 'look'; file: Blob } | { kind: 'scan'; file: Blob; spec: AffectedSpec }

export type Answer =
  | { kind: 'progress'; readBytes: number; counts: AffectedCounts }
  | { kind: 'looked'; looked: Looked }
  | { kind: 'scanned'; result: AffectedResult }
  | { kind: 'broke'; text: string }

/** Characters that are enough to know a log by. A single HAR entry may hold a large body. */
const lookedAtChars = { lines: 4_000_000, entries: 16_000_000 }
const lookedAtLines = 400
const enoughEntries = 10
const progressEveryMs = 100

/** The fields of a log, by its beginning. */
export async function look(file: Blob): Promise<Looked> {
  let beginning = ''
  let countedAt = 1_000_000
  try {
    await readLog(file, {
      take(text) {
        beginning += text
        const known = formatOf(beginning)
        if ('format' in known && (known.format === 'har' || known.format === 'json')) {
          if (beginning.length < countedAt) return true
          // Each look reads it all: the next one comes after twice as much.
          countedAt *= 2
          return beginning.length < lookedAtChars.entries && lookAt(beginning).records < enoughEntries
        }
        if (beginning.length >= lookedAtChars.lines) return false
        return beginning.split('\n', lookedAtLines).length < lookedAtLines
      },
    })
  } catch (error) {
    if (!(error instanceof UnreadableLog) || beginning === '') throw error
  }
  return lookAt(beginning)
}

/** The customers whose calls failed. What could be read of a broken file counts. */
export async function scan(
  file: Blob,
  spec: AffectedSpec,
  onProgress: (readBytes: number, counts: AffectedCounts) => void,
): Promise<AffectedResult> {
  const scanning = createScan(spec)
  let toldAtMs = performance.now()
  try {
    await readLog(file, {
      take: scanning.push,
      onProgress(readBytes) {
        const nowMs = performance.now()
        if (nowMs - toldAtMs < progressEveryMs) return
        toldAtMs = nowMs
        onProgress(readBytes, scanning.counts())
      },
    })
  } catch (error) {
    if (!(error instanceof UnreadableLog)) throw error
    const result = scanning.end()
    return { ...result, problem: { text: error.message, next: wording.incident.affected.brokenNext } }
  }
  return scanning.end()
}

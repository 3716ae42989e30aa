import { wording } from '../language/language.ts'
import { findShapes } from '../redact/shapes.ts'
import { holdsError, isFailedStatus } from './failed.ts'
import { getterOf, type LogRecord, textOf } from './fields.ts'
import { hostMatcher } from './hosts.ts'
import { recordReader } from './records.ts'
import { readTime } from './time.ts'
import type { AffectedCounts, AffectedCustomer, AffectedResult, AffectedSpec, Field, Malformed } from './types.ts'

/** Customers that are told apart; failures of further ones are counted together. Keeps memory bounded. */
export const mostCustomers = 200_000
const shownMalformed = 10

/** Stands for a value that looks like a key: whoever chose that field did not mean it. */
export const keyLike = wording.affected.keyLike

export type AffectedScan = {
  /** Takes the text in pieces. A problem ends the scan; the result holds it and what was found before. */
  push(piece: string): boolean
  end(): AffectedResult
  /** So far. */
  counts(): Readonly<AffectedCounts>
}

/** Finds in a log whose calls to a vendor failed within a window. Holds customers and counts, never the log. */
export function createScan(spec: AffectedSpec): AffectedScan {
  const { failure, fromMs, toMs, zone } = spec
  const customers = new Map<string, AffectedCustomer>()
  const malformed: Malformed[] = []
  let problem: AffectedResult['problem']
  const counts: AffectedCounts = {
    records: 0,
    calls: 0,
    failures: 0,
    outside: 0,
    otherHosts: 0,
    withoutTime: 0,
    withoutCustomer: 0,
    malformed: 0,
    beyondLimit: 0,
  }
  const fits = spec.host && hostMatcher(spec.host.names)
  let get = getters(spec, [])

  function take(record: LogRecord): void {
    counts.records++
    const atMs = readTime(get.time(record), zone)
    if (atMs === undefined) {
      counts.withoutTime++
      return
    }
    if (counts.fromMs === undefined || atMs < counts.fromMs) counts.fromMs = atMs
    if (counts.toMs === undefined || atMs > counts.toMs) counts.toMs = atMs
    if (atMs < fromMs || atMs > toMs) {
      counts.outside++
      return
    }
    if (fits && !fits(get.host?.(record))) {
      counts.otherHosts++
      return
    }
    counts.calls++
    const failed =
      (get.status !== undefined && isFailedStatus(get.status(record), failure.statusFrom)) ||
      (get.error !== undefined && holdsError(get.error(record)))
    if (failed) counts.failures++
    else if (customers.size === 0) return
    const raw = textOf(get.customer(record))
    if (raw === undefined) {
      if (failed) counts.withoutCustomer++
      return
    }
    if (failed) add(raw, atMs)
    else worked(customers.get(raw), atMs)
  }

  function add(raw: string, atMs: number): void {
    const known = customers.get(raw)
    if (known) {
      known.failures++
      if (atMs < known.firstMs) known.firstMs = atMs
      if (atMs >= known.lastMs) {
        known.lastMs = atMs
        if (known.okAgainMs !== undefined && known.okAgainMs < atMs) known.okAgainMs = undefined
      }
      return
    }
    const id = findShapes(raw).length > 0 ? keyLike : raw
    if (id === keyLike && customers.has(keyLike)) return void add(keyLike, atMs)
    if (customers.size >= mostCustomers) {
      counts.beyondLimit++
      return
    }
    // A copy of its own: a slice would keep the whole piece of the file in memory.
    const own = JSON.parse(JSON.stringify(id)) as string
    customers.set(own, { id: own, failures: 1, firstMs: atMs, lastMs: atMs })
  }

  const reader = recordReader(spec.format, spec.delimiter ?? ',', {
    onRecord: take,
    onMalformed(line, why) {
      counts.malformed++
      if (malformed.length < shownMalformed) malformed.push({ line, why })
    },
    onColumns(columns) {
      get = getters(spec, columns)
      const missing = missingColumn(spec, columns)
      if (missing !== undefined)
        problem = {
          text: wording.affected.column(missing),
          next: wording.affected.columnNext,
        }
    },
  })

  return {
    push(piece) {
      // The columns of a CSV may turn out wrong within this very piece.
      const broken = reader.push(piece)
      problem ??= broken ?? undefined
      return problem === undefined
    },
    end() {
      const broken = problem === undefined ? reader.end() : null
      problem ??= broken ?? undefined
      const found = [...customers.values()].sort((a, b) => b.failures - a.failures || a.firstMs - b.firstMs)
      return { customers: found, counts: { ...counts }, malformed, ...(problem && { problem }) }
    },
    counts: () => counts,
  }
}

/** A call after the last failure worked: the first such one. */
function worked(customer: AffectedCustomer | undefined, atMs: number): void {
  if (!customer || atMs < customer.lastMs) return
  if (customer.okAgainMs === undefined || atMs < customer.okAgainMs) customer.okAgainMs = atMs
}

function getters({ customer, time, host, failure }: AffectedSpec, columns: readonly string[]) {
  return {
    customer: getterOf(customer, columns),
    time: getterOf(time, columns),
    host: host && getterOf(host.field, columns),
    status: failure.status && getterOf(failure.status, columns),
    error: failure.error && getterOf(failure.error, columns),
  }
}

function missingColumn(
  { customer, time, host, failure }: AffectedSpec,
  columns: readonly string[],
): string | undefined {
  const used: (Field | undefined)[] = [customer, time, host?.field, failure.status, failure.error]
  return used.find((field) => field?.from === 'column' && !columns.includes(field.path[0] ?? ''))?.path[0]
}

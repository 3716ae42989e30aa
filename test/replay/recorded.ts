import { readFileSync } from 'node:fs'
import { decodeSample } from '../../electron/core/history/row.ts'
import type { Sample } from '../../electron/core/model/sample.ts'
import { type Sequence, secondMs, type VendorTrouble } from './sequence.ts'

/** The latest rows of a monitor stand for what its vendor did until the next row. */
const intervalMs = 5 * secondMs

/**
 * A sequence from rows that Headstart stored, one file per monitor (`samples/MONITOR/DAY` as it is on disk): the vendor
 * does again what it did then. Two bad rows one after another are an outage; a single one is not.
 */
export function recorded(name: string, files: readonly string[]): Sequence {
  const histories = files.map((file) =>
    readFileSync(new URL(`recorded/${file}`, import.meta.url), 'utf8')
      .split('\n')
      .flatMap((line) => decodeSample(line.split('\t')[0] ?? '') ?? []),
  )
  const startMs = Math.min(...histories.map((rows) => rows[0]?.atMs ?? Number.POSITIVE_INFINITY))
  const endMs = Math.max(...histories.map((rows) => rows.at(-1)?.atMs ?? 0))
  return {
    name,
    lengthMs: endMs - startMs + intervalMs,
    vendors: files.length,
    intervalMs,
    timeoutMs: 3 * secondMs,
    vendorTroubles: histories.flatMap((rows, vendor) => troublesIn(rows, vendor, startMs)),
    ownTroubles: [],
    events: [],
    usualMs: (vendor, atMs) => histories[vendor]?.findLast((row) => row.atMs - startMs <= atMs)?.totalMs ?? 50,
  }
}

function troublesIn(rows: readonly Sample[], vendor: number, startMs: number): VendorTrouble[] {
  const troubles: VendorTrouble[] = []
  let open: (VendorTrouble & { rows: number }) | undefined
  const close = (toMs: number) => {
    if (open && open.rows > 1) troubles.push({ ...open, toMs })
    open = undefined
  }
  for (const row of rows) {
    const fromMs = row.atMs - startMs
    const kind = kindOf(row)
    if (open && open.kind !== kind) close(fromMs)
    if (!kind) continue
    open ??= { vendor, kind, fromMs, toMs: fromMs, rows: 0, ...(kind === 'slow' && { tookMs: row.totalMs ?? 0 }) }
    open.rows += 1
    if (kind === 'slow') open.tookMs = Math.max(open.tookMs ?? 0, row.totalMs ?? 0)
  }
  close((rows.at(-1)?.atMs ?? startMs) - startMs)
  return troubles
}

function kindOf({ state, reason, failureKind, totalMs = 0 }: Sample): VendorTrouble['kind'] | undefined {
  if (reason === 'rate-limited') return 'limited'
  if (state === 'degraded') return totalMs > 1_000 ? 'slow' : undefined
  if (state !== 'down') return undefined
  return failureKind === 'timeout' ? 'hang' : failureKind ? 'refused' : 'status'
}

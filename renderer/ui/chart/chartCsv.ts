import { type CsvCell, csvOf } from '../../../electron/core/export/csv.ts'
import { wording } from '../../../electron/core/language/language.ts'
import { phaseNames } from '../../../electron/core/model/exchange.ts'
import type { HistoryPoint } from '../../../electron/core/model/sample.ts'
import { formatLocal, formatUtc } from '../format.ts'

const columns = [
  ...(['monitor', 'fromUtc', 'toUtc', 'fromLocal', 'probes', 'upMs', 'degradedMs', 'downMs', 'unknownMs'] as const),
  ...(['minMs', 'p50Ms', 'p95Ms', 'p99Ms', 'maxMs'] as const),
]

/** Points of one or several monitors as CSV: a row per monitor and point, times in UTC and local, milliseconds. */
export function chartCsv(series: readonly { name: string; points: readonly HistoryPoint[] }[]): string {
  const phases = phaseNames.filter((phase) =>
    series.some(({ points }) => points.some((point) => point.phases[phase] !== undefined)),
  )
  const head: CsvCell[] = [
    ...columns.map((column) => wording.ui.csvHeads[column]),
    ...phases.map((phase) => wording.ui.csvHeads.phaseMean(phase)),
  ]
  const rows = series.flatMap(({ name, points }) =>
    points.map((point): CsvCell[] => [
      ...[name, formatUtc(point.fromMs), formatUtc(point.toMs), formatLocal(point.fromMs), point.probes],
      ...[point.upMs, point.degradedMs, point.downMs, point.unknownMs].map(Math.round),
      ...[point.minMs, point.p50Ms, point.p95Ms, point.p99Ms, point.maxMs].map(hundredths),
      ...phases.map((phase) => hundredths(point.phases[phase])),
    ]),
  )
  return csvOf([head, ...rows])
}

function hundredths(ms: number | undefined): number | null {
  return ms === undefined ? null : Math.round(ms * 100) / 100
}

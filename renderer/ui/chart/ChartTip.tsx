import type { PhaseName } from '../../../electron/core/model/exchange.ts'
import { formatLocal, formatMs, plural } from '../format.ts'
import { phaseLabels } from '../transcript/phaseRows.ts'
import type { ChartRow } from './chartRows.ts'
import type { Stretch } from './chartWindow.ts'
import { phaseColors } from './phaseColors.ts'

/** A stretch in local time, the date once when it is the same: `2026-11-23 14:00 to 14:10`. */
export function stretchText({ fromMs, toMs }: Stretch): string {
  const from = formatLocal(fromMs).slice(0, 16)
  const to = formatLocal(toMs).slice(0, 16)
  return `${from} to ${to.slice(0, 10) === from.slice(0, 10) ? to.slice(11) : to}`
}

/** The figures of a point that are lines, in words. */
const figures: [key: 'p50Ms' | 'p95Ms' | 'p99Ms' | 'maxMs', words: string][] = [
  ['p50Ms', 'median'],
  ['p95Ms', '95th percentile'],
  ['p99Ms', '99th percentile'],
  ['maxMs', 'longest'],
]

type Props = { row: ChartRow | undefined; phases: readonly PhaseName[]; before: string | undefined }

/** What one point holds; `phases`: those that the chart shows. */
export function ChartTip({ row, phases, before }: Props) {
  if (!row) return null
  return (
    <>
      <strong>{stretchText(row)}</strong>
      {row.probes === 0 ? (
        <span>Not observed</span>
      ) : (
        <>
          {phases
            .filter((phase) => row.phases[phase] !== undefined)
            .map((phase) => (
              <span key={phase}>
                <i style={{ background: phaseColors[phase] }} />
                {phaseLabels[phase]}
                <b>{formatMs(row.phases[phase] ?? 0)}</b>
              </span>
            ))}
          {figures.map(
            ([key, words]) =>
              row[key] !== null && (
                <span key={key}>
                  <i />
                  {words}
                  <b>{formatMs(row[key])}</b>
                </span>
              ),
          )}
        </>
      )}
      {before && row.beforeMs !== null && (
        <span>
          <i />
          95th percentile, {before}
          <b>{formatMs(row.beforeMs)}</b>
        </span>
      )}
      <small>
        {plural(row.probes, 'probe')}, {Math.round(row.observedPercent)}% observed
      </small>
    </>
  )
}

/** The same in one sentence. */
export function spokenPoint(row: ChartRow | undefined, phases: readonly PhaseName[]): string {
  if (!row) return ''
  if (row.probes === 0) return `${stretchText(row)}: not observed`
  const said = [
    ...figures.flatMap(([key, words]) => (row[key] === null ? [] : [`${words} ${formatMs(row[key])}`])),
    ...phases.flatMap((phase) => {
      const ms = row.phases[phase]
      return ms === undefined ? [] : [`${phaseLabels[phase]} ${formatMs(ms)}`]
    }),
    `${plural(row.probes, 'probe')}, ${Math.round(row.observedPercent)}% observed`,
  ]
  return `${stretchText(row)}: ${said.join(', ')}`
}

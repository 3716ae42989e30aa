import { wording } from '../../../electron/core/language/language.ts'
import type { PhaseName } from '../../../electron/core/model/exchange.ts'
import { formatLocal, formatMs } from '../format.ts'
import { phaseLabels } from '../transcript/phaseRows.ts'
import type { ChartRow } from './chartRows.ts'
import type { Stretch } from './chartWindow.ts'
import { phaseColors } from './phaseColors.ts'

/** A stretch in local time, the date once when it is the same: `2026-11-23 14:00 to 14:10`. */
export function stretchText({ fromMs, toMs }: Stretch): string {
  const from = formatLocal(fromMs).slice(0, 16)
  const to = formatLocal(toMs).slice(0, 16)
  return wording.ui.fromTo(from, to.slice(0, 10) === from.slice(0, 10) ? to.slice(11) : to)
}

/** The figures of a point that are lines, in words. */
const figures = ['p50Ms', 'p95Ms', 'p99Ms', 'maxMs'] as const

type Props = { row: ChartRow | undefined; phases: readonly PhaseName[]; before: string | undefined }

/** What one point holds; `phases`: those that the chart shows. */
export function ChartTip({ row, phases, before }: Props) {
  if (!row) return null
  return (
    <>
      <strong>{stretchText(row)}</strong>
      {row.probes === 0 ? (
        <span>{wording.ui.states.unknown}</span>
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
            (key) =>
              row[key] !== null && (
                <span key={key}>
                  <i />
                  {wording.ui.figures[key]}
                  <b>{formatMs(row[key])}</b>
                </span>
              ),
          )}
        </>
      )}
      {before && row.beforeMs !== null && (
        <span>
          <i />
          {wording.ui.percentileBefore(before)}
          <b>{formatMs(row.beforeMs)}</b>
        </span>
      )}
      <small>{wording.ui.probesObserved(row.probes, Math.round(row.observedPercent))}</small>
    </>
  )
}

/** The same in one sentence. */
export function spokenPoint(row: ChartRow | undefined, phases: readonly PhaseName[]): string {
  if (!row) return ''
  if (row.probes === 0) return wording.common.named(stretchText(row), wording.ui.notObserved)
  const said = [
    ...figures.flatMap((key) =>
      row[key] === null ? [] : [wording.ui.pointFigure(wording.ui.figures[key], formatMs(row[key]))],
    ),
    ...phases.flatMap((phase) => {
      const ms = row.phases[phase]
      return ms === undefined ? [] : [wording.ui.pointFigure(phaseLabels[phase], formatMs(ms))]
    }),
    wording.ui.probesObserved(row.probes, Math.round(row.observedPercent)),
  ]
  return wording.common.named(stretchText(row), wording.common.list(said))
}

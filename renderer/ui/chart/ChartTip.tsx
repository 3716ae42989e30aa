import { formatLocal, formatMs, plural } from '../format.ts'
import { phaseLabels } from '../transcript/phaseRows.ts'
import classes from './chart.module.css'
import { type ChartRow, phasesShown } from './chartRows.ts'
import { phaseColors } from './phaseColors.ts'

type Props = { active?: boolean; payload?: readonly { payload?: ChartRow }[] }

/** What one bar holds. recharts fills in the props. */
export function ChartTip({ active, payload }: Props) {
  const row = payload?.[0]?.payload
  if (!active || !row) return null
  return (
    <div className={classes.tip}>
      <strong>
        {formatLocal(row.fromMs).slice(0, 16)} to {formatLocal(row.toMs).slice(11, 16)}
      </strong>
      {row.probes === 0 ? (
        <span>Not observed</span>
      ) : (
        <>
          {phasesShown([row]).map((phase) => (
            <span key={phase}>
              <i style={{ background: phaseColors[phase] }} />
              {phaseLabels[phase]}
              <b>{formatMs(row.phases[phase] ?? 0)}</b>
            </span>
          ))}
          {row.p95Ms !== null && (
            <span>
              <i />
              95th percentile<b>{formatMs(row.p95Ms)}</b>
            </span>
          )}
          <small>
            {plural(row.probes, 'probe')}, {Math.round(row.observedPercent)}% observed
          </small>
        </>
      )}
    </div>
  )
}

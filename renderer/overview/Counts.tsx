import type { ReactNode } from 'react'
import type { Summary } from '../../electron/core/model/summary.ts'
import { formatRough } from '../ui/format.ts'
import { StateMark } from '../ui/StateMark.tsx'
import { stateColors } from '../ui/states.ts'
import { useNow } from '../ui/useNow.ts'
import classes from './Counts.module.css'

/** How many monitors stand where, and when the next one runs. */
export function Counts({ summary }: { summary: Summary }) {
  const { counts } = summary
  const all = counts.up + counts.degraded + counts.down + counts.unknown + counts.paused
  return (
    <dl className={classes.counts}>
      <Count mark={<StateMark state="down" />} name="Down" value={counts.down} color={stateColors.down} />
      <Count
        mark={<StateMark state="degraded" />}
        name="Degraded"
        value={counts.degraded}
        color={stateColors.degraded}
      />
      <Count mark={<StateMark state="up" />} name="Up" value={counts.up} />
      <Count mark={<StateMark state="unknown" />} name="Not observed" value={counts.unknown} />
      <Count mark={<StateMark state="unknown" paused />} name="Paused" value={counts.paused} />
      <Count name="Monitors" value={all} />
      <div className={classes.count}>
        <dt>Next probe</dt>
        <dd>{summary.nextProbeAtMs === undefined ? '—' : <In atMs={summary.nextProbeAtMs} />}</dd>
      </div>
    </dl>
  )
}

function In({ atMs }: { atMs: number }) {
  const leftMs = atMs - useNow()
  return <>{leftMs < 1_000 ? 'now' : formatRough(leftMs)}</>
}

function Count({ mark, name, value, color }: { mark?: ReactNode; name: string; value: number; color?: string }) {
  return (
    <div className={classes.count}>
      <dt>
        {mark}
        {name}
      </dt>
      <dd style={{ color: value === 0 ? 'var(--hs-faint)' : color }}>{value}</dd>
    </div>
  )
}

import type { ReactNode } from 'react'
import { wording } from '../../electron/core/language/language.ts'
import type { Summary } from '../../electron/core/model/summary.ts'
import { formatCount, formatRough } from '../ui/format.ts'
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
      <Count
        mark={<StateMark state="down" />}
        name={wording.overview.counts.down}
        value={counts.down}
        color={stateColors.down}
      />
      <Count
        mark={<StateMark state="degraded" />}
        name={wording.overview.counts.degraded}
        value={counts.degraded}
        color={stateColors.degraded}
      />
      <Count mark={<StateMark state="up" />} name={wording.overview.counts.up} value={counts.up} />
      <Count mark={<StateMark state="unknown" />} name={wording.overview.counts.notObserved} value={counts.unknown} />
      <Count mark={<StateMark state="unknown" paused />} name={wording.overview.counts.paused} value={counts.paused} />
      <Count name={wording.overview.counts.monitors} value={all} />
      <div className={classes.count}>
        <dt>{wording.overview.counts.nextProbe}</dt>
        <dd>{summary.nextProbeAtMs === undefined ? '—' : <In atMs={summary.nextProbeAtMs} />}</dd>
      </div>
    </dl>
  )
}

function In({ atMs }: { atMs: number }) {
  const leftMs = atMs - useNow()
  return <>{leftMs < 1_000 ? wording.overview.counts.now : formatRough(leftMs)}</>
}

function Count({ mark, name, value, color }: { mark?: ReactNode; name: string; value: number; color?: string }) {
  return (
    <div className={classes.count}>
      <dt>
        {mark}
        {name}
      </dt>
      <dd style={{ color: value === 0 ? 'var(--hs-faint)' : color }}>{formatCount(value)}</dd>
    </div>
  )
}

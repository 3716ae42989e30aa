import { Switch } from '@mantine/core'
import { Fragment, useState } from 'react'
import { Link } from 'wouter'
import { wording } from '../../electron/core/language/language.ts'
import type { SlaMonitor, SlaReport } from '../../electron/core/model/sla.ts'
import { slaDuration, slaPercent } from '../../electron/core/sla/words.ts'
import { formatCount, formatMs } from '../ui/format.ts'
import { links } from '../ui/links.ts'
import { Panel } from '../ui/Panel.tsx'
import { phaseLabels } from '../ui/transcript/phaseRows.ts'
import classes from './sla.module.css'

const percentiles: [key: keyof SlaMonitor['total'], title: string][] = [
  ['p50Ms', wording.sla.percentiles.median],
  ['p95Ms', wording.sla.percentiles.p95],
  ['p99Ms', wording.sla.percentiles.p99],
  ['maxMs', wording.sla.percentiles.longest],
]

/** Each monitor of the vendor in that month; the phases of its response times on demand. */
export function SlaMonitors({ report }: { report: SlaReport }) {
  const [byPhase, setByPhase] = useState(false)
  if (report.monitors.length === 0) return null
  return (
    <Panel
      title={wording.sla.monitors}
      flush
      actions={
        <Switch
          label={wording.sla.phases}
          checked={byPhase}
          onChange={(event) => setByPhase(event.currentTarget.checked)}
        />
      }
    >
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{wording.sla.monitorColumns.monitor}</th>
              <th className={classes.right}>{wording.sla.monitorColumns.available}</th>
              <th className={classes.right}>{wording.sla.monitorColumns.observed}</th>
              <th className={classes.right}>{wording.sla.monitorColumns.down}</th>
              <th className={classes.right}>{wording.sla.monitorColumns.degraded}</th>
              <th className={classes.right}>{wording.sla.monitorColumns.probes}</th>
              {percentiles.map(([key, title]) => (
                <th key={key} className={classes.right}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.monitors.map(({ id, name, figures, probes, total, phases }) => (
              <Fragment key={id}>
                <tr>
                  <td>
                    <Link href={links.monitor(id)} className="hs-link">
                      {name}
                    </Link>
                  </td>
                  <td className={classes.number}>{slaPercent(figures.percent)}</td>
                  <td className={classes.number}>{slaPercent(figures.coveragePercent)}</td>
                  <td className={classes.number}>{slaDuration(figures.downMs)}</td>
                  <td className={classes.number}>{slaDuration(figures.degradedMs)}</td>
                  <td className={classes.number}>{formatCount(probes)}</td>
                  <Percentiles of={total} />
                </tr>
                {byPhase &&
                  phases.map((phase) => (
                    <tr key={phase.name} className={classes.phase}>
                      <td colSpan={6}>
                        {phaseLabels[phase.name]}{' '}
                        <span className="hs-dim">{wording.sla.mean(formatMs(phase.meanMs))}</span>
                      </td>
                      <Percentiles of={phase} />
                    </tr>
                  ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

function Percentiles({ of }: { of: SlaMonitor['total'] }) {
  return percentiles.map(([key]) => (
    <td key={key} className={classes.number}>
      {of[key] === undefined ? '–' : formatMs(of[key])}
    </td>
  ))
}

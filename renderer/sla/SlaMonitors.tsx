import { Switch } from '@mantine/core'
import { Fragment, useState } from 'react'
import { Link } from 'wouter'
import type { SlaMonitor, SlaReport } from '../../electron/core/model/sla.ts'
import { slaDuration, slaPercent } from '../../electron/core/sla/words.ts'
import { formatMs } from '../ui/format.ts'
import { links } from '../ui/links.ts'
import { Panel } from '../ui/Panel.tsx'
import { phaseLabels } from '../ui/transcript/phaseRows.ts'
import classes from './sla.module.css'

const percentiles: [key: keyof SlaMonitor['total'], title: string][] = [
  ['p50Ms', 'Median'],
  ['p95Ms', 'p95'],
  ['p99Ms', 'p99'],
  ['maxMs', 'Longest'],
]

/** Each monitor of the vendor in that month; the phases of its response times on demand. */
export function SlaMonitors({ report }: { report: SlaReport }) {
  const [byPhase, setByPhase] = useState(false)
  if (report.monitors.length === 0) return null
  return (
    <Panel
      title="Monitors"
      flush
      actions={
        <Switch label="Phases" checked={byPhase} onChange={(event) => setByPhase(event.currentTarget.checked)} />
      }
    >
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th>Monitor</th>
              <th className={classes.right}>Available</th>
              <th className={classes.right}>Observed</th>
              <th className={classes.right}>Down</th>
              <th className={classes.right}>Degraded</th>
              <th className={classes.right}>Probes</th>
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
                  <td className={classes.number}>{probes.toLocaleString('en-US')}</td>
                  <Percentiles of={total} />
                </tr>
                {byPhase &&
                  phases.map((phase) => (
                    <tr key={phase.name} className={classes.phase}>
                      <td colSpan={6}>
                        {phaseLabels[phase.name]} <span className="hs-dim">mean {formatMs(phase.meanMs)}</span>
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

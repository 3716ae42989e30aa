import type { SlaReport } from '../../electron/core/model/sla.ts'
import { zonedText } from '../../electron/core/sla/month.ts'
import { monthText, observedText, slaDuration, slaPercent } from '../../electron/core/sla/words.ts'
import { AvailabilityBar } from '../ui/chart/AvailabilityBar.tsx'
import { formatUtc, plural } from '../ui/format.ts'
import { Panel } from '../ui/Panel.tsx'
import classes from './sla.module.css'

/** What was observed in the month: the same figures as in the files. */
export function ResultPanel({ report }: { report: SlaReport }) {
  const { total, monitors, outages, outside, headStart, zone, fromMs, untilMs, toMs } = report
  const counted = outages.filter((outage) => outage.counted).length
  const facts: [name: string, value: string, note?: string][] = [
    ['Available', observedText(total)],
    ['At most', slaPercent(total.atMostPercent), 'if all time that was not observed was available'],
    [
      'Down',
      slaDuration(total.downMs),
      outside.downMs > 0 ? `${slaDuration(outside.downMs)} of it outside of confirmed outages` : '',
    ],
    [
      'Degraded',
      slaDuration(total.degradedMs),
      outside.degradedMs > 0 ? `${slaDuration(outside.degradedMs)} of it outside of outages` : '',
    ],
    [
      'Not observed',
      slaDuration(total.unknownMs),
      monitors.length > 1 ? `times are sums over ${monitors.length} monitors` : '',
    ],
    ['Outages', plural(outages.length, 'outage'), outages.length > 0 ? `${counted} of them against the promise` : ''],
    [
      'Head start',
      headStart.medianMs === undefined ? 'not measured' : `${slaDuration(headStart.medianMs)} in the median`,
      `${headStart.measured} measured, ${headStart.never} never acknowledged`,
    ],
    ['From', zonedText(fromMs, zone), formatUtc(fromMs)],
    [untilMs < toMs ? 'Until now' : 'To', zonedText(untilMs, zone), formatUtc(untilMs)],
  ]
  return (
    <Panel title="What was observed" note={`${monthText(report.month)}, ${zone}`}>
      <AvailabilityBar
        spans={report.days}
        window={{ fromMs, toMs: report.days.at(-1)?.toMs ?? toMs }}
        label={`Days of ${monthText(report.month)}`}
      />
      <dl className={classes.facts}>
        {facts.map(([name, value, note]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {value} {note && <span className="hs-dim">{note}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}

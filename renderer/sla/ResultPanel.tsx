import { wording } from '../../electron/core/language/language.ts'
import type { SlaReport } from '../../electron/core/model/sla.ts'
import { zonedText } from '../../electron/core/sla/month.ts'
import { monthText, observedText, slaDuration, slaPercent } from '../../electron/core/sla/words.ts'
import { AvailabilityBar } from '../ui/chart/AvailabilityBar.tsx'
import { formatUtc } from '../ui/format.ts'
import { Panel } from '../ui/Panel.tsx'
import classes from './sla.module.css'

/** What was observed in the month: the same figures as in the files. */
export function ResultPanel({ report }: { report: SlaReport }) {
  const { total, monitors, outages, outside, headStart, zone, fromMs, untilMs, toMs } = report
  const counted = outages.filter((outage) => outage.counted).length
  const facts: [name: string, value: string, note?: string][] = [
    [wording.sla.facts.available, observedText(total)],
    [wording.sla.facts.atMost, slaPercent(total.atMostPercent), wording.sla.atMostNote],
    [
      wording.sla.facts.down,
      slaDuration(total.downMs),
      outside.downMs > 0 ? wording.sla.outsideConfirmed(slaDuration(outside.downMs)) : '',
    ],
    [
      wording.sla.facts.degraded,
      slaDuration(total.degradedMs),
      outside.degradedMs > 0 ? wording.sla.outsideOutages(slaDuration(outside.degradedMs)) : '',
    ],
    [
      wording.sla.facts.notObserved,
      slaDuration(total.unknownMs),
      monitors.length > 1 ? wording.sla.sumsOver(monitors.length) : '',
    ],
    [
      wording.sla.facts.outages,
      wording.sla.outageCount(outages.length),
      outages.length > 0 ? wording.sla.countedOutages(counted) : '',
    ],
    [
      wording.sla.facts.headStart,
      headStart.medianMs === undefined
        ? wording.sla.notMeasured
        : wording.sla.inTheMedian(slaDuration(headStart.medianMs)),
      headStart.measured + headStart.never > 0 ? wording.sla.headStarts(headStart.measured, headStart.never) : '',
    ],
    [wording.sla.facts.from, zonedText(fromMs, zone), formatUtc(fromMs)],
    [untilMs < toMs ? wording.sla.facts.untilNow : wording.sla.facts.to, zonedText(untilMs, zone), formatUtc(untilMs)],
  ]
  return (
    <Panel title={wording.sla.observed} note={wording.common.list([monthText(report.month), zone])}>
      <AvailabilityBar
        spans={report.days}
        window={{ fromMs, toMs: report.days.at(-1)?.toMs ?? toMs }}
        label={wording.sla.daysOf(monthText(report.month))}
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

import { Link } from 'wouter'
import { wording } from '../../electron/core/language/language.ts'
import type { SlaOutage, SlaReport } from '../../electron/core/model/sla.ts'
import { zonedText } from '../../electron/core/sla/month.ts'
import { endText, headStartText, slaDuration } from '../../electron/core/sla/words.ts'
import { formatUtc } from '../ui/format.ts'
import { links } from '../ui/links.ts'
import { Panel } from '../ui/Panel.tsx'
import { StateMark } from '../ui/StateMark.tsx'
import { stateWords } from '../ui/states.ts'
import classes from './sla.module.css'

/** Every confirmed outage that touches the month, with what goes along as its proof. */
export function SlaOutages({ report }: { report: SlaReport }) {
  const { outages } = report
  return (
    <Panel title={wording.sla.outages} note={outages.length > 0 && wording.sla.outagesNote} flush={outages.length > 0}>
      {outages.length === 0 && <span className="hs-dim">{wording.sla.noOutage}</span>}
      {outages.length > 0 && (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th>{wording.sla.outageColumns.outage}</th>
                <th>{wording.sla.outageColumns.when}</th>
                <th className={classes.right}>{wording.sla.outageColumns.lasted}</th>
                <th className={classes.right}>{wording.sla.outageColumns.observedDown}</th>
                <th>{wording.sla.outageColumns.statusPage}</th>
              </tr>
            </thead>
            <tbody>
              {outages.map((outage) => (
                <Row key={outage.incidentId} outage={outage} report={report} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}

function Row({ outage, report }: { outage: SlaOutage; report: SlaReport }) {
  const { zone } = report
  const { severity, counted, title, transcriptIds, scope, fromMs, toMs } = outage
  return (
    <tr>
      <td className={classes.outage}>
        <StateMark state={severity} label={stateWords[severity]} />
        <div>
          <Link href={links.incident(outage.incidentId)} className="hs-link">
            {title}
          </Link>
          <span className={classes.line}>{wording.sla.outageLine(counted, transcriptIds.length, scope)}</span>
        </div>
      </td>
      <td title={wording.sla.fromTo(formatUtc(fromMs), formatUtc(toMs))} className={classes.when}>
        <span className="hs-num">{zonedText(fromMs, zone).slice(0, 19)}</span>
        {outage.beganBefore && <span className={classes.line}>{wording.sla.beganBefore}</span>}
        <span className={classes.line}>
          {outage.goesOn ? (
            endText(outage, report)
          ) : (
            <span className="hs-num">{zonedText(toMs, zone).slice(0, 19)}</span>
          )}
        </span>
      </td>
      <td className={classes.number}>{slaDuration(toMs - fromMs)}</td>
      <td className={classes.number}>{slaDuration(outage.downMs)}</td>
      <td className={classes.page}>
        {headStartText(outage)}
        {outage.firstWord && <span className={classes.line}>{outage.firstWord.text}</span>}
      </td>
    </tr>
  )
}

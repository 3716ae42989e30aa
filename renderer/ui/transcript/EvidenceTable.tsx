import { IconAlertTriangle, IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react'
import { wording } from '../../../electron/core/language/language.ts'
import type { Evidence } from '../../../electron/core/model/verdict.ts'
import classes from './evidence.module.css'
import { keyed } from './keyed.ts'
import { Redacted } from './Redacted.tsx'

const icons = { pass: IconCheck, degraded: IconAlertTriangle, fail: IconX, unknown: IconQuestionMark } as const

/** A kind of a later Headstart is called as it is in a configuration. */
const kinds: Record<string, string> = wording.ui.evidenceKinds

/** Each expectation with what was expected and what was seen. */
export function EvidenceTable({ evidence }: { evidence: Evidence[] }) {
  if (evidence.length === 0) return <p className="hs-dim">{wording.ui.noEvidence}</p>
  return (
    <table className={classes.evidence}>
      <thead>
        <tr>
          <th scope="col">{wording.ui.expectation}</th>
          <th scope="col">{wording.ui.expected}</th>
          <th scope="col">{wording.ui.observed}</th>
          <th scope="col">{wording.ui.outcome}</th>
        </tr>
      </thead>
      <tbody>
        {keyed(evidence, (row) => row.kind).map(({ key, item: row }) => {
          const Icon = icons[row.outcome]
          return (
            <tr key={key} data-outcome={row.outcome}>
              <th scope="row">{kinds[row.kind] ?? row.kind}</th>
              <td className="hs-mono">{row.expected}</td>
              <td className={`hs-mono ${classes.seen}`}>
                <Redacted text={row.observed} />
              </td>
              <td className={classes.outcome}>
                <Icon size={13} aria-hidden /> {wording.ui.evidenceOutcomes[row.outcome]}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

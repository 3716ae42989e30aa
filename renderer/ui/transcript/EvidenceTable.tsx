import { IconAlertTriangle, IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react'
import type { Evidence } from '../../../electron/core/model/verdict.ts'
import classes from './evidence.module.css'
import { keyed } from './keyed.ts'
import { Redacted } from './Redacted.tsx'

const outcomes = {
  pass: { icon: IconCheck, word: 'met' },
  degraded: { icon: IconAlertTriangle, word: 'degraded' },
  fail: { icon: IconX, word: 'not met' },
  unknown: { icon: IconQuestionMark, word: 'not known' },
} as const

const kinds: Record<string, string> = { responseTime: 'response time', json: 'JSON' }

/** Each expectation with what was expected and what was seen. */
export function EvidenceTable({ evidence }: { evidence: Evidence[] }) {
  if (evidence.length === 0) return <p className="hs-dim">No expectation was judged on this attempt.</p>
  return (
    <table className={classes.evidence}>
      <thead>
        <tr>
          <th scope="col">Expectation</th>
          <th scope="col">Expected</th>
          <th scope="col">Observed</th>
          <th scope="col">Outcome</th>
        </tr>
      </thead>
      <tbody>
        {keyed(evidence, (row) => row.kind).map(({ key, item: row }) => {
          const { icon: Icon, word } = outcomes[row.outcome]
          return (
            <tr key={key} data-outcome={row.outcome}>
              <th scope="row">{kinds[row.kind] ?? row.kind}</th>
              <td className="hs-mono">{row.expected}</td>
              <td className={`hs-mono ${classes.seen}`}>
                <Redacted text={row.observed} />
              </td>
              <td className={classes.outcome}>
                <Icon size={13} aria-hidden /> {word}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

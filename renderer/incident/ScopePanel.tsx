import { VisuallyHidden } from '@mantine/core'
import { IconCheck, IconMinus, IconQuestionMark, IconX } from '@tabler/icons-react'
import { Link } from 'wouter'
import { wording } from '../../electron/core/language/language.ts'
import type { Incident } from '../../electron/core/model/incident.ts'
import type { ScopeEvidence, ScopeOutcome } from '../../electron/core/model/scope.ts'
import { Filled } from '../ui/Filled.tsx'
import { links } from '../ui/links.ts'
import { Panel } from '../ui/Panel.tsx'
import { At } from '../ui/transcript/At.tsx'
import { keyed } from '../ui/transcript/keyed.ts'
import { Redacted } from '../ui/transcript/Redacted.tsx'
import classes from './scope.module.css'

const outcomes: Record<ScopeOutcome, { icon: typeof IconX; tone: 'bad' | 'good' | 'plain' | 'dim' }> = {
  failed: { icon: IconX, tone: 'bad' },
  passed: { icon: IconCheck, tone: 'good' },
  refused: { icon: IconCheck, tone: 'good' },
  'refused-alike': { icon: IconMinus, tone: 'plain' },
  answered: { icon: IconMinus, tone: 'plain' },
  limited: { icon: IconMinus, tone: 'dim' },
  admits: { icon: IconX, tone: 'bad' },
  calm: { icon: IconCheck, tone: 'plain' },
  'not-asked': { icon: IconQuestionMark, tone: 'dim' },
}

const scopePanelId = 'where-it-lies'

/** Leads from the sentence to what it rests on. */
export function EvidenceLink() {
  return (
    <button
      type="button"
      className={classes.lead}
      onClick={() => document.getElementById(scopePanelId)?.scrollIntoView({ block: 'nearest' })}
    >
      {wording.incident.evidence}
    </button>
  )
}

/** Where the failure lies, how sure that is, and every piece of evidence with its transcript. */
export function ScopePanel({ incident }: { incident: Incident }) {
  const { scope } = incident
  if (!scope) return null
  const at = scope.sentence.indexOf(': ')
  return (
    <Panel
      id={scopePanelId}
      title={wording.incident.scope}
      note={
        <Filled
          text={scope.probedAtMs === undefined ? wording.incident.unpairedAt : wording.incident.comparedAt}
          parts={{ at: <At atMs={scope.probedAtMs ?? scope.decidedAtMs} form="clock" /> }}
        />
      }
    >
      <p className={classes.verdict}>
        <strong>{scope.sentence.slice(0, at)}</strong>
        {scope.sentence.slice(at)}
      </p>
      {scope.evidence.length === 0 ? (
        <p className="hs-dim">{wording.incident.nothingCompared}</p>
      ) : (
        <table
          className={classes.evidence}
          aria-label={wording.incident.evidenceFor(wording.rules.scopeKinds[scope.kind])}
        >
          <thead>
            <tr>
              <th scope="col">{wording.incident.evidenceColumns.compared}</th>
              <th scope="col">{wording.incident.evidenceColumns.seen}</th>
              <th scope="col">{wording.incident.evidenceColumns.outcome}</th>
              <th scope="col">{wording.incident.evidenceColumns.at}</th>
              <th scope="col">
                <VisuallyHidden>{wording.incident.transcript}</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {keyed(scope.evidence, ({ source, monitorId = '', text }) => `${source} ${monitorId || text}`).map(
              ({ key, item }) => (
                <Row key={key} row={item} />
              ),
            )}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

function Row({ row }: { row: ScopeEvidence }) {
  const { icon: Icon, tone } = outcomes[row.outcome]
  const isCall = row.source !== 'own-side' && row.source !== 'other-vendors'
  return (
    <tr data-tone={tone}>
      <th scope="row">
        {row.source === 'own-side' ? wording.incident.yourSide : wording.rules.scopeSources[row.source]}
      </th>
      <td className={classes.seen}>
        <Redacted text={row.text} />
      </td>
      <td className={classes.outcome}>
        <Icon size={13} aria-hidden />{' '}
        {row.outcome === 'passed' && !isCall ? wording.incident.fine : wording.incident.outcomes[row.outcome]}
      </td>
      <td className={classes.at}>
        <At atMs={row.atMs} form="clock" />
      </td>
      <td className={classes.link}>
        {row.transcriptId !== undefined && (
          <Link href={links.transcript(row.transcriptId)} className="hs-link">
            {wording.incident.transcript}
          </Link>
        )}
      </td>
    </tr>
  )
}

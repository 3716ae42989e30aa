import { VisuallyHidden } from '@mantine/core'
import { IconCheck, IconMinus, IconQuestionMark, IconX } from '@tabler/icons-react'
import { Link } from 'wouter'
import { wording } from '../../electron/core/language/language.ts'
import type { Incident } from '../../electron/core/model/incident.ts'
import type { ScopeEvidence, ScopeOutcome } from '../../electron/core/model/scope.ts'
import { links } from '../ui/links.ts'
import { Panel } from '../ui/Panel.tsx'
import { At } from '../ui/transcript/At.tsx'
import { keyed } from '../ui/transcript/keyed.ts'
import { Redacted } from '../ui/transcript/Redacted.tsx'
import classes from './scope.module.css'

const outcomes: Record<ScopeOutcome, { icon: typeof IconX; word: string; tone: 'bad' | 'good' | 'plain' | 'dim' }> = {
  failed: { icon: IconX, word: 'fails', tone: 'bad' },
  passed: { icon: IconCheck, word: 'passes', tone: 'good' },
  refused: { icon: IconCheck, word: 'refused as usual', tone: 'good' },
  'refused-alike': { icon: IconMinus, word: 'refused alike', tone: 'plain' },
  answered: { icon: IconMinus, word: 'answers', tone: 'plain' },
  limited: { icon: IconMinus, word: 'limited', tone: 'dim' },
  admits: { icon: IconX, word: 'reports trouble', tone: 'bad' },
  calm: { icon: IconCheck, word: 'no word', tone: 'plain' },
  'not-asked': { icon: IconQuestionMark, word: 'not known', tone: 'dim' },
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
      Evidence
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
      title="Where it lies"
      note={
        <>
          {scope.probedAtMs === undefined ? 'without paired probes, at ' : 'compared at '}
          <At atMs={scope.probedAtMs ?? scope.decidedAtMs} form="clock" />
        </>
      }
    >
      <p className={classes.verdict}>
        <strong>{scope.sentence.slice(0, at)}</strong>
        {scope.sentence.slice(at)}
      </p>
      {scope.evidence.length === 0 ? (
        <p className="hs-dim">Nothing was compared yet.</p>
      ) : (
        <table className={classes.evidence} aria-label={`Evidence for ${wording.rules.scopeKinds[scope.kind]}`}>
          <thead>
            <tr>
              <th scope="col">Compared</th>
              <th scope="col">Seen</th>
              <th scope="col">Outcome</th>
              <th scope="col">At</th>
              <th scope="col">
                <VisuallyHidden>Transcript</VisuallyHidden>
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
  const { icon: Icon, word, tone } = outcomes[row.outcome]
  const isCall = row.source !== 'own-side' && row.source !== 'other-vendors'
  return (
    <tr data-tone={tone}>
      <th scope="row">{row.source === 'own-side' ? 'Your side' : wording.rules.scopeSources[row.source]}</th>
      <td className={classes.seen}>
        <Redacted text={row.text} />
      </td>
      <td className={classes.outcome}>
        <Icon size={13} aria-hidden /> {row.outcome === 'passed' && !isCall ? 'fine' : word}
      </td>
      <td className={classes.at}>
        <At atMs={row.atMs} form="clock" />
      </td>
      <td className={classes.link}>
        {row.transcriptId !== undefined && (
          <Link href={links.transcript(row.transcriptId)} className="hs-link">
            Transcript
          </Link>
        )}
      </td>
    </tr>
  )
}

import type { Transcript } from '../../../electron/core/model/transcript.ts'
import { Panel } from '../Panel.tsx'
import { StateMark } from '../StateMark.tsx'
import { Advice } from './Advice.tsx'
import { AttemptFacts } from './AttemptFacts.tsx'
import { Differences } from './Differences.tsx'
import { EvidenceTable } from './EvidenceTable.tsx'
import { judgedExchange } from './exchangeFacts.ts'
import { OwnSidePanel } from './OwnSidePanel.tsx'
import { PhaseWaterfall } from './PhaseWaterfall.tsx'
import { TranscriptActions } from './TranscriptActions.tsx'
import { TranscriptTabs } from './TranscriptTabs.tsx'
import classes from './transcript.module.css'
import { whatHappened } from './whatHappened.ts'

type Props = { transcript: Transcript; lastGood?: Transcript; compact?: boolean }

/**
 * One attempt in full: what happened and what to try, the verdict's evidence, the phases, and the exchanges.
 * `lastGood` is the attempt to compare with. `compact` is for a form's side: no actions, no comparison.
 */
export function TranscriptView({ transcript, lastGood, compact }: Props) {
  const { verdict } = transcript
  const exchange = judgedExchange(transcript)
  const good = compact ? undefined : judgedExchange(lastGood)
  const stored = transcript.trigger !== 'test'
  return (
    <div className={classes.view}>
      <Panel>
        <div className={classes.head}>
          <h2>
            <StateMark state={verdict.state} size={16} />
            {verdict.sentence}
          </h2>
          {stored && !compact && <TranscriptActions id={transcript.id} />}
        </div>
        <Advice transcript={transcript} />
        <AttemptFacts transcript={transcript} />
      </Panel>
      <div className={classes.panels}>
        {exchange && (
          <Panel title="Phases" note={good && 'against the last good exchange'}>
            {good && verdict.state !== 'up' && <p className={classes.lead}>{whatHappened(exchange, good)}</p>}
            <PhaseWaterfall exchange={exchange} good={good} />
          </Panel>
        )}
        <Panel title="Expectations">
          <EvidenceTable evidence={verdict.evidence} />
          <OwnSidePanel transcript={transcript} />
        </Panel>
      </div>
      {exchange && good && verdict.state !== 'up' && (
        <Panel title="Different from the last good exchange">
          <Differences exchange={exchange} good={good} />
        </Panel>
      )}
      <Panel flush>
        <TranscriptTabs transcript={transcript} lastGood={compact ? undefined : lastGood} />
      </Panel>
    </div>
  )
}

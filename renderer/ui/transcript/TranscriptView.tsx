import { useState } from 'react'
import { wording } from '../../../electron/core/language/language.ts'
import type { Transcript } from '../../../electron/core/model/transcript.ts'
import { Panel } from '../Panel.tsx'
import { StateMark } from '../StateMark.tsx'
import { Advice } from './Advice.tsx'
import { AttemptFacts } from './AttemptFacts.tsx'
import { Differences } from './Differences.tsx'
import { differenceSentence } from './differenceWords.ts'
import { EvidenceTable } from './EvidenceTable.tsx'
import { judgedExchange } from './exchangeFacts.ts'
import { FoundPlaces } from './FoundPlaces.tsx'
import { OwnSidePanel } from './OwnSidePanel.tsx'
import { PhaseWaterfall } from './PhaseWaterfall.tsx'
import { SupportFacts } from './SupportFacts.tsx'
import { TranscriptActions } from './TranscriptActions.tsx'
import { TranscriptTabs } from './TranscriptTabs.tsx'
import type { GoTo } from './tabNames.ts'
import classes from './transcript.module.css'
import type { Compared } from './useCompared.ts'
import { whatHappened } from './whatHappened.ts'

type Props = { transcript: Transcript; compared?: Compared; compact?: boolean }

/**
 * One attempt in full: what happened and what to try, the verdict's evidence, the phases, what support asks for, what
 * differs from the last good one, and the exchanges. `compact` is for a form's side: no actions, no comparison.
 */
export function TranscriptView({ transcript, compared, compact }: Props) {
  const { verdict } = transcript
  const exchange = judgedExchange(transcript)
  const good = judgedExchange(compared?.lastGood)
  const comparison = compared?.comparison
  const bad = verdict.state !== 'up'
  const [goTo, setGoTo] = useState<GoTo | undefined>(undefined)
  return (
    <div className={classes.view}>
      <Panel>
        <div className={classes.head}>
          <h2>
            <StateMark state={verdict.state} size={16} />
            {verdict.sentence}
          </h2>
          {transcript.trigger !== 'test' && !compact && <TranscriptActions transcript={transcript} />}
        </div>
        <Advice transcript={transcript} />
        <AttemptFacts transcript={transcript} />
      </Panel>
      <FoundPlaces transcript={transcript} onOpen={({ exchange: index, tab }) => setGoTo({ exchange: index, tab })} />
      <div className={classes.panels}>
        {exchange && (
          <Panel title={wording.ui.phasesTitle} note={good && wording.ui.againstLastGood}>
            {bad && (good || exchange.failure) && <p className={classes.lead}>{whatHappened(exchange, good)}</p>}
            <PhaseWaterfall exchange={exchange} good={good} comparison={comparison} />
          </Panel>
        )}
        <Panel title={wording.ui.expectations}>
          <EvidenceTable evidence={verdict.evidence} />
          <OwnSidePanel transcript={transcript} />
        </Panel>
      </div>
      {!compact && (
        <div className={classes.panels}>
          {comparison?.lastGoodId !== undefined && (
            <Panel title={wording.ui.differencesTitle}>
              <p className={classes.lead}>{differenceSentence(comparison.summary)}</p>
              <Differences comparison={comparison} />
            </Panel>
          )}
          {exchange && (
            <Panel title={wording.ui.supportTitle}>
              <SupportFacts exchange={exchange} comparison={comparison} />
            </Panel>
          )}
        </div>
      )}
      <Panel flush>
        <TranscriptTabs transcript={transcript} compared={compact ? undefined : compared} goTo={goTo} />
      </Panel>
    </div>
  )
}

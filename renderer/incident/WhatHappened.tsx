import { Skeleton } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { wording } from '../../electron/core/language/language.ts'
import type { Incident } from '../../electron/core/model/incident.ts'
import type { Transcript } from '../../electron/core/model/transcript.ts'
import { ErrorPanel } from '../ui/Notice.tsx'
import { Advice } from '../ui/transcript/Advice.tsx'
import { Differences } from '../ui/transcript/Differences.tsx'
import { differenceSentence } from '../ui/transcript/differenceWords.ts'
import { judgedExchange } from '../ui/transcript/exchangeFacts.ts'
import { PhaseWaterfall } from '../ui/transcript/PhaseWaterfall.tsx'
import { SupportFacts } from '../ui/transcript/SupportFacts.tsx'
import type { Compared } from '../ui/transcript/useCompared.ts'
import { whatHappened } from '../ui/transcript/whatHappened.ts'
import classes from './incident.module.css'

type Props = { incident: Incident; attempt: UseQueryResult<Transcript>; compared: Compared }

/** The chosen attempt against the last good one: in words, phase by phase, field by field. */
export function WhatHappened({ incident, attempt, compared }: Props) {
  if (incident.transcriptIds.length === 0) return <p className="hs-dim">{wording.incident.noTranscript}</p>
  if (attempt.isPending) return <Skeleton height={240} />
  if (!attempt.data)
    return (
      <ErrorPanel
        error={attempt.error}
        what={wording.incident.transcriptUnreadable}
        onRetry={() => void attempt.refetch()}
      />
    )
  const exchange = judgedExchange(attempt.data)
  const good = judgedExchange(compared.lastGood)
  const { comparison } = compared
  return (
    <>
      <p className={classes.lead}>{attempt.data.verdict.sentence}</p>
      {exchange ? (
        <>
          <p className={classes.what}>{differenceSentence(comparison?.summary) ?? whatHappened(exchange, good)}</p>
          <PhaseWaterfall exchange={exchange} good={good} comparison={comparison} />
        </>
      ) : (
        <p className="hs-dim">{wording.incident.nothingSent}</p>
      )}
      <Advice transcript={attempt.data} />
      {comparison?.lastGoodId !== undefined && (
        <>
          <h3 className={classes.subhead}>{wording.incident.differences}</h3>
          <Differences comparison={comparison} />
        </>
      )}
      {exchange && (
        <>
          <h3 className={classes.subhead}>{wording.incident.forSupport}</h3>
          <SupportFacts exchange={exchange} comparison={comparison} publicAddress={incident.publicAddress?.address} />
        </>
      )}
    </>
  )
}

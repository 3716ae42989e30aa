import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Incident } from '../../electron/core/model/incident.ts'
import { api } from '../api/client.ts'
import { links } from '../ui/links.ts'
import { ErrorPanel } from '../ui/Notice.tsx'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import { Panel } from '../ui/Panel.tsx'
import { TranscriptTabs } from '../ui/transcript/TranscriptTabs.tsx'
import { useTranscript } from '../ui/transcript/useTranscript.ts'
import { usePageTitle } from '../ui/usePageTitle.ts'
import { Attempts } from './Attempts.tsx'
import { IncidentHead } from './IncidentHead.tsx'
import classes from './incident.module.css'
import { Timeline } from './Timeline.tsx'
import { WhatHappened } from './WhatHappened.tsx'

/** One incident: what happened, since when, the proof, and what was done about it. */
export function IncidentPage({ id }: { id: string }) {
  const query = useQuery(api.incidents.get.queryOptions({ input: { id } }))
  const incident = query.data
  usePageTitle(
    { text: 'Incidents', href: links.incidents },
    { text: incident ? `${incident.vendorName} · ${incident.monitorName}` : 'Incident' },
  )
  if (query.isPending) return <PageSkeleton />
  if (!incident)
    return (
      <div className="hs-page">
        <ErrorPanel error={query.error} what="This incident cannot be shown." onRetry={() => void query.refetch()} />
      </div>
    )
  return <IncidentBody incident={incident} />
}

function IncidentBody({ incident }: { incident: Incident }) {
  // The first failing attempt stays in view while more come in; a click shows another.
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  const chosenId = chosen ?? incident.transcriptIds[0]
  const attempt = useTranscript(chosenId)
  const lastGood = useTranscript(incident.lastGoodTranscriptId)
  return (
    <div className="hs-page">
      <IncidentHead incident={incident} />
      <div className={classes.columns}>
        <Panel title="Timeline" note="local time">
          <Timeline incident={incident} chosenId={chosenId} onChoose={setChosen} />
        </Panel>
        <Panel
          title="What happened"
          note={attempt.data && `attempt ${incident.transcriptIds.indexOf(attempt.data.id) + 1}`}
        >
          <WhatHappened incident={incident} attempt={attempt} lastGood={lastGood.data} />
        </Panel>
      </div>
      <Panel flush>
        <div className={classes.proof}>
          <Attempts incident={incident} chosenId={chosenId} onChoose={setChosen} />
          <div className={classes.transcript}>
            {attempt.data && <TranscriptTabs transcript={attempt.data} lastGood={lastGood.data} withVerdict />}
          </div>
        </div>
      </Panel>
    </div>
  )
}

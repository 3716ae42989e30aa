import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { wording } from '../../electron/core/language/language.ts'
import type { Incident } from '../../electron/core/model/incident.ts'
import { api } from '../api/client.ts'
import { links } from '../ui/links.ts'
import { ErrorPanel } from '../ui/Notice.tsx'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import { Panel } from '../ui/Panel.tsx'
import { TranscriptTabs } from '../ui/transcript/TranscriptTabs.tsx'
import { useCompared } from '../ui/transcript/useCompared.ts'
import { useTranscript } from '../ui/transcript/useTranscript.ts'
import { usePageTitle } from '../ui/usePageTitle.ts'
import { Attempts } from './Attempts.tsx'
import { AffectedPanel } from './affected/AffectedPanel.tsx'
import { IncidentHead } from './IncidentHead.tsx'
import classes from './incident.module.css'
import { NoteForm } from './NoteForm.tsx'
import { ScopePanel } from './ScopePanel.tsx'
import { StatusPagePanel } from './StatusPagePanel.tsx'
import { Timeline } from './Timeline.tsx'
import { type TellingAttempt, tellingAttempt } from './tellingAttempt.ts'
import { useIncidentHeads } from './useIncidentHeads.ts'
import { WhatHappened } from './WhatHappened.tsx'
import { WordsPanel } from './words/WordsPanel.tsx'

/** One incident: what happened, since when, the proof, and what was done about it. */
export function IncidentPage({ id }: { id: string }) {
  const query = useQuery(api.incidents.get.queryOptions({ input: { id } }))
  const incident = query.data
  usePageTitle(
    { text: wording.common.incidents, href: links.incidents },
    { text: incident ? `${incident.vendorName} · ${incident.monitorName}` : wording.incidents.incident },
  )
  if (query.isPending) return <PageSkeleton />
  if (!incident)
    return (
      <div className="hs-page">
        <ErrorPanel
          error={query.error}
          what={wording.incident.unreadable}
          back={{ text: wording.incident.allIncidents, href: links.incidents }}
          onRetry={() => void query.refetch()}
        />
      </div>
    )
  return <IncidentBody incident={incident} />
}

function IncidentBody({ incident }: { incident: Incident }) {
  // The attempt that shows what the title says stays in view while more come in; a click shows another.
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  const list = useIncidentHeads(incident)
  const heads = list.data?.items ?? []
  const telling = list.isPending ? undefined : tellingAttempt(incident, heads)
  const chosenId = chosen ?? telling?.id
  const attempt = useTranscript(chosenId)
  const compared = useCompared(chosenId)
  return (
    <div className="hs-page">
      <IncidentHead incident={incident} />
      <div className={classes.columns}>
        <Panel title={wording.incident.timeline} note={wording.incident.timelineNote}>
          <Timeline incident={incident} chosenId={chosenId} onChoose={setChosen} />
          <NoteForm id={incident.id} />
        </Panel>
        <Panel
          title={wording.incident.whatHappened}
          note={attempt.data && attemptNote(incident.transcriptIds, attempt.data.id, telling)}
          actions={
            chosen !== undefined &&
            telling &&
            chosen !== telling.id && (
              <button type="button" className={classes.back} onClick={() => setChosen(undefined)}>
                {wording.incident.backToAttempt(incident.transcriptIds.indexOf(telling.id) + 1)}
              </button>
            )
          }
        >
          <WhatHappened incident={incident} attempt={attempt} compared={compared} />
        </Panel>
      </div>
      <ScopePanel incident={incident} />
      <Panel flush>
        <div className={classes.proof}>
          <Attempts incident={incident} heads={heads} chosenId={chosenId} onChoose={setChosen} />
          <div className={classes.transcript}>
            {attempt.data && <TranscriptTabs transcript={attempt.data} compared={compared} withVerdict />}
          </div>
        </div>
      </Panel>
      <StatusPagePanel incident={incident} />
      <WordsPanel incident={incident} />
      <AffectedPanel incident={incident} />
    </div>
  )
}

/** `attempt 4 of 7: the first that was down`. */
function attemptNote(ids: readonly string[], id: string, telling: TellingAttempt | undefined): string {
  const place = wording.incident.attemptPlace(ids.indexOf(id) + 1, ids.length)
  return telling?.id === id ? wording.common.named(place, telling.why) : place
}

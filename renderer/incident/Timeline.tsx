import { wording } from '../../electron/core/language/language.ts'
import { lastNote } from '../../electron/core/life/actions.ts'
import type { Incident, TimelineEntry } from '../../electron/core/model/incident.ts'
import { At } from '../ui/transcript/At.tsx'
import { keyed } from '../ui/transcript/keyed.ts'
import { Deliveries } from './Deliveries.tsx'
import classes from './incident.module.css'
import { PersonNote } from './PersonNote.tsx'
import { localDay, timelineHeading, timelineText, timelineTone } from './timelineWords.ts'

type Props = { incident: Incident; chosenId: string | undefined; onChoose: (id: string) => void }

/** What happened when, oldest first. Entries with a transcript show it below. */
export function Timeline({ incident, chosenId, onChoose }: Props) {
  const last = lastNote(incident)
  const days = incident.timeline.map((entry) => localDay(entry.atMs))
  return (
    <ol className={classes.timeline}>
      {keyed(incident.timeline, (entry) => `${entry.atMs} ${entry.kind}`).map(({ key, item: entry }, index) => (
        <li
          key={key}
          data-tone={timelineTone(entry, incident.notices)}
          aria-current={entry.transcriptId === chosenId && chosenId !== undefined}
        >
          {index > 0 && days[index] !== days[index - 1] && <div className={classes.day}>{days[index]}</div>}
          <At atMs={entry.atMs} form="clock" />
          {entry.kind === 'person-note' ? (
            <PersonNote incidentId={incident.id} note={entry} last={entry.id === last?.id} />
          ) : (
            <Entry entry={entry} incident={incident} onChoose={onChoose} />
          )}
        </li>
      ))}
    </ol>
  )
}

type EntryProps = { entry: TimelineEntry; incident: Incident; onChoose: (id: string) => void }

function Entry({ entry, incident, onChoose }: EntryProps) {
  const { transcriptId } = entry
  const whole = incident.said?.find(({ id }) => id === entry.saidId)?.text
  return (
    <>
      <strong>{timelineHeading(entry, incident.notices)}</strong>
      <p>{timelineText(entry, incident.notices)}</p>
      {whole !== undefined && (
        <details>
          <summary>{wording.incident.showWhole}</summary>
          <p className={classes.saidText}>{whole}</p>
        </details>
      )}
      <Deliveries incident={incident} noticeId={entry.noticeId} />
      {transcriptId !== undefined && (
        <button type="button" onClick={() => onChoose(transcriptId)}>
          {wording.incident.showAttempt}
        </button>
      )}
    </>
  )
}

import { wording } from '../../../electron/core/language/language.ts'
import type { Incident } from '../../../electron/core/model/incident.ts'
import { DraftEditor } from '../words/DraftEditor.tsx'
import { usePromise } from '../words/usePromise.ts'
import { useWordKit } from '../words/useWordKit.ts'
import classes from './affected.module.css'

/** The note for just those whose calls failed. Whom it goes to is counted on the timeline, never named. */
export function NoteToThem({ incident, customers }: { incident: Incident; customers: number }) {
  const promise = usePromise()
  const { data } = useWordKit(incident.id, undefined, promise.atMs)
  const draft = data?.drafts.find(({ audience }) => audience === 'affected')
  if (!data || !draft) return null
  return (
    <section className={classes.note} aria-label={wording.drafts.audienceNames.affected}>
      <h3>{wording.incident.affected.noteFor(customers)}</h3>
      <DraftEditor
        key={data.stage}
        incident={incident}
        draft={draft}
        stage={data.stage}
        promisedAtMs={data.stage === 'resolved' ? undefined : promise.atMs}
        to={wording.incident.affected.customerCount(customers)}
      />
    </section>
  )
}

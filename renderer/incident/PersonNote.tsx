import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { wording } from '../../electron/core/language/language.ts'
import type { TimelineEntry } from '../../electron/core/model/incident.ts'
import { Filled } from '../ui/Filled.tsx'
import { useNotes } from '../ui/life/useIncidentLife.ts'
import { At } from '../ui/transcript/At.tsx'
import classes from './notes.module.css'

type Props = { incidentId: string; note: TimelineEntry; last: boolean }

/** What somebody wrote. The last note can still be changed or taken away. */
export function PersonNote({ incidentId, note, last }: Props) {
  const [editing, setEditing] = useState(false)
  const { remove } = useNotes()
  const noteId = note.id ?? ''
  if (editing) return <EditNote {...{ incidentId, note }} onDone={() => setEditing(false)} />
  return (
    <>
      <strong>{note.by ? wording.incident.noteBy(note.by) : wording.incident.note}</strong>
      <p className={classes.text}>{note.text}</p>
      {note.editedAtMs !== undefined && (
        <p className={classes.edited}>
          <Filled text={wording.incident.noteChanged} parts={{ at: <At atMs={note.editedAtMs} form="moment" /> }} />
        </p>
      )}
      {last && (
        <p className={classes.change}>
          <button type="button" onClick={() => setEditing(true)}>
            {wording.incident.editNote}
          </button>
          <button
            type="button"
            disabled={remove.isPending}
            onClick={() => remove.mutate({ id: incidentId, note: noteId })}
          >
            {wording.incident.deleteNote}
          </button>
        </p>
      )}
    </>
  )
}

function EditNote({ incidentId, note, onDone }: Omit<Props, 'last'> & { onDone: () => void }) {
  const [text, setText] = useState(note.text)
  const { edit } = useNotes()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    if (text.trim() === note.text) return onDone()
    edit.mutate({ id: incidentId, note: note.id ?? '', text }, { onSuccess: onDone })
  }
  return (
    <form className={classes.edit} onSubmit={submit}>
      <Textarea
        aria-label={wording.incident.note}
        autoFocus
        autosize
        maxRows={12}
        maxLength={4_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone()
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event)
        }}
      />
      <div className={classes.send}>
        <Button variant="default" onClick={onDone}>
          {wording.common.cancel}
        </Button>
        <Button type="submit" loading={edit.isPending} disabled={text.trim() === ''}>
          {wording.common.save}
        </Button>
      </div>
    </form>
  )
}

import { Button, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react'
import { wording } from '../../electron/core/language/language.ts'
import { useNotes } from '../ui/life/useIncidentLife.ts'
import { useMyName } from '../ui/life/useMyName.ts'
import { usePageKey } from '../ui/usePageKey.ts'
import classes from './notes.module.css'

/** Adds a note to the timeline, also once the incident is over. Ctrl or Cmd with Enter sends it. */
export function NoteForm({ id }: { id: string }) {
  const [text, setText] = useState('')
  const [name, setName] = useMyName()
  const { add } = useNotes()
  const field = useRef<HTMLTextAreaElement>(null)
  usePageKey('m', () => field.current?.focus())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '' || add.isPending) return
    add.mutate({ id, text, by: name.trim() || undefined }, { onSuccess: () => setText('') })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event)
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <Textarea
        ref={field}
        aria-label={wording.incident.note}
        placeholder={wording.incident.notePlaceholder}
        maxLength={4_000}
        autosize
        minRows={1}
        maxRows={8}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {text.trim() !== '' && (
        <div className={classes.send}>
          <TextInput
            aria-label={wording.incident.yourName}
            placeholder={wording.incident.yourNameOptional}
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" loading={add.isPending}>
            {wording.incident.addNote}
          </Button>
        </div>
      )}
    </form>
  )
}

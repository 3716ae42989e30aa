import { Button, Modal, Switch, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { parseDuration } from '../../../electron/core/duration.ts'
import { wording } from '../../../electron/core/language/language.ts'
import { useNow } from '../useNow.ts'
import classes from './life.module.css'
import { snoozeProblem, untilText } from './snoozeChoices.ts'
import { useSnooze } from './useIncidentLife.ts'

type Props = { id: string; opened: boolean; onClose: () => void }

/** A snooze of any length, also one that not even a worsening ends. */
export function SnoozeDialog(props: Props) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={wording.ui.snoozeTitle} size="sm">
      <SnoozeForm {...props} />
    </Modal>
  )
}

function SnoozeForm({ id, onClose }: Props) {
  const [text, setText] = useState('2h')
  const [evenIfWorse, setEvenIfWorse] = useState(false)
  const [tried, setTried] = useState(false)
  const nowMs = useNow()
  const snooze = useSnooze()
  const parsed = parseDuration(text.replace(/\s*min(utes?)?\b/g, 'm'))
  const problem = parsed.ok ? snoozeProblem(parsed.ms) : parsed.message
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!parsed.ok || problem) return
    snooze.mutate({ id, forMs: parsed.ms, ...(evenIfWorse && { evenIfWorse }) }, { onSuccess: onClose })
  }
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <TextInput
        label={wording.ui.snoozeLength}
        description={
          parsed.ok && !problem ? wording.ui.quietUntil(untilText(nowMs + parsed.ms, nowMs)) : wording.ui.lengthExamples
        }
        error={tried && problem}
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Switch
        label={wording.ui.quietIfWorse}
        checked={evenIfWorse}
        onChange={(event) => setEvenIfWorse(event.currentTarget.checked)}
      />
      <div className={classes.right}>
        <Button variant="default" onClick={onClose}>
          {wording.common.cancel}
        </Button>
        <Button type="submit" loading={snooze.isPending}>
          {wording.common.snooze}
        </Button>
      </div>
    </form>
  )
}

import { Button, Modal, Switch, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { ChannelState } from '../../electron/core/contract/channels.ts'
import { wording } from '../../electron/core/language/language.ts'
import { api } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import { useFocusBack } from '../ui/useFocusBack.ts'
import classes from './alerts.module.css'
import { ChannelFields } from './ChannelFields.tsx'
import { type ChannelForm, type Errors, idFrom, type Read, readForm } from './channelForm.ts'
import { ReceivesFields } from './ReceivesFields.tsx'
import { TestOutcome } from './TestOutcome.tsx'

type Props = {
  start: ChannelForm
  /** The states of its keys, as they were when it was opened. */
  states: ChannelState['secrets']
  takenIds: readonly string[]
  onClose: () => void
}

/** Errors of the boundary by field: `secrets.…` are those of the keys. */
function errorsOf(error: unknown): Errors {
  return Object.fromEntries(
    problemOf(error).issues.map(({ path, message }) => [path.replace(/^channel\./, ''), message]),
  )
}

/** A channel, new or edited: how to reach it, what it receives, and a test before anything is saved. */
export function ChannelDialog({ start, states, takenIds, onClose }: Props) {
  useFocusBack()
  const [form, setForm] = useState(start)
  const [errors, setErrors] = useState<Errors>({})
  const isNew = start.id === ''
  const id = isNew ? idFrom(form.name, takenIds) : start.id
  const test = useMutation(api.channels.test.mutationOptions({ onError: (error) => setErrors(errorsOf(error)) }))
  const save = useMutation(
    api.channels.save.mutationOptions({
      onError: (error) => setErrors(errorsOf(error)),
      onSuccess: onClose,
    }),
  )
  const change = (next: ChannelForm) => {
    setForm(next)
    setErrors({})
    save.reset()
  }
  const read = (then: (good: Read & { ok: true }) => void) => {
    const result = readForm(form, id)
    setErrors(result.ok ? {} : result.errors)
    if (result.ok) then(result)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    read(({ channel, secrets }) => save.mutate({ channel, secrets, mustBeNew: isNew }))
  }
  const problem = save.error && Object.keys(errors).length === 0 ? problemOf(save.error) : null
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      size={720}
      title={
        isNew
          ? wording.alerts.addKind(wording.alerts.kinds[form.kind])
          : wording.common.named(wording.alerts.kinds[form.kind], start.name)
      }
    >
      <form className={classes.form} onSubmit={submit}>
        <ol className={classes.how} aria-label={wording.alerts.howToLabel}>
          {wording.alerts.howTo[form.kind].map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <TextInput
          label={wording.alerts.name}
          value={form.name}
          error={errors.name}
          data-autofocus
          onChange={(event) => change({ ...form, name: event.currentTarget.value })}
        />
        <ChannelFields form={form} id={id} states={states} errors={errors} onChange={change} />
        <ReceivesFields form={form} errors={errors} onChange={change} />
        <Switch
          label={wording.alerts.switchedOn}
          checked={form.enabled}
          onChange={(event) => change({ ...form, enabled: event.currentTarget.checked })}
        />
        <TestOutcome result={test.data} error={Object.keys(errors).length === 0 ? test.error : null} />
        {problem && (
          <p className={classes.bad} role="alert">
            {problem.text} {problem.next}
          </p>
        )}
        <div className={classes.foot}>
          <Button
            variant="default"
            loading={test.isPending}
            onClick={() => read(({ channel, secrets }) => test.mutate({ channel, secrets }))}
          >
            {wording.alerts.sendTest}
          </Button>
          <span className={classes.right}>
            <Button variant="default" onClick={onClose}>
              {wording.common.cancel}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {wording.common.save}
            </Button>
          </span>
        </div>
      </form>
    </Modal>
  )
}

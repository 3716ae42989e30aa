import { Button, PasswordInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { Link } from 'wouter'
import type { SecretState } from '../../electron/core/contract/secrets.ts'
import { wording } from '../../electron/core/language/language.ts'
import type { State } from '../../electron/core/model/verdict.ts'
import { api } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import { links } from '../ui/links.ts'
import { StateMark } from '../ui/StateMark.tsx'
import classes from './settings.module.css'

const marks: Record<SecretState['state'], State> = {
  stored: 'up',
  environment: 'up',
  missing: 'degraded',
  unavailable: 'unknown',
}

/** One secret: set or replace its value, or take it out of the keychain. */
export function SecretRow({ secret }: { secret: SecretState }) {
  const queryClient = useQueryClient()
  const [mode, setMode] = useState<'shown' | 'editing' | 'removing'>('shown')
  const [value, setValue] = useState('')
  // The button that opened the field takes the keyboard back when the field goes.
  const back = useRef(false)
  const close = () => {
    back.current = true
    setMode('shown')
  }
  const takeBack = (button: HTMLButtonElement | null) => {
    if (button && back.current) button.focus()
    if (button) back.current = false
  }
  const onSuccess = () => {
    close()
    setValue('')
    void queryClient.invalidateQueries({ queryKey: api.secrets.key() })
    void queryClient.invalidateQueries({ queryKey: api.summary.key() })
  }
  const set = useMutation(api.secrets.set.mutationOptions({ onSuccess }))
  const remove = useMutation(api.secrets.remove.mutationOptions({ onSuccess, onError: () => setMode('shown') }))
  const error = set.error ?? remove.error
  const word = wording.settings.secretStates[secret.state]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (value !== '') set.mutate({ name: secret.name, value })
  }
  return (
    <tr>
      <td className="hs-mono">{secret.name}</td>
      {mode === 'removing' ? (
        <td colSpan={3}>
          <div className={classes.right}>
            <span className={classes.ask}>{wording.settings.secretRemoveAsk}</span>
            <Button variant="default" autoFocus onClick={close}>
              {wording.settings.secretKeep}
            </Button>
            <Button color="red" loading={remove.isPending} onClick={() => remove.mutate({ name: secret.name })}>
              {wording.settings.secretRemove}
            </Button>
          </div>
        </td>
      ) : mode === 'editing' ? (
        <td colSpan={3}>
          <form
            className={classes.secretForm}
            onSubmit={submit}
            onKeyDown={(event) => {
              if (event.key === 'Escape') close()
            }}
          >
            <PasswordInput
              aria-label={wording.settings.secretValue(secret.name)}
              placeholder={wording.settings.secretPaste}
              value={value}
              onChange={(event) => setValue(event.currentTarget.value)}
              autoComplete="off"
              autoFocus
              error={error ? `${problemOf(error).text} ${problemOf(error).next}` : undefined}
            />
            <Button type="submit" loading={set.isPending} disabled={value === ''}>
              {wording.settings.secretStore}
            </Button>
            <Button variant="subtle" color="gray" onClick={close}>
              {wording.common.cancel}
            </Button>
          </form>
        </td>
      ) : (
        <>
          <td>
            <StateMark state={marks[secret.state]} label={word} size={13} /> {word}
            {secret.problem && (
              <div className="hs-dim">
                {secret.problem}{' '}
                {secret.state === 'unavailable' && (
                  <Link href={links.helpOn('key-unavailable')} className="hs-link">
                    {wording.settings.aboutKeychainHelp}
                  </Link>
                )}
              </div>
            )}
          </td>
          <td className={classes.users}>
            {secret.usedBy.length === 0 && <span className="hs-dim">{wording.settings.secretUnused}</span>}
            {secret.usedBy.map(({ what, id, name }) => (
              <Link
                key={`${what} ${id}`}
                href={what === 'channel' ? links.alerts : links.monitor(id)}
                className="hs-link"
              >
                {name}
              </Link>
            ))}
          </td>
          <td>
            <div className={classes.right}>
              {error && <span className={classes.bad}>{problemOf(error).text}</span>}
              <Button ref={takeBack} variant="default" onClick={() => setMode('editing')}>
                {secret.state === 'stored' ? wording.settings.secretReplace : wording.settings.secretSet}
              </Button>
              {secret.state === 'stored' && (
                <Button variant="subtle" color="gray" onClick={() => setMode('removing')}>
                  {wording.settings.secretRemove}
                </Button>
              )}
            </div>
          </td>
        </>
      )}
    </tr>
  )
}

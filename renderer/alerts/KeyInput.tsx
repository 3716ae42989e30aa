import { Button, PasswordInput } from '@mantine/core'
import type { ChannelState } from '../../electron/core/contract/channels.ts'
import { wording } from '../../electron/core/language/language.ts'
import { CopyIcon } from '../ui/CopyButton.tsx'
import classes from './alerts.module.css'
import { type ChannelForm, type KeyField, keyName } from './channelForm.ts'

type Props = {
  form: ChannelForm
  id: string
  field: KeyField
  states: ChannelState['secrets']
  error: string | undefined
  onChange: (value: string) => void
  /** Makes a key of its own: for the one that both sides only have to share. */
  generate?: boolean
}

/** 32 random bytes in the form of Standard Webhooks. */
function newSigningKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return `whsec_${btoa(String.fromCharCode(...bytes))}`
}

/** A key: typed or pasted, stored in the keychain when the channel is saved, never shown again. */
export function KeyInput({ form, id, field, states, error, onChange, generate }: Props) {
  const state = states.find(({ name }) => name === keyName(form, id, field))
  const value = form.keys[field]
  const held = state?.state === 'stored' || state?.state === 'environment'
  const words = (state?.state === 'unavailable' && state.problem) || wording.alerts.keyStates[state?.state ?? 'missing']
  const variable = state?.variable && !held ? ` ${wording.alerts.keyVariable(state.variable)}` : ''
  const input = (
    <PasswordInput
      label={wording.alerts.keys[field]}
      description={state ? `${words}${variable}` : wording.alerts.keyHint}
      placeholder={held ? wording.alerts.keyKeep : wording.alerts.keyPaste}
      value={value}
      error={error}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
  if (!generate) return input
  return (
    <div className={classes.key}>
      {input}
      <span className={classes.right}>
        {value !== '' && <CopyIcon label={wording.alerts.keyCopy} getText={() => value} isKey />}
        <Button variant="default" onClick={() => onChange(newSigningKey())}>
          {wording.alerts.keyMake}
        </Button>
      </span>
    </div>
  )
}

import { PasswordInput, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ChangeEvent } from 'react'
import type { SecretState } from '../../electron/core/contract/secrets.ts'
import { wording } from '../../electron/core/language/language.ts'
import { api } from '../api/client.ts'
import { Panel } from '../ui/Panel.tsx'
import { authTexts } from './authForm.ts'
import type { FormValues } from './formValues.ts'
import classes from './monitorForm.module.css'
import { secretNames } from './toDraft.ts'

/** What to say of a secret's state beside its field. */
export function secretWords(state: SecretState | undefined): { description: string; placeholder: string } {
  if (state?.state === 'stored')
    return {
      description: wording.monitorForm.secretStored,
      placeholder: wording.monitorForm.secretStoredHint,
    }
  if (state?.state === 'environment')
    return {
      description: wording.monitorForm.secretFromEnvironment,
      placeholder: wording.monitorForm.secretFromEnvironmentHint,
    }
  if (state?.state === 'unavailable')
    return {
      description: state.problem ?? wording.monitorForm.keychainSilent,
      placeholder: wording.monitorForm.secretTestOnly,
    }
  return { description: wording.monitorForm.secretNotStored, placeholder: wording.monitorForm.pasteKey }
}

type Props = {
  form: FormValues
  values: Record<string, string>
  onChange: (name: string, value: string) => void
  /** Names that have a field elsewhere. */
  except?: readonly string[]
}

/** Names of the secrets that hold a certificate or its key. */
function pemSecrets({ clientCertificate }: FormValues): ReadonlySet<string> {
  if (!clientCertificate) return new Set()
  const { passphrase: _, ...pem } = clientCertificate
  const texts = authTexts(undefined, pem)
  return new Set(texts.flatMap((text) => [...text.matchAll(/\{\{secret:([^{}]+)\}\}/g)].map((match) => match[1] ?? '')))
}

/** One field for each secret that the request mentions. */
export function SecretFields({ form, values, onChange, except = [] }: Props) {
  const names = secretNames(form).filter((name) => !except.includes(name))
  const { data } = useQuery(api.secrets.list.queryOptions())
  const pem = pemSecrets(form)
  if (names.length === 0) return null
  return (
    <Panel title={wording.monitorForm.secrets} note={wording.monitorForm.secretsNote}>
      <div className={classes.two}>
        {names.map((name) => {
          const common = {
            label: <span className="hs-mono">{name}</span>,
            ...secretWords(data?.find((secret) => secret.name === name)),
            value: values[name] ?? '',
            onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
              onChange(name, event.currentTarget.value),
            autoComplete: 'off',
          }
          // PEM has lines; a field of one line would lose them.
          return pem.has(name) ? (
            <Textarea key={name} {...common} rows={3} classNames={{ input: classes.masked ?? '' }} spellCheck={false} />
          ) : (
            <PasswordInput key={name} {...common} />
          )
        })}
      </div>
    </Panel>
  )
}

import { PasswordInput, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ChangeEvent } from 'react'
import type { SecretState } from '../../electron/core/contract/secrets.ts'
import { api } from '../api/client.ts'
import { Panel } from '../ui/Panel.tsx'
import { authTexts } from './authForm.ts'
import type { FormValues } from './formValues.ts'
import classes from './monitorForm.module.css'
import { secretNames } from './toDraft.ts'

/** What to say of a secret's state beside its field. */
export function secretWords(state: SecretState | undefined): { description: string; placeholder: string } {
  if (state?.state === 'stored')
    return { description: 'Stored in your keychain', placeholder: 'Leave empty to keep the stored value' }
  if (state?.state === 'environment')
    return { description: 'Comes from the environment', placeholder: 'Leave empty to use the environment' }
  if (state?.state === 'unavailable')
    return { description: state.problem ?? 'The keychain does not answer', placeholder: 'Used for this test only' }
  return { description: 'Not stored yet; it goes to your keychain when you save', placeholder: 'Paste the key' }
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
    <Panel title="Secrets" note="never written to a file, never shown again">
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

import { Button, Modal, PasswordInput, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Link } from 'wouter'
import type { MissingSecret } from '../../electron/core/contract/config.ts'
import { wording } from '../../electron/core/language/language.ts'
import { api, client } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import { links } from '../ui/links.ts'
import { useFocusBack } from '../ui/useFocusBack.ts'
import classes from './import.module.css'

type Props = { missing: readonly MissingSecret[]; onClose: () => void }

/** Asks once after an import for every key that its monitors wait for; each may be left for later. */
export function MissingSecrets({ missing, onClose }: Props) {
  const queryClient = useQueryClient()
  useFocusBack()
  const [values, setValues] = useState<Record<string, string>>({})
  const [problems, setProblems] = useState<Record<string, string>>({})
  const [stored, setStored] = useState<readonly string[]>([])
  const [saving, setSaving] = useState(false)
  const open = missing.filter(({ name }) => !stored.includes(name))
  const silent = open.length > 0 && open.every(({ problem }) => problem !== undefined)
  const given = open.filter(({ name }) => (values[name] ?? '') !== '')

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setSaving(true)
    setProblems({})
    let failed = false
    for (const { name } of given) {
      try {
        await client.secrets.set({ name, value: values[name] ?? '' })
        setStored((before) => [...before, name])
      } catch (error) {
        failed = true
        const { text, next } = problemOf(error)
        setProblems((before) => ({ ...before, [name]: `${text} ${next}` }))
      }
    }
    for (const part of [api.secrets.key(), api.summary.key()]) void queryClient.invalidateQueries({ queryKey: part })
    setSaving(false)
    if (!failed) onClose()
  }
  return (
    <Modal opened onClose={onClose} closeOnClickOutside={false} title={wording.settings.missing} centered size="lg">
      <form onSubmit={(event) => void submit(event)}>
        <Text size="sm" mb="sm">
          {silent ? (
            <>
              {wording.settings.missingSilent}{' '}
              <Link href={links.helpOn('key-unavailable')} className="hs-link">
                {wording.settings.aboutKeychainHelp}
              </Link>
            </>
          ) : (
            wording.settings.missingText
          )}
        </Text>
        <div className={classes.missing}>
          {open.map(({ name, usedBy, channels = [], problem }, index) => (
            <PasswordInput
              key={name}
              label={<span className="hs-mono">{name}</span>}
              description={`${usersOf(usedBy, channels)}${problem === undefined ? '' : `. ${problem}`}`}
              placeholder={wording.settings.secretPaste}
              value={values[name] ?? ''}
              error={problems[name]}
              onChange={(event) => {
                const { value } = event.currentTarget
                setValues((before) => ({ ...before, [name]: value }))
              }}
              autoComplete="off"
              data-autofocus={index === 0 || undefined}
            />
          ))}
        </div>
        <div className={classes.missingBar}>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {wording.settings.missingSkip}
          </Button>
          <Button type="submit" loading={saving} disabled={given.length === 0}>
            {given.length === 0 ? wording.settings.secretStore : wording.settings.missingStore(given.length)}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

/** "Stripe: Balance, Charges; channel On-call chat" */
function usersOf(usedBy: MissingSecret['usedBy'], channels: readonly string[]): string {
  const vendors = [...new Set(usedBy.map(({ vendorName }) => vendorName))].join(', ')
  const monitors = usedBy.map(({ monitorName }) => monitorName).join(', ')
  return [
    ...(monitors === '' ? [] : [`${vendors}: ${monitors}`]),
    ...channels.map((name) => wording.settings.missingChannel(name)),
  ].join('; ')
}

import { ActionIcon, Button, SegmentedControl, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { wording } from '../../electron/core/language/language.ts'
import type { Vendor } from '../../electron/core/model/monitor.ts'
import { api } from '../api/client.ts'
import { Panel } from '../ui/Panel.tsx'
import { tellProblem } from '../ui/tellProblem.ts'
import classes from './sla.module.css'
import { newTier, readSlaForm, toSlaForm } from './slaForm.ts'

const kinds = [
  { value: 'down', label: wording.sla.counts.down },
  { value: 'degraded', label: wording.sla.counts.degraded },
]

/** What the vendor promised, as it stands in the contract. Saved with the vendor. */
export function PromisePanel({ vendor }: { vendor: Vendor }) {
  const queryClient = useQueryClient()
  const saved = vendor.sla
  const [form, setForm] = useState(() => toSlaForm(saved))
  const [shown, setShown] = useState(false)
  const read = readSlaForm(form)
  const issue = (name: string) => (shown && !read.ok ? read.issues[name] : undefined)
  const changed = !read.ok || JSON.stringify(read.sla) !== JSON.stringify(saved)
  const save = useMutation(
    api.vendors.save.mutationOptions({
      onSuccess: () => {
        setShown(false)
        void queryClient.invalidateQueries({ queryKey: api.vendors.key() })
        void queryClient.invalidateQueries({ queryKey: api.sla.key() })
      },
      onError: (error) => tellProblem(wording.sla.notSaved, error),
    }),
  )
  const forget = () => {
    const { sla: _, ...rest } = vendor
    setForm(toSlaForm(undefined))
    save.mutate(rest)
  }
  const tier = (key: number, change: { below?: string; credit?: string }) =>
    setForm((before) => ({
      ...before,
      tiers: before.tiers.map((each) => (each.key === key ? { ...each, ...change } : each)),
    }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setShown(true)
    if (read.ok) save.mutate({ ...vendor, sla: read.sla })
  }
  return (
    <Panel title={wording.sla.promise}>
      <form onSubmit={submit} className={classes.promise} noValidate>
        <TextInput
          label={wording.sla.availableInMonth}
          placeholder="99.9"
          rightSection="%"
          value={form.promised}
          error={issue('promised')}
          onChange={(event) => {
            const promised = event.currentTarget.value
            setForm((before) => ({ ...before, promised }))
          }}
        />
        <div>
          <span className={classes.label} id="sla-counts">
            {wording.sla.notAvailableMeans}
          </span>
          <SegmentedControl
            aria-labelledby="sla-counts"
            data={kinds}
            value={form.counts}
            onChange={(value) =>
              setForm((before) => ({ ...before, counts: value === 'degraded' ? 'degraded' : 'down' }))
            }
          />
        </div>
        <fieldset className={classes.tiers}>
          <legend className={classes.label}>{wording.sla.credits}</legend>
          {form.tiers.map((row, index) => (
            <div key={row.key} className={classes.tier}>
              <span>{wording.sla.below}</span>
              <TextInput
                aria-label={wording.sla.creditBelow(index + 1)}
                rightSection="%"
                value={row.below}
                error={issue(`below ${index}`)}
                onChange={(event) => tier(row.key, { below: event.currentTarget.value })}
              />
              <span>{wording.sla.gives}</span>
              <TextInput
                aria-label={wording.sla.creditGives(index + 1)}
                rightSection="%"
                value={row.credit}
                error={issue(`credit ${index}`)}
                onChange={(event) => tier(row.key, { credit: event.currentTarget.value })}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={wording.sla.removeCredit(index + 1)}
                onClick={() =>
                  setForm((before) => ({ ...before, tiers: before.tiers.filter(({ key }) => key !== row.key) }))
                }
              >
                <IconTrash size={15} />
              </ActionIcon>
            </div>
          ))}
          <Button
            variant="subtle"
            leftSection={<IconPlus size={14} />}
            onClick={() => setForm((before) => ({ ...before, tiers: [...before.tiers, newTier()] }))}
            disabled={form.tiers.length >= 20}
          >
            {wording.sla.addCredit}
          </Button>
        </fieldset>
        <div className={classes.formActions}>
          {saved && (
            <Button variant="subtle" color="gray" onClick={forget} disabled={save.isPending}>
              {wording.sla.forget}
            </Button>
          )}
          <Button type="submit" loading={save.isPending} disabled={!changed}>
            {changed ? wording.sla.savePromise : wording.sla.promiseSaved}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

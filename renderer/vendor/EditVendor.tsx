import { Alert, Button, Modal, Select, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Vendor } from '../../electron/core/model/monitor.ts'
import { kindNames } from '../../electron/core/statusPage/kindNames.ts'
import { api } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import { leaveTo } from '../ui/leaveGuard.ts'
import { links } from '../ui/links.ts'
import classes from './vendor.module.css'
import { readVendorForm, toVendorForm, type VendorField } from './vendorForm.ts'

type Props = { vendor: Vendor /** It has no monitor. */; removable: boolean; onClose: () => void }

/** What is set up of a vendor: name, status page, what of ours needs it, our account there. */
export function EditVendor({ vendor, removable, onClose }: Props) {
  const queryClient = useQueryClient()
  const [form, setForm] = useState(() => toVendorForm(vendor))
  const [shown, setShown] = useState(false)
  const read = readVendorForm(form, vendor)
  const refresh = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: api.vendors.key() }),
      queryClient.invalidateQueries({ queryKey: api.summary.key() }),
    ])
  const save = useMutation(
    api.vendors.save.mutationOptions({
      onSuccess: async () => {
        await refresh()
        onClose()
      },
    }),
  )
  const remove = useMutation(
    api.vendors.remove.mutationOptions({
      onSuccess: () => {
        void refresh()
        leaveTo(links.overview)
      },
    }),
  )
  const error = save.error ?? remove.error
  const problem = error && problemOf(error)
  const field = (name: VendorField) => ({
    value: form[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget
      setForm((before) => ({ ...before, [name]: value }))
    },
    error: shown && !read.ok ? read.issues[name] : undefined,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setShown(true)
    if (read.ok) save.mutate(read.vendor)
  }
  return (
    <Modal opened onClose={onClose} title={`Edit ${vendor.name}`} size={560}>
      <form onSubmit={submit} className={classes.form} noValidate>
        <div className={classes.two}>
          <TextInput label="Name" description="As it is called everywhere here" data-autofocus {...field('name')} />
          <TextInput
            label="Our account there"
            description="For its support and in evidence; never a key"
            placeholder="acct_1A2B"
            {...field('accountId')}
          />
        </div>
        <TextInput
          label="Its status page"
          description="Read every 5 minutes, more often during an incident; never with a key"
          placeholder="https://status.stripe.com"
          {...field('pageUrl')}
        />
        {form.pageUrl.trim() !== '' && (
          <div className={classes.two}>
            <Select
              label="Kind of status page"
              description="Most are statuspage (Atlassian)"
              data={kindNames.includes(form.pageKind) ? kindNames : [...kindNames, form.pageKind]}
              searchable
              value={form.pageKind}
              onChange={(value) => setForm((before) => ({ ...before, pageKind: value ?? before.pageKind }))}
              error={shown && !read.ok ? read.issues.pageKind : undefined}
            />
            <TextInput
              label="Parts of it that matter to us"
              description="Separated by commas; empty: all"
              placeholder="API, eu-central-1"
              {...field('components')}
            />
          </div>
        )}
        <TextInput
          label="Features of ours that need it"
          description="Separated by commas; used in the words for customers"
          placeholder="Checkout, Invoices"
          {...field('features')}
        />
        {problem && (
          <Alert color="red" role="alert">
            <strong>{problem.text}</strong> {problem.next}
          </Alert>
        )}
        <div className={classes.formActions}>
          {removable && (
            <Button
              color="red"
              variant="subtle"
              className={classes.remove}
              loading={remove.isPending}
              onClick={() => remove.mutate({ id: vendor.id })}
            >
              Remove vendor
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending}>
            Save
          </Button>
        </div>
      </form>
    </Modal>
  )
}

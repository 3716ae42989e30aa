import { Alert, Button, Modal, Select, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { wording } from '../../electron/core/language/language.ts'
import type { Vendor } from '../../electron/core/model/monitor.ts'
import { kindNames } from '../../electron/core/statusPage/kindNames.ts'
import { api } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import { leaveTo } from '../ui/leaveGuard.ts'
import { links } from '../ui/links.ts'
import { useFocusBack } from '../ui/useFocusBack.ts'
import classes from './vendor.module.css'
import { readVendorForm, toVendorForm, type VendorField } from './vendorForm.ts'

type Props = { vendor: Vendor /** It has no monitor. */; removable: boolean; onClose: () => void }

/** What is set up of a vendor: name, status page, what of ours needs it, our account there. */
export function EditVendor({ vendor, removable, onClose }: Props) {
  const queryClient = useQueryClient()
  const [form, setForm] = useState(() => toVendorForm(vendor))
  useFocusBack()
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
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={wording.vendor.editTitle(vendor.name)}
      size={560}
    >
      <form onSubmit={submit} className={classes.form} noValidate>
        <div className={classes.two}>
          <TextInput
            label={wording.vendor.name}
            description={wording.vendor.nameText}
            data-autofocus
            {...field('name')}
          />
          <TextInput
            label={wording.vendor.account}
            description={wording.vendor.accountText}
            placeholder={wording.vendor.accountExample}
            {...field('accountId')}
          />
        </div>
        <TextInput
          label={wording.common.statusPage}
          description={wording.vendor.pageText}
          placeholder={wording.vendor.pageExample}
          {...field('pageUrl')}
        />
        {form.pageUrl.trim() !== '' && (
          <div className={classes.two}>
            <Select
              label={wording.vendor.pageKind}
              description={wording.vendor.pageKindText}
              data={kindNames.includes(form.pageKind) ? kindNames : [...kindNames, form.pageKind]}
              searchable
              value={form.pageKind}
              onChange={(value) => setForm((before) => ({ ...before, pageKind: value ?? before.pageKind }))}
              error={shown && !read.ok ? read.issues.pageKind : undefined}
            />
            <TextInput
              label={wording.vendor.parts}
              description={wording.vendor.partsText}
              placeholder={wording.vendor.partsExample}
              {...field('components')}
            />
          </div>
        )}
        <TextInput
          label={wording.vendor.features}
          description={wording.vendor.featuresText}
          placeholder={wording.vendor.featuresExample}
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
              {wording.vendor.remove}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {wording.common.cancel}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {wording.common.save}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

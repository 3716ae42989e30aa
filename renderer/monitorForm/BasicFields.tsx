import { Select, TextInput } from '@mantine/core'
import { wording } from '../../electron/core/language/language.ts'
import type { Vendor } from '../../electron/core/model/monitor.ts'
import { Panel } from '../ui/Panel.tsx'
import type { FieldProps } from './fieldProps.ts'
import classes from './monitorForm.module.css'

const another = ' new'

type Props = FieldProps & { vendors: readonly Vendor[]; editing: boolean }

/** Which vendor, and what the monitor is called. */
export function BasicFields({ form, set, issue, vendors, editing }: Props) {
  const options = [
    ...vendors.map((vendor) => ({ value: vendor.id, label: vendor.name })),
    { value: another, label: wording.monitorForm.newVendor },
  ]
  return (
    <Panel title={wording.monitorForm.basicsTitle}>
      <div className={classes.two}>
        <Select
          label={wording.monitorForm.vendor}
          data={options}
          value={form.vendorId ?? another}
          onChange={(value) => set({ vendorId: value === another ? null : value })}
          searchable
          error={form.vendorId === null ? undefined : issue('vendor')}
        />
        {form.vendorId === null ? (
          <TextInput
            label={wording.monitorForm.newVendorName}
            placeholder="Stripe"
            value={form.vendorName}
            onChange={(event) => set({ vendorName: event.currentTarget.value })}
            error={issue('vendor') ?? issue('newVendor')}
          />
        ) : (
          <span />
        )}
        {form.vendorId === null && (
          <>
            <TextInput
              label={wording.common.statusPage}
              description={wording.monitorForm.optional}
              placeholder="https://status.stripe.com"
              value={form.statusPageUrl}
              onChange={(event) => set({ statusPageUrl: event.currentTarget.value })}
              error={issue('statusPage')}
            />
            <TextInput
              label={wording.monitorForm.features}
              description={wording.monitorForm.featuresDescription}
              placeholder={wording.monitorForm.featuresExample}
              value={form.features}
              onChange={(event) => set({ features: event.currentTarget.value })}
            />
          </>
        )}
        <TextInput
          label={wording.monitorForm.monitorName}
          placeholder={wording.monitorForm.nameExample}
          value={form.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
          error={issue('name')}
          data-autofocus
        />
        <TextInput
          label={wording.monitorForm.id}
          placeholder="stripe-balance"
          value={form.id}
          onChange={(event) => set({ id: event.currentTarget.value })}
          error={issue('id')}
          disabled={editing}
          classNames={{ input: 'hs-mono' }}
        />
      </div>
    </Panel>
  )
}

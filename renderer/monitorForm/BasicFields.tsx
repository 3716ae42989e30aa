import { Select, TextInput } from '@mantine/core'
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
    { value: another, label: 'A new vendor…' },
  ]
  return (
    <Panel title="Vendor and name">
      <div className={classes.two}>
        <Select
          label="Vendor"
          data={options}
          value={form.vendorId ?? another}
          onChange={(value) => set({ vendorId: value === another ? null : value })}
          searchable
          error={form.vendorId === null ? undefined : issue('vendor')}
        />
        {form.vendorId === null ? (
          <TextInput
            label="Name of the new vendor"
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
              label="Its status page"
              description="Optional"
              placeholder="https://status.stripe.com"
              value={form.statusPageUrl}
              onChange={(event) => set({ statusPageUrl: event.currentTarget.value })}
              error={issue('statusPage')}
            />
            <TextInput
              label="Features of ours that need it"
              description="Optional, separated by commas"
              placeholder="Checkout, Invoices"
              value={form.features}
              onChange={(event) => set({ features: event.currentTarget.value })}
            />
          </>
        )}
        <TextInput
          label="What this monitor checks"
          placeholder="Balance"
          value={form.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
          error={issue('name')}
          data-autofocus
        />
        <TextInput
          label="Id"
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

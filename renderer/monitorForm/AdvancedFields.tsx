import { Checkbox, TextInput } from '@mantine/core'
import type { VariationKind } from '../../electron/core/model/monitor.ts'
import { FoldingPanel } from './FoldingPanel.tsx'
import type { FieldProps } from './fieldProps.ts'
import classes from './monitorForm.module.css'

type TextField = 'confirmAfter' | 'confirmFailures' | 'confirmWithin' | 'closeAfterPasses' | 'flapAfter'

/** In the order in which they matter: how a failure is confirmed, then how it ends. */
const texts: { field: TextField; label: string; description: string; placeholder?: string }[] = [
  {
    field: 'confirmAfter',
    label: 'Confirm a failure after',
    description: 'Waits before each further attempt, from the first failure',
    placeholder: '0s, 2s, 5s',
  },
  {
    field: 'confirmFailures',
    label: 'Must fail too',
    description: 'How many of the further attempts; empty: all',
    placeholder: 'all',
  },
  {
    field: 'confirmWithin',
    label: 'Confirm within',
    description: 'Counted from the first failure; timeouts are cut to fit',
    placeholder: '2.5 s after the last wait',
  },
  {
    field: 'closeAfterPasses',
    label: 'Close after',
    description: 'Passes in a row; 2 keeps a vendor open that wavers',
  },
  {
    field: 'flapAfter',
    label: 'Flapping from',
    description: 'Incidents within an hour, told once; empty: never',
    placeholder: 'never',
  },
]

const variations: { kind: VariationKind; label: string }[] = [
  { kind: 'address', label: 'Another address of the same name' },
  { kind: 'family', label: 'The other of IPv4 and IPv6' },
  { kind: 'http1', label: 'HTTP/1.1 instead of HTTP/2' },
]

/** How a first failure is confirmed and when an incident closes. Opened by itself when something in it is wrong. */
export function AdvancedFields({ form, set, issue }: FieldProps) {
  const wrong = issue('policy') !== undefined
  return (
    <FoldingPanel
      title="Advanced"
      note={`confirmed after ${form.confirmAfter || 'the first failure'}; closed after ${form.closeAfterPasses} passes`}
      forced={wrong}
    >
      <div className={classes.times}>
        {texts.map(({ field, ...words }) => (
          <TextInput
            key={field}
            {...words}
            value={form[field]}
            onChange={(event) => set({ [field]: event.currentTarget.value })}
            error={issue(`policy.${field}`)}
          />
        ))}
        <Checkbox.Group
          label="Further attempts try"
          description="Where the vendor offers it"
          value={form.vary}
          onChange={(chosen) => set({ vary: variations.map(({ kind }) => kind).filter((one) => chosen.includes(one)) })}
        >
          {variations.map(({ kind, label }) => (
            <Checkbox key={kind} value={kind} label={label} size="xs" mt={6} />
          ))}
        </Checkbox.Group>
      </div>
    </FoldingPanel>
  )
}

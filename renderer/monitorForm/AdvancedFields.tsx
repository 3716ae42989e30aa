import { Button, Checkbox, TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import type { VariationKind } from '../../electron/core/model/monitor.ts'
import { Panel } from '../ui/Panel.tsx'
import type { FieldProps } from './fieldProps.ts'
import classes from './monitorForm.module.css'

const variations: { kind: VariationKind; label: string }[] = [
  { kind: 'address', label: 'Another address of the same name' },
  { kind: 'family', label: 'The other of IPv4 and IPv6' },
  { kind: 'http1', label: 'HTTP/1.1 instead of HTTP/2' },
]

/** How a first failure is confirmed and when an incident closes. Opened by itself when something in it is wrong. */
export function AdvancedFields({ form, set, issue }: FieldProps) {
  const [opened, setOpened] = useState(false)
  const open = opened || issue('policy') !== undefined
  return (
    <Panel
      title="Advanced"
      note={`confirmed after ${form.confirmAfter || 'the first failure'}; closed after ${form.closeAfterPasses} passes`}
      actions={
        <Button
          variant="subtle"
          size="compact-xs"
          aria-expanded={open}
          onClick={() => setOpened(!open)}
          leftSection={open ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
        >
          {open ? 'Hide' : 'Change'}
        </Button>
      }
    >
      {open && (
        <div className={classes.times}>
          <TextInput
            label="Confirm a failure after"
            description="Waits before each further attempt, from the first failure"
            placeholder="0s, 2s, 5s"
            value={form.confirmAfter}
            onChange={(event) => set({ confirmAfter: event.currentTarget.value })}
            error={issue('policy.confirmAfter')}
          />
          <TextInput
            label="How many of them must fail too"
            description="Empty: all of them"
            placeholder="all"
            value={form.confirmFailures}
            onChange={(event) => set({ confirmFailures: event.currentTarget.value })}
            error={issue('policy.confirmFailures')}
          />
          <TextInput
            label="Close after passes in a row"
            description="2 keeps a flapping vendor open"
            value={form.closeAfterPasses}
            onChange={(event) => set({ closeAfterPasses: event.currentTarget.value })}
            error={issue('policy.closeAfterPasses')}
          />
          <TextInput
            label="Confirm within"
            description="Of the first failure; time-outs are cut to fit"
            placeholder="2.5 s after the last wait"
            value={form.confirmWithin}
            onChange={(event) => set({ confirmWithin: event.currentTarget.value })}
            error={issue('policy.confirmWithin')}
          />
          <TextInput
            label="Flapping from this many incidents in an hour"
            description="Told once instead of each time. Empty: never"
            placeholder="never"
            value={form.flapAfter}
            onChange={(event) => set({ flapAfter: event.currentTarget.value })}
            error={issue('policy.flapAfter')}
          />
          <Checkbox.Group
            label="Further attempts try"
            description="Where the vendor offers it"
            value={form.vary}
            onChange={(chosen) =>
              set({ vary: variations.map(({ kind }) => kind).filter((one) => chosen.includes(one)) })
            }
          >
            {variations.map(({ kind, label }) => (
              <Checkbox key={kind} value={kind} label={label} size="xs" mt={6} />
            ))}
          </Checkbox.Group>
        </div>
      )}
    </Panel>
  )
}

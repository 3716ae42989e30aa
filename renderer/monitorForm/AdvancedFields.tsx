import { Button, TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { Panel } from '../ui/Panel.tsx'
import type { FieldProps } from './fieldProps.ts'
import classes from './monitorForm.module.css'

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
        </div>
      )}
    </Panel>
  )
}

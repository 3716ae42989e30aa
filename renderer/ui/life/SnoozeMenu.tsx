import { Button, Menu } from '@mantine/core'
import { IconBellOff, IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { wording } from '../../../electron/core/language/language.ts'
import { usePageKey } from '../usePageKey.ts'
import { SnoozeDialog } from './SnoozeDialog.tsx'
import { snoozeChoices } from './snoozeChoices.ts'
import { useSnooze } from './useIncidentLife.ts'

type Props = { id: string; again?: boolean; shortcut?: boolean }

/** Keeps an incident quiet for a while; then it reminds. `again`: it is quiet already. `shortcut`: z opens it. */
export function SnoozeMenu({ id, again = false, shortcut = false }: Props) {
  const [opened, setOpened] = useState(false)
  const [custom, setCustom] = useState(false)
  const snooze = useSnooze()
  usePageKey('z', () => shortcut && setOpened(true))
  return (
    <>
      <Menu opened={opened} onChange={setOpened} position="bottom-start" shadow="md" returnFocus>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconBellOff size={15} />}
            rightSection={<IconChevronDown size={14} />}
            loading={snooze.isPending}
          >
            {again ? wording.ui.snoozeLonger : wording.common.snooze}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{wording.ui.snoozeMeans}</Menu.Label>
          {snoozeChoices(Date.now()).map(([label, forMs]) => (
            <Menu.Item key={label} onClick={() => snooze.mutate({ id, forMs: Math.round(forMs) })}>
              {label}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => setCustom(true)}>{wording.ui.snoozeOther}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <SnoozeDialog id={id} opened={custom} onClose={() => setCustom(false)} />
    </>
  )
}

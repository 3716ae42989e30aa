import { Button } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { wording } from '../../electron/core/language/language.ts'
import { Panel } from '../ui/Panel.tsx'

type Props = { title: string; note: ReactNode; forced: boolean; children: ReactNode }

/** Fields that are seldom changed: closed with a note of what they say. `forced`: open, since something in it is wrong. */
export function FoldingPanel({ title, note, forced, children }: Props) {
  const [opened, setOpened] = useState(false)
  const open = opened || forced
  return (
    <Panel
      title={title}
      note={note}
      actions={
        <Button
          variant="subtle"
          flex="none"
          size="compact-xs"
          aria-expanded={open}
          onClick={() => setOpened(!open)}
          leftSection={open ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
        >
          {open ? wording.monitorForm.hide : wording.monitorForm.change}
        </Button>
      }
    >
      {open && children}
    </Panel>
  )
}

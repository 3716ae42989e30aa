import { Button } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { wording } from '../../electron/core/language/language.ts'
import { Panel } from '../ui/Panel.tsx'
import classes from './catalog.module.css'
import type { FormValues } from './formValues.ts'

type Props = { form: FormValues; url: string; open: boolean; onToggle: () => void }

/** What a prepared monitor sends, in one line; all of it can be changed. */
export function RequestLine({ form, url, open, onToggle }: Props) {
  return (
    <Panel
      title={wording.monitorForm.whatIsSent}
      note={wording.monitorForm.everyInterval(form.interval)}
      actions={
        <Button
          variant="subtle"
          size="compact-xs"
          aria-expanded={open}
          onClick={onToggle}
          leftSection={open ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
        >
          {open ? wording.monitorForm.hideDetails : wording.monitorForm.changeDetails}
        </Button>
      }
    >
      <p className={`${classes.line} hs-mono`}>
        {form.method} {url}
      </p>
    </Panel>
  )
}

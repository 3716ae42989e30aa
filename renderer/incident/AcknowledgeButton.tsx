import { Button, Popover, Textarea, TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { wording } from '../../electron/core/language/language.ts'
import { useAcknowledge } from '../ui/incidentActions.ts'
import { useMyName } from '../ui/life/useMyName.ts'
import { usePageKey } from '../ui/usePageKey.ts'
import classes from './incident.module.css'

/** Says that somebody is on it. Name and reason are optional and stand in the timeline. */
export function AcknowledgeButton({ id }: { id: string }) {
  // A double click opens it too: its second click does not close what the first one opened.
  const [opened, setOpened] = useState(false)
  const [name, setName] = useMyName()
  const [reason, setReason] = useState('')
  const acknowledge = useAcknowledge()
  usePageKey('a', () => setOpened(true))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    acknowledge.mutate(
      { id, by: name.trim() || undefined, reason: reason.trim() || undefined },
      { onSuccess: () => setOpened(false) },
    )
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus shadow="md" width={300}>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconCheck size={15} />}
          onClick={(event) => event.detail < 2 && setOpened(!opened)}
        >
          {wording.common.acknowledge}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form className={classes.form} onSubmit={submit}>
          <Textarea
            label={wording.incident.reason}
            description={wording.incident.reasonText}
            placeholder={wording.incident.reasonExample}
            maxLength={500}
            autosize
            minRows={2}
            data-autofocus
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <TextInput
            label={wording.incident.yourName}
            description={wording.incident.optional}
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" loading={acknowledge.isPending}>
            {wording.common.acknowledge}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}

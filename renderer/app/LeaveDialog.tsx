import { Button, Group, Modal, Text } from '@mantine/core'
import { wording } from '../../electron/core/language/language.ts'
import { usePendingLeave } from '../ui/leaveGuard.ts'

/** Asked when a page with unsaved changes is about to be left. */
export function LeaveDialog() {
  const { pending, stay, leave } = usePendingLeave()
  return (
    <Modal opened={pending !== null} onClose={stay} title={wording.app.leaveTitle} centered size="sm">
      <Text size="sm">{wording.app.leaveText}</Text>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={leave}>
          {wording.app.leave}
        </Button>
        <Button onClick={stay} data-autofocus>
          {wording.app.stay}
        </Button>
      </Group>
    </Modal>
  )
}

import { Button, Group, Modal, Text } from '@mantine/core'
import { usePendingLeave } from '../ui/leaveGuard.ts'

/** Asked when a page with unsaved changes is about to be left. */
export function LeaveDialog() {
  const { pending, stay, leave } = usePendingLeave()
  return (
    <Modal opened={pending !== null} onClose={stay} title="Leave without saving?" centered size="sm">
      <Text size="sm">What you changed on this page is not saved yet.</Text>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={leave}>
          Leave and discard
        </Button>
        <Button onClick={stay} data-autofocus>
          Stay here
        </Button>
      </Group>
    </Modal>
  )
}

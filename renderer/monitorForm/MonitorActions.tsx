import { Button, Menu, Modal, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconPlayerPause, IconPlayerPlay, IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { wording } from '../../electron/core/language/language.ts'
import type { Monitor } from '../../electron/core/model/monitor.ts'
import { api, client } from '../api/client.ts'
import { formatLocal } from '../ui/format.ts'
import { leaveTo } from '../ui/leaveGuard.ts'
import { links } from '../ui/links.ts'
import { tellProblem } from '../ui/tellProblem.ts'
import classes from './monitorForm.module.css'

const hourMs = 3_600_000

/** Pausing and deleting a monitor that exists. */
export function MonitorActions({ monitor }: { monitor: Monitor }) {
  const queryClient = useQueryClient()
  const [asking, setAsking] = useState(false)
  const refresh = () => {
    void queryClient.invalidateQueries({ queryKey: api.monitors.key() })
    void queryClient.invalidateQueries({ queryKey: api.summary.key() })
  }
  const pause = useMutation(
    api.monitors.pause.mutationOptions({
      onSuccess: refresh,
      onError: (error) => tellProblem(wording.monitorForm.notPaused, error),
    }),
  )
  const resume = useMutation(
    api.monitors.resume.mutationOptions({
      onSuccess: refresh,
      onError: (error) => tellProblem(wording.monitorForm.notResumed, error),
    }),
  )
  const undo = (toast: string) => {
    const { revision: _, paused: __, ...draft } = monitor
    notifications.hide(toast)
    client.monitors.save(draft).then(refresh, (error: unknown) => tellProblem(wording.monitorForm.notRestored, error))
  }
  const remove = useMutation(
    api.monitors.remove.mutationOptions({
      onSuccess: () => {
        refresh()
        leaveTo(links.overview)
        const toast = `deleted-${monitor.id}`
        notifications.show({
          id: toast,
          title: wording.monitorForm.wasDeleted(monitor.name),
          autoClose: 15_000,
          message: (
            <Button variant="light" mt={4} onClick={() => undo(toast)}>
              {wording.monitorForm.undo}
            </Button>
          ),
        })
      },
      onError: (error) => tellProblem(wording.monitorForm.notDeleted, error),
    }),
  )
  const until = monitor.paused?.untilMs
  return (
    <div className={classes.actions}>
      <span>
        {monitor.paused
          ? wording.monitorForm.paused(until == null ? undefined : formatLocal(until))
          : wording.monitorForm.running}
      </span>
      {monitor.paused ? (
        <Button
          variant="default"
          leftSection={<IconPlayerPlay size={14} />}
          loading={resume.isPending}
          onClick={() => resume.mutate({ id: monitor.id })}
        >
          {wording.monitorForm.resume}
        </Button>
      ) : (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" leftSection={<IconPlayerPause size={14} />} loading={pause.isPending}>
              {wording.monitorForm.pause}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => pause.mutate({ id: monitor.id, forMs: hourMs })}>
              {wording.monitorForm.forOneHour}
            </Menu.Item>
            <Menu.Item onClick={() => pause.mutate({ id: monitor.id })}>{wording.monitorForm.untilResumed}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      <Button variant="default" leftSection={<IconTrash size={14} />} onClick={() => setAsking(true)}>
        {wording.common.delete}
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={wording.monitorForm.deleteAsk(monitor.name)}
        centered
        size="sm"
      >
        <Text size="sm">{wording.monitorForm.deleteNote}</Text>
        <div className={classes.answers}>
          <Button variant="default" onClick={() => setAsking(false)} data-autofocus>
            {wording.monitorForm.keepIt}
          </Button>
          <Button color="red" loading={remove.isPending} onClick={() => remove.mutate({ id: monitor.id })}>
            {wording.common.delete}
          </Button>
        </div>
      </Modal>
    </div>
  )
}

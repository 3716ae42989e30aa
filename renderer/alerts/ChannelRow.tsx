import { ActionIcon, Button, CloseButton, Group, Menu, Modal, Text } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ChannelState } from '../../electron/core/contract/channels.ts'
import { wording } from '../../electron/core/language/language.ts'
import type { State } from '../../electron/core/model/verdict.ts'
import { api } from '../api/client.ts'
import { formatRough } from '../ui/format.ts'
import { StateMark } from '../ui/StateMark.tsx'
import { Moment } from '../ui/TimeText.tsx'
import { tellProblem } from '../ui/tellProblem.ts'
import { useNow } from '../ui/useNow.ts'
import classes from './alerts.module.css'
import { goesTo, receives } from './channelWords.ts'
import { KindIcon } from './KindIcon.tsx'
import { TestOutcome } from './TestOutcome.tsx'

type Props = { state: ChannelState; vendorName: (id: string) => string; onEdit: () => void }

/** One channel: where it goes, what it receives, how it did last, and what can be done with it. */
export function ChannelRow({ state, vendorName, onEdit }: Props) {
  const { channel } = state
  const [removing, setRemoving] = useState(false)
  const test = useMutation(api.channels.test.mutationOptions())
  const save = useMutation(
    api.channels.save.mutationOptions({ onError: (error) => tellProblem(wording.alerts.changeFailed, error) }),
  )
  return (
    <>
      <tr data-off={!channel.enabled}>
        <td>
          <div className={classes.name}>
            <KindIcon kind={channel.kind} />
            <div>
              <strong>{channel.name}</strong>
              <span className={classes.sub}>
                {wording.alerts.kinds[channel.kind]} · {goesTo(channel)}
              </span>
              <span className={`${classes.sub} ${classes.narrow}`}>{receives(channel, vendorName)}</span>
            </div>
          </div>
        </td>
        <td className={classes.wide}>{receives(channel, vendorName)}</td>
        <td className={classes.state}>
          <LastMessage state={state} />
        </td>
        <td>
          <div className={classes.right}>
            <Button
              variant="default"
              loading={test.isPending}
              onClick={() => test.mutate({ channel, secrets: {} })}
              aria-label={wording.alerts.sendTestTo(channel.name)}
            >
              {wording.alerts.sendTest}
            </Button>
            <Button variant="default" onClick={onEdit} aria-label={wording.alerts.editOf(channel.name)}>
              {wording.alerts.edit}
            </Button>
            <Menu position="bottom-end" withinPortal>
              <Menu.Target>
                <ActionIcon variant="subtle" color="gray" aria-label={wording.alerts.moreFor(channel.name)}>
                  <IconDots size={16} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item
                  onClick={() => save.mutate({ channel: { ...channel, enabled: !channel.enabled }, secrets: {} })}
                >
                  {channel.enabled ? wording.alerts.switchOff : wording.alerts.switchOn}
                </Menu.Item>
                <Menu.Item color="red" onClick={() => setRemoving(true)}>
                  {wording.alerts.remove}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </div>
        </td>
      </tr>
      {(test.data || test.error) && (
        <tr>
          <td colSpan={4}>
            <div className={classes.shown}>
              <TestOutcome result={test.data} error={test.error} />
              <CloseButton size="sm" aria-label={wording.alerts.closeOutcome} onClick={() => test.reset()} />
            </div>
          </td>
        </tr>
      )}
      <RemoveDialog state={state} opened={removing} onClose={() => setRemoving(false)} />
    </>
  )
}

const marks: Record<NonNullable<ChannelState['last']>['state'], State> = {
  sent: 'up',
  failed: 'degraded',
  dead: 'down',
}

function LastMessage({ state }: { state: ChannelState }) {
  const nowMs = useNow()
  const { channel, secrets, last, waiting, nextTryAtMs, dead } = state
  const missing = secrets.find((secret) => secret.state === 'missing' || secret.state === 'unavailable')
  if (!channel.enabled) return <span className="hs-dim">{wording.alerts.switchedOff}</span>
  if (missing)
    return (
      <>
        <StateMark state="degraded" size={13} label={wording.alerts.keyMissing} /> {wording.alerts.keyMissingHint}
        {missing.variable && <span className={classes.sub}>{wording.alerts.orVariable(missing.variable)}</span>}
      </>
    )
  if (!last) return <span className="hs-dim">{wording.alerts.nothingSent}</span>
  const word = wording.alerts.lastStates[last.state]
  const again = waiting > 0 && nextTryAtMs !== undefined && nextTryAtMs > nowMs
  const counts = [
    ...(waiting > 0 ? [wording.alerts.waiting(waiting)] : []),
    ...(again ? [wording.alerts.nextTry(formatRough(nextTryAtMs - nowMs))] : []),
    ...(dead > 0 ? [wording.alerts.dead(dead)] : []),
  ]
  return (
    <>
      <StateMark state={marks[last.state]} size={13} label={word} /> {word} <Moment atMs={last.atMs} />
      {last.problem && <span className={classes.sub}>{last.problem}</span>}
      {counts.length > 0 && <span className={classes.sub}>{counts.join(' · ')}</span>}
    </>
  )
}

function RemoveDialog({ state, opened, onClose }: { state: ChannelState; opened: boolean; onClose: () => void }) {
  const { channel, waiting, dead } = state
  const remove = useMutation(
    api.channels.remove.mutationOptions({
      onSuccess: onClose,
      onError: (error) => tellProblem(wording.alerts.removeFailed, error),
    }),
  )
  const lost = waiting + dead
  return (
    <Modal opened={opened} onClose={onClose} title={wording.alerts.removeTitle(channel.name)} centered size="sm">
      <Text size="sm">{wording.alerts.removeText(lost)}</Text>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          {wording.alerts.keep}
        </Button>
        <Button color="red" loading={remove.isPending} onClick={() => remove.mutate({ id: channel.id })}>
          {wording.alerts.remove}
        </Button>
      </Group>
    </Modal>
  )
}

import { ActionIcon, Button, CloseButton, Group, Menu, Modal, Text } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ChannelState } from '../../electron/core/contract/channels.ts'
import type { State } from '../../electron/core/model/verdict.ts'
import { api } from '../api/client.ts'
import { formatRough, plural } from '../ui/format.ts'
import { StateMark } from '../ui/StateMark.tsx'
import { Moment } from '../ui/TimeText.tsx'
import { tellProblem } from '../ui/tellProblem.ts'
import { useNow } from '../ui/useNow.ts'
import classes from './alerts.module.css'
import { kindNames } from './channelForm.ts'
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
    api.channels.save.mutationOptions({ onError: (error) => tellProblem('The channel was not changed', error) }),
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
                {kindNames[channel.kind]} · {goesTo(channel)}
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
              aria-label={`Send a test to ${channel.name}`}
            >
              Send a test
            </Button>
            <Button variant="default" onClick={onEdit} aria-label={`Edit ${channel.name}`}>
              Edit
            </Button>
            <Menu position="bottom-end" withinPortal>
              <Menu.Target>
                <ActionIcon variant="subtle" color="gray" aria-label={`More for ${channel.name}`}>
                  <IconDots size={16} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item
                  onClick={() => save.mutate({ channel: { ...channel, enabled: !channel.enabled }, secrets: {} })}
                >
                  {channel.enabled ? 'Switch off' : 'Switch on'}
                </Menu.Item>
                <Menu.Item color="red" onClick={() => setRemoving(true)}>
                  Remove
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
              <CloseButton size="sm" aria-label="Close what came of the test" onClick={() => test.reset()} />
            </div>
          </td>
        </tr>
      )}
      <RemoveDialog state={state} opened={removing} onClose={() => setRemoving(false)} />
    </>
  )
}

const marks: Record<NonNullable<ChannelState['last']>['state'], [State, string]> = {
  sent: ['up', 'Sent'],
  failed: ['degraded', 'Not sent yet'],
  dead: ['down', 'Given up'],
}

function LastMessage({ state }: { state: ChannelState }) {
  const nowMs = useNow()
  const { channel, secrets, last, waiting, nextTryAtMs, dead } = state
  const missing = secrets.find((secret) => secret.state === 'missing' || secret.state === 'unavailable')
  if (!channel.enabled) return <span className="hs-dim">Switched off</span>
  if (missing)
    return (
      <>
        <StateMark state="degraded" size={13} label="Key missing" /> Key missing: store it with Edit
        {missing.variable && <span className={classes.sub}>or start with {missing.variable} set</span>}
      </>
    )
  if (!last) return <span className="hs-dim">Nothing was sent yet</span>
  const [mark, word] = marks[last.state]
  const again = waiting > 0 && nextTryAtMs !== undefined && nextTryAtMs > nowMs
  const counts = [
    ...(waiting > 0 ? [`${plural(waiting, 'message')} waiting`] : []),
    ...(again ? [`next try in ${formatRough(nextTryAtMs - nowMs)}`] : []),
    ...(dead > 0 ? [`${dead} given up`] : []),
  ]
  return (
    <>
      <StateMark state={mark} size={13} label={word} /> {word} <Moment atMs={last.atMs} />
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
      onError: (error) => tellProblem('The channel was not removed', error),
    }),
  )
  const lost = waiting + dead
  return (
    <Modal opened={opened} onClose={onClose} title={`Remove ${channel.name}?`} centered size="sm">
      <Text size="sm">
        No alert goes there any more, and its key is taken out of the keychain.
        {lost > 0 && ` ${plural(lost, 'message')} that did not get there ${lost === 1 ? 'is' : 'are'} dropped.`}
      </Text>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          Keep it
        </Button>
        <Button color="red" loading={remove.isPending} onClick={() => remove.mutate({ id: channel.id })}>
          Remove
        </Button>
      </Group>
    </Modal>
  )
}

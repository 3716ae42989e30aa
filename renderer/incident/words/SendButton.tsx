import { Button, Group, Menu, Modal, Text } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { wording } from '../../../electron/core/language/language.ts'
import type { Channel } from '../../../electron/core/model/channel.ts'
import type { Incident } from '../../../electron/core/model/incident.ts'
import type { Audience, WordStage } from '../../../electron/core/model/words.ts'
import { api } from '../../api/client.ts'
import { links } from '../../ui/links.ts'
import { tellProblem } from '../../ui/tellProblem.ts'
import classes from './words.module.css'

type Props = {
  saying: { id: string; audience: Audience; stage: WordStage; text: string; promisedAtMs: number | undefined }
  disabled: boolean
  onSent: (incident: Incident) => void
}

/** Sends the text through a channel of the user's own, after showing once more what goes where. */
export function SendButton({ saying, disabled, onSent }: Props) {
  // What is shown is what goes out, though the draft beneath goes on with the incident.
  const [chosen, setChosen] = useState<{ channel: Channel; saying: Props['saying'] } | null>(null)
  const channels = useQuery(api.channels.list.queryOptions())
  const send = useMutation(
    api.words.send.mutationOptions({
      onSuccess: (incident) => {
        setChosen(null)
        onSent(incident)
      },
      onError: (error) => tellProblem(wording.incident.words.notSent, error),
    }),
  )
  const usable = (channels.data ?? [])
    .map(({ channel }) => channel)
    .filter((one) => one.enabled && one.kind !== 'pagerduty')
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="default" leftSection={<IconSend size={15} />} disabled={disabled}>
            {wording.incident.words.sendTo}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {usable.map((channel) => (
            <Menu.Item key={channel.id} onClick={() => setChosen({ channel, saying })}>
              {channel.name} <span className="hs-dim">{wording.incident.words.channelKinds[channel.kind]}</span>
            </Menu.Item>
          ))}
          {usable.length === 0 && (
            <Menu.Item component={Link} href={links.alerts}>
              {wording.incident.words.noChannel}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={chosen !== null}
        onClose={() => setChosen(null)}
        title={wording.incident.words.sendTitle(chosen?.channel.name ?? '')}
        size="lg"
      >
        <p className={classes.sending}>{chosen?.saying.text}</p>
        <Group justify="space-between" mt="md">
          <Text size="xs" c="dimmed">
            {wording.incident.words.sendText}
          </Text>
          <Group gap="xs">
            <Button variant="default" onClick={() => setChosen(null)}>
              {wording.common.cancel}
            </Button>
            <Button
              data-autofocus
              loading={send.isPending}
              onClick={() => chosen && send.mutate({ ...chosen.saying, channel: chosen.channel.id })}
            >
              {wording.incident.words.sendNow}
            </Button>
          </Group>
        </Group>
      </Modal>
    </>
  )
}

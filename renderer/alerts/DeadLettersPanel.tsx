import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { DeadLetterView } from '../../electron/core/contract/channels.ts'
import { wording } from '../../electron/core/language/language.ts'
import { api } from '../api/client.ts'
import { Filled } from '../ui/Filled.tsx'
import { links } from '../ui/links.ts'
import { Panel } from '../ui/Panel.tsx'
import { Moment } from '../ui/TimeText.tsx'
import { tellProblem } from '../ui/tellProblem.ts'
import classes from './alerts.module.css'

/** Messages that were given up, with why: tried again or discarded by hand. Not there while there are none. */
export function DeadLettersPanel() {
  const { data = [] } = useQuery(api.channels.deadLetters.queryOptions())
  const retry = useMutation(
    api.channels.retry.mutationOptions({
      onError: (error) => tellProblem(wording.alerts.retryFailed, error),
      onSuccess: ({ kept }) => {
        const [first] = kept
        if (first) tellProblem(wording.alerts.retryKept(kept.length), new Error(first.problem))
      },
    }),
  )
  const discard = useMutation(
    api.channels.discard.mutationOptions({ onError: (error) => tellProblem(wording.alerts.discardFailed, error) }),
  )
  if (data.length === 0) return null
  const ids = data.map(({ id }) => id)
  return (
    <Panel
      title={wording.alerts.deadTitle}
      note={wording.alerts.deadNote(data.length)}
      flush
      actions={
        <span className={classes.right}>
          <Button variant="default" loading={retry.isPending} onClick={() => retry.mutate({ ids })}>
            {wording.alerts.retryAll}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => discard.mutate({ ids })}>
            {wording.alerts.discardAll}
          </Button>
        </span>
      }
    >
      <ul className={classes.letters} aria-label={wording.alerts.deadLabel}>
        {data.map((letter) => (
          <Letter
            key={letter.id}
            letter={letter}
            onRetry={() => retry.mutate({ ids: [letter.id] })}
            onDiscard={() => discard.mutate({ ids: [letter.id] })}
          />
        ))}
      </ul>
    </Panel>
  )
}

type Props = { letter: DeadLetterView; onRetry: () => void; onDiscard: () => void }

function Letter({ letter, onRetry, onDiscard }: Props) {
  const { messages, channelName, problem, attempts, diedAtMs } = letter
  const [first] = messages
  if (!first) return null
  return (
    <li>
      <div>
        <Filled
          text={wording.alerts.deadHead(messages.length - 1)}
          parts={{
            title: (
              <Link href={links.incident(first.incident.id)} className="hs-link">
                {first.title}
              </Link>
            ),
          }}
        />
        <p>
          <span className={classes.bad}>{problem}</span>
        </p>
        <p className="hs-dim">
          <Filled
            text={wording.alerts.deadLine(attempts)}
            parts={{ channel: channelName, ago: <Moment atMs={diedAtMs} /> }}
          />
        </p>
      </div>
      <span className={classes.right}>
        <Button variant="default" onClick={onRetry} aria-label={wording.alerts.retryOf(first.title, channelName)}>
          {wording.common.tryAgain}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          onClick={onDiscard}
          aria-label={wording.alerts.discardOf(first.title, channelName)}
        >
          {wording.alerts.discard}
        </Button>
      </span>
    </li>
  )
}

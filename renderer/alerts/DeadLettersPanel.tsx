import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { DeadLetterView } from '../../electron/core/contract/channels.ts'
import { api } from '../api/client.ts'
import { plural } from '../ui/format.ts'
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
      onError: (error) => tellProblem('Nothing was tried again', error),
      onSuccess: ({ kept }) => {
        const [first] = kept
        if (first) tellProblem(`${plural(kept.length, 'message')} not tried again`, new Error(first.problem))
      },
    }),
  )
  const discard = useMutation(
    api.channels.discard.mutationOptions({ onError: (error) => tellProblem('Nothing was discarded', error) }),
  )
  if (data.length === 0) return null
  const ids = data.map(({ id }) => id)
  return (
    <Panel
      title="Given up"
      note={`${plural(data.length, 'message')} did not get there`}
      flush
      actions={
        <span className={classes.right}>
          <Button variant="default" loading={retry.isPending} onClick={() => retry.mutate({ ids })}>
            Try all again
          </Button>
          <Button variant="subtle" color="gray" onClick={() => discard.mutate({ ids })}>
            Discard all
          </Button>
        </span>
      }
    >
      <ul className={classes.letters} aria-label="Messages that were given up">
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
        <Link href={links.incident(first.incident.id)} className="hs-link">
          {first.title}
        </Link>
        {messages.length > 1 && ` and ${messages.length - 1} more`}
        <p>
          <span className={classes.bad}>{problem}</span>
        </p>
        <p className="hs-dim">
          To {channelName} · {attempts === 0 ? 'never tried' : plural(attempts, 'attempt')} · given up{' '}
          <Moment atMs={diedAtMs} />
        </p>
      </div>
      <span className={classes.right}>
        <Button variant="default" onClick={onRetry} aria-label={`Try again: ${first.title} to ${channelName}`}>
          Try again
        </Button>
        <Button
          variant="subtle"
          color="gray"
          onClick={onDiscard}
          aria-label={`Discard: ${first.title} to ${channelName}`}
        >
          Discard
        </Button>
      </span>
    </li>
  )
}

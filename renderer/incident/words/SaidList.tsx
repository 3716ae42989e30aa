import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { wording } from '../../../electron/core/language/language.ts'
import type { Incident } from '../../../electron/core/model/incident.ts'
import type { Said } from '../../../electron/core/model/words.ts'
import { openPromises } from '../../../electron/core/words/said.ts'
import { promiseAtMs } from '../../../electron/core/words/times.ts'
import { api } from '../../api/client.ts'
import { Filled } from '../../ui/Filled.tsx'
import { Ago } from '../../ui/TimeText.tsx'
import { tellProblem } from '../../ui/tellProblem.ts'
import { At } from '../../ui/transcript/At.tsx'
import { useNow } from '../../ui/useNow.ts'
import classes from './words.module.css'

/** What was said so far, newest first, with the promises that are still open. */
export function SaidList({ incident }: { incident: Incident }) {
  const said = [...(incident.said ?? [])].reverse()
  const open = new Set(openPromises(incident).map(({ id }) => id))
  return (
    <section className={classes.block} aria-label={wording.incident.words.said}>
      <h3>{wording.incident.words.said}</h3>
      {said.length === 0 && <p className="hs-dim">{wording.incident.words.saidNothing}</p>}
      <ol className={classes.said}>
        {said.map((one) => (
          <li key={one.id}>
            <SaidRow incident={incident} said={one} promises={open.has(one.id)} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function useChange(incidentId: string) {
  const queryClient = useQueryClient()
  return {
    onSuccess: (incident: Incident) => {
      queryClient.setQueryData(api.incidents.get.queryKey({ input: { id: incidentId } }), incident)
      void queryClient.invalidateQueries({ queryKey: api.summary.key() })
    },
    onError: (error: unknown) => tellProblem(wording.incident.words.notChanged, error),
  }
}

function SaidRow({ incident, said, promises }: { incident: Incident; said: Said; promises: boolean }) {
  const change = useChange(incident.id)
  const withdraw = useMutation(api.words.withdraw.mutationOptions(change))
  const ids = { id: incident.id, said: said.id }
  return (
    <>
      <p>
        <strong>{wording.drafts.audienceNames[said.audience]}</strong>
        {said.to !== undefined &&
          ` ${said.channelId === undefined ? wording.incident.words.saidTo(said.to) : wording.incident.words.sentTo(said.to)}`}{' '}
        <span className="hs-dim">{wording.incident.words.saidAt}</span> <At atMs={said.atMs} form="short" />{' '}
        <span className="hs-dim">
          (<Ago atMs={said.atMs} />)
        </span>
      </p>
      <details>
        <summary>{wording.drafts.stageNames[said.stage]}</summary>
        <p className={classes.whole}>{said.text}</p>
      </details>
      {promises && said.promisedAtMs !== undefined && <Promised ids={ids} atMs={said.promisedAtMs} change={change} />}
      {said.channelId === undefined && (
        <button type="button" className={classes.link} onClick={() => withdraw.mutate(ids)}>
          {wording.incident.words.withdraw}
        </button>
      )}
    </>
  )
}

type PromisedProps = { ids: { id: string; said: string }; atMs: number; change: ReturnType<typeof useChange> }

function Promised({ ids, atMs, change }: PromisedProps) {
  const promise = useMutation(api.words.promise.mutationOptions(change))
  const nowMs = useNow()
  const due = nowMs >= atMs
  return (
    <div className={classes.promised} data-due={due}>
      <span>
        <Filled
          text={due ? wording.incident.words.promiseDue : wording.incident.words.promisedFor}
          parts={{ at: <At atMs={atMs} form="short" /> }}
        />
      </span>
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => promise.mutate({ ...ids, promisedAtMs: promiseAtMs(Math.max(nowMs, atMs), 15) })}
      >
        {wording.incident.words.later}
      </Button>
      <Button size="compact-xs" variant="default" onClick={() => promise.mutate({ ...ids, promisedAtMs: null })}>
        {wording.incident.words.noUpdate}
      </Button>
    </div>
  )
}

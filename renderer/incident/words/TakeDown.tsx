import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { wording } from '../../../electron/core/language/language.ts'
import type { Incident } from '../../../electron/core/model/incident.ts'
import type { Audience, WordStage } from '../../../electron/core/model/words.ts'
import { api } from '../../api/client.ts'
import { Filled } from '../../ui/Filled.tsx'
import { tellProblem } from '../../ui/tellProblem.ts'
import { At } from '../../ui/transcript/At.tsx'
import classes from './words.module.css'

type Props = { incident: Incident; audience: Audience; stage: WordStage }

/** Once it is over: what was put up before the all-clear still stands, and asks to be taken down or replaced. */
export function TakeDown({ incident, audience, stage }: Props) {
  const queryClient = useQueryClient()
  const say = useMutation(
    api.words.say.mutationOptions({
      onSuccess: (next) => queryClient.setQueryData(api.incidents.get.queryKey({ input: { id: incident.id } }), next),
      onError: (error) => tellProblem(wording.incident.words.notLogged, error),
    }),
  )
  const last = incident.said?.findLast((said) => said.audience === audience)
  if (stage !== 'resolved' || last === undefined || last.stage === 'resolved') return null
  if (audience !== 'banner' && audience !== 'status-page') return null
  const { id } = incident
  return (
    <div className={classes.takeDown}>
      <span>
        <Filled text={wording.incident.words.stillStands} parts={{ at: <At atMs={last.atMs} form="short" /> }} />
      </span>
      <Button
        size="compact-xs"
        variant="default"
        loading={say.isPending}
        onClick={() => say.mutate({ id, audience, stage, text: wording.drafts.takenDown })}
      >
        {wording.incident.words.takenDown}
      </Button>
    </div>
  )
}

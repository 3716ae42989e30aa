import { Button, Textarea } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconAlertTriangle, IconArrowBackUp } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, useRef, useState } from 'react'
import { wording } from '../../../electron/core/language/language.ts'
import type { Incident } from '../../../electron/core/model/incident.ts'
import { type Draft, longestText, type WordStage } from '../../../electron/core/model/words.ts'
import { api, client } from '../../api/client.ts'
import { problemOf } from '../../api/problem.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { tellProblem } from '../../ui/tellProblem.ts'
import { edits } from './edits.ts'
import { SendButton } from './SendButton.tsx'
import { TakeDown } from './TakeDown.tsx'
import classes from './words.module.css'

type Props = {
  incident: Incident
  draft: Draft
  stage: WordStage
  promisedAtMs: number | undefined
  /** To whom just this text goes. */
  to?: string
}

const checkAfterMs = 350

/** One text, to be changed before it goes out. What is wrong with it stands below; nothing is kept until it is said. */
export function DraftEditor({ incident, draft, stage, promisedAtMs, to }: Props) {
  const { audience } = draft
  const key = `${incident.id} ${audience} ${stage}`
  const [edited, setEdited] = useState(edits.get(key))
  const copyButton = useRef<HTMLDivElement>(null)
  const queryClient = useQueryClient()
  const text = edited ?? draft.text
  const change = (next: string | undefined) => {
    setEdited(next)
    edits.set(key, next)
  }
  const saying = { id: incident.id, audience, stage, text, promisedAtMs, to }
  const show = (next: Incident) =>
    queryClient.setQueryData(api.incidents.get.queryKey({ input: { id: incident.id } }), next)
  const said = async () => {
    try {
      show(await client.words.say(saying))
      change(undefined)
    } catch (error) {
      tellProblem(wording.incident.words.copiedNotLogged, error)
    }
  }
  const clean = async () => {
    await client.words.check(saying)
    return text
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    copyButton.current?.querySelector('button')?.click()
  }
  const empty = text.trim() === ''
  return (
    <div className={classes.draft}>
      <TakeDown incident={incident} audience={audience} stage={stage} />
      <Textarea
        aria-label={wording.drafts.audienceNames[audience]}
        classNames={{ input: classes.text }}
        autosize
        minRows={3}
        maxRows={16}
        maxLength={longestText}
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Problems draft={draft} saying={saying} edited={edited !== undefined} />
      <div className={classes.actions}>
        <div ref={copyButton}>
          <CopyButton
            label={wording.incident.words.copyAndLog}
            disabled={empty}
            getText={clean}
            onCopied={() => void said()}
            told={() => wording.incident.words.logged(wording.drafts.audienceNames[audience])}
          />
        </div>
        <SendButton
          saying={saying}
          disabled={empty}
          onSent={(next) => {
            show(next)
            change(undefined)
          }}
        />
        <CopyButton label={wording.incident.words.copyOnly} variant="default" disabled={empty} getText={clean} />
        {edited !== undefined && edited !== draft.text && (
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconArrowBackUp size={15} />}
            onClick={() => change(undefined)}
          >
            {wording.incident.words.backToDraft}
          </Button>
        )}
        <span className={classes.count}>
          {edited !== undefined && edited !== draft.text
            ? wording.incident.words.changed
            : draft.own
              ? wording.incident.words.own
              : wording.incident.words.standard}
          {', '}
          {wording.incident.words.characters(text.length)}
        </span>
      </div>
    </div>
  )
}

type ProblemsProps = {
  draft: Draft
  saying: Omit<Props, 'incident' | 'draft'> & { id: string; audience: Draft['audience']; text: string }
  edited: boolean
}

/** What should be looked at before the text leaves. */
function Problems({ draft, saying, edited }: ProblemsProps) {
  const [settled] = useDebouncedValue(saying.text, checkAfterMs)
  const check = useQuery(
    api.words.check.queryOptions({ input: { ...saying, text: settled }, enabled: edited, retry: false, gcTime: 0 }),
  )
  const problems = edited ? (check.data?.problems ?? []) : draft.problems
  const refused = edited && check.isError ? problemOf(check.error) : undefined
  if (problems.length === 0 && !refused) return <div aria-live="polite" />
  return (
    <ul className={classes.problems} aria-live="polite">
      {refused && (
        <li>
          <IconAlertTriangle size={15} aria-hidden />
          {refused.text} {refused.next}
        </li>
      )}
      {problems.map(({ message }) => (
        <li key={message}>
          <IconAlertTriangle size={15} aria-hidden />
          {message}
        </li>
      ))}
    </ul>
  )
}

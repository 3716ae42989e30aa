import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { wording } from '../../electron/core/language/language.ts'
import { api } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import { formatLocal } from '../ui/format.ts'
import classes from './settings.module.css'

/** What the page itself may show, in the browser shell, where the desktop has no notifier. */
function showInPage(): void {
  if ('Notification' in window && Notification.permission === 'granted')
    new Notification(wording.settings.testTitle, { body: wording.settings.testBody })
}

/** Sends a notification and asks whether it was seen: no system says so itself. The answer is kept with its date. */
export function SelfTest({ inBrowser }: { inBrowser: boolean }) {
  const queryClient = useQueryClient()
  const [asking, setAsking] = useState(false)
  const { data: state } = useQuery(api.channels.selfTest.queryOptions())
  const test = useMutation(
    api.settings.testNotification.mutationOptions({
      onSuccess: ({ shown }) => {
        if (!shown && inBrowser) showInPage()
        setAsking(true)
      },
    }),
  )
  const answer = useMutation(
    api.channels.answerSelfTest.mutationOptions({
      onSuccess: (next) => {
        queryClient.setQueryData(api.channels.selfTest.queryKey(), next)
        setAsking(false)
        test.reset()
      },
    }),
  )
  const { last, advice = [] } = state ?? {}
  const error = test.error ?? answer.error
  return (
    <>
      <div className={classes.line}>
        <Button variant="default" loading={test.isPending} onClick={() => test.mutate({})}>
          {wording.settings.testSend}
        </Button>
        {!asking && last && (
          <span className={last.seen ? 'hs-dim' : classes.bad}>
            {wording.settings.testLast[last.seen ? 'seen' : 'unseen'](formatLocal(last.atMs).slice(0, 16))}
          </span>
        )}
      </div>
      {test.data && (
        <p className={test.data.shown ? undefined : classes.bad} role="status">
          {test.data.shown
            ? wording.settings.testShown
            : wording.settings.testNotShown(test.data.problem ?? wording.settings.testNoReason)}
        </p>
      )}
      {asking && (
        <fieldset className={classes.asked}>
          <legend>{wording.settings.testAsk}</legend>
          <Button variant="default" loading={answer.isPending} onClick={() => answer.mutate({ seen: true })}>
            {wording.settings.testYes}
          </Button>
          <Button variant="default" loading={answer.isPending} onClick={() => answer.mutate({ seen: false })}>
            {wording.settings.testNo}
          </Button>
        </fieldset>
      )}
      {error && (
        <p className={classes.bad} role="alert">
          {problemOf(error).text} {problemOf(error).next}
        </p>
      )}
      {!asking && last && !last.seen && (
        <ol className={classes.advice} aria-label={wording.settings.testAdvice}>
          {advice.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
    </>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { promiseAtMs } from '../../../electron/core/words/times.ts'
import { api } from '../../api/client.ts'

const renewMs = 20_000

/** When the next update is promised for, as chosen for the texts that are written now. */
export type PromiseChoice = {
  /** After so many minutes; null: nothing is promised. */
  minutes: number | null
  /** Undefined while nothing is promised, and until the user's usual time is known. */
  atMs: number | undefined
  choose(minutes: number | null): void
}

/** Begins with the usual time of the user's own; a choice holds until the page is left. */
export function usePromise(): PromiseChoice {
  const usual = useQuery(api.words.get.queryOptions()).data?.nextUpdateMinutes
  const [chosen, choose] = useState<number | null | undefined>(undefined)
  // The promised time is a round five minutes: a second more or less does not draw the drafts again.
  const [nowMs, setNowMs] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), renewMs)
    return () => clearInterval(timer)
  }, [])
  const minutes = chosen === undefined ? (usual ?? null) : chosen
  return { minutes, atMs: minutes === null ? undefined : promiseAtMs(nowMs, minutes), choose }
}

import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { SlaFormat } from '../../electron/core/contract/sla.ts'
import { wording } from '../../electron/core/language/language.ts'
import { api, client } from '../api/client.ts'
import { saveFile } from '../ui/saveFile.ts'
import { tellProblem } from '../ui/tellProblem.ts'

/** Shorter work needs no word about how far it is. */
const tellAfterMs = 1_000
const askEveryMs = 400

/** A file being made: how far it is once it takes longer than a second, and the way to call it off. */
export function useSlaFile(input: { id: string; month: string; zone: string }) {
  const [making, setMaking] = useState<{ format: SlaFormat; job: string } | null>(null)
  const [long, setLong] = useState(false)
  const controller = useRef<AbortController>(null)
  useEffect(() => {
    setLong(false)
    if (!making) return
    const timer = setTimeout(() => setLong(true), tellAfterMs)
    return () => clearTimeout(timer)
  }, [making])
  useEffect(() => () => controller.current?.abort(), [])
  const progress = useQuery(
    api.sla.progress.queryOptions({
      input: { id: making?.job ?? 'none' },
      enabled: making !== null && long,
      refetchInterval: askEveryMs,
      gcTime: 0,
    }),
  )
  const make = (format: SlaFormat) => {
    const job = crypto.randomUUID()
    const own = new AbortController()
    controller.current = own
    setMaking({ format, job })
    client.sla
      .file({ ...input, format, job }, { signal: own.signal })
      .then(saveFile, (error: unknown) => {
        if (!own.signal.aborted) tellProblem(wording.sla.notMade, error)
      })
      .finally(() => setMaking((before) => (before?.job === job ? null : before)))
  }
  return {
    make,
    making: making?.format ?? null,
    progress: making && long ? (progress.data ?? { step: wording.sla.working, done: 0, total: 0 }) : null,
    cancel: () => {
      controller.current?.abort()
      setMaking(null)
    },
  }
}

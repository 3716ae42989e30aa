import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Settings } from '../../electron/core/model/settings.ts'
import { api, client } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'

/** What became of the last save, by field. */
export type FieldState = { field: string; state: 'saving' | 'saved' | 'failed'; message?: string }
export type Saver = { last: FieldState | null; save: (field: string, patch: Partial<Settings>) => void }
export type SettingsProps = { settings: Settings; saver: Saver }

const shownMs = 2_500

/** Saves one change at a time, each upon the outcome of the one before, and remembers how the last one ended. */
export function useSaveSettings(): Saver {
  const queryClient = useQueryClient()
  const [last, setLast] = useState<FieldState | null>(null)
  const queue = useRef(Promise.resolve())
  useEffect(() => {
    if (last?.state !== 'saved') return
    const timer = setTimeout(() => setLast(null), shownMs)
    return () => clearTimeout(timer)
  }, [last])

  const run = async (field: string, patch: Partial<Settings>) => {
    const key = api.settings.get.queryKey()
    const now = queryClient.getQueryData<Settings>(key)
    if (!now) return
    setLast({ field, state: 'saving' })
    try {
      const saved = await client.settings.save({ ...now, ...patch })
      queryClient.setQueryData<Settings>(key, saved)
      setLast({ field, state: 'saved' })
    } catch (error) {
      const problem = problemOf(error)
      setLast({ field, state: 'failed', message: problem.issues[0]?.message ?? `${problem.text} ${problem.next}` })
    }
  }
  const save = (field: string, patch: Partial<Settings>) => {
    queue.current = queue.current.then(() => run(field, patch))
  }
  return { last, save }
}

import { useEffect, useRef, useState } from 'react'
import type { MonitorDraft } from '../../electron/core/model/monitor.ts'
import type { Transcript } from '../../electron/core/model/transcript.ts'
import { client } from '../api/client.ts'

export type TestRun = {
  state: 'idle' | 'running' | 'done' | 'failed' | 'stopped'
  transcript: Transcript | null
  error: unknown
  run: (input: { draft: MonitorDraft; vendorName: string; secrets: Record<string, string> }) => void
  cancel: () => void
}

/** Runs a draft once without saving it; one run at a time, and leaving the page stops it. */
export function useTestRun(): TestRun {
  const [result, setResult] = useState<Pick<TestRun, 'state' | 'transcript' | 'error'>>({
    state: 'idle',
    transcript: null,
    error: null,
  })
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  const run: TestRun['run'] = (input) => {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    setResult({ state: 'running', transcript: null, error: null })
    client.monitors.test(input, { signal: controller.signal }).then(
      (transcript) => {
        if (!controller.signal.aborted) setResult({ state: 'done', transcript, error: null })
      },
      (error: unknown) => {
        if (!controller.signal.aborted) setResult({ state: 'failed', transcript: null, error })
      },
    )
  }
  const cancel = () => {
    running.current?.abort()
    setResult({ state: 'stopped', transcript: null, error: null })
  }
  return { ...result, run, cancel }
}

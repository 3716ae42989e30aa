import { useEffect, useRef, useState } from 'react'
import type { Looked } from '../../../electron/core/affected/look.ts'
import type { AffectedCounts, AffectedResult, AffectedSpec } from '../../../electron/core/affected/types.ts'
import { wording } from '../../../electron/core/language/language.ts'
import { findAffected, JobProblem, lookInto } from './runJob.ts'

export type AffectedState =
  | { kind: 'none' }
  | { kind: 'looking'; file: File }
  | { kind: 'looked'; file: File; looked: Looked; result?: AffectedResult }
  | { kind: 'scanning'; file: File; looked: Looked; readBytes: number; counts?: AffectedCounts }
  | { kind: 'broke'; name: string; text: string; next: string }

/** One log at a time. What is found stays in this page's memory and goes with it. */
export function useAffected() {
  const [state, setState] = useState<AffectedState>({ kind: 'none' })
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  const begin = () => {
    running.current?.abort()
    running.current = new AbortController()
    return running.current.signal
  }
  const broke = (signal: AbortSignal, name: string, error: unknown) => {
    if (signal.aborted) return
    const text = error instanceof JobProblem ? error.message : wording.incident.affected.unreadable
    setState({ kind: 'broke', name, text, next: wording.incident.affected.unreadableNext })
  }

  const open = async (file: File) => {
    const signal = begin()
    setState({ kind: 'looking', file })
    try {
      const looked = await lookInto(file, signal)
      if (looked.problem) setState({ kind: 'broke', name: file.name, ...looked.problem })
      else setState({ kind: 'looked', file, looked })
    } catch (error) {
      broke(signal, file.name, error)
    }
  }
  const find = async (file: File, looked: Looked, spec: AffectedSpec) => {
    const signal = begin()
    setState({ kind: 'scanning', file, looked, readBytes: 0 })
    try {
      const onProgress = (readBytes: number, counts: AffectedCounts) =>
        setState({ kind: 'scanning', file, looked, readBytes, counts })
      const result = await findAffected({ kind: 'scan', file, spec }, { signal, onProgress })
      setState({ kind: 'looked', file, looked, result })
    } catch (error) {
      broke(signal, file.name, error)
    }
  }
  return {
    state,
    open: (file: File) => void open(file),
    find: (file: File, looked: Looked, spec: AffectedSpec) => void find(file, looked, spec),
    /** Ends the reading; the choices stay. */
    cancel() {
      running.current?.abort()
      setState((now) =>
        now.kind === 'scanning' ? { kind: 'looked', file: now.file, looked: now.looked } : { kind: 'none' },
      )
    },
    forget() {
      running.current?.abort()
      setState({ kind: 'none' })
    },
  }
}

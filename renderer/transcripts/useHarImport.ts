import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { HarImport } from '../../electron/core/contract/harImports.ts'
import { transcriptPagesKey } from '../ui/transcript/pagesKey.ts'
import { type Progress, sendHar } from './sendHar.ts'

export type ImportState =
  | { kind: 'none' }
  | { kind: 'running'; name: string; totalBytes: number; progress: Progress | undefined }
  | { kind: 'ended'; name: string; outcome: HarImport }
  | { kind: 'broke'; name: string; error: unknown }

/** One HAR file at a time on its way in. */
export function useHarImport() {
  const queryClient = useQueryClient()
  const [state, setState] = useState<ImportState>({ kind: 'none' })
  const running = useRef<AbortController | null>(null)
  const send = async (file: File) => {
    if (running.current) return
    const controller = new AbortController()
    running.current = controller
    const { name, size } = file
    setState({ kind: 'running', name, totalBytes: size, progress: undefined })
    try {
      const outcome = await sendHar(file, controller.signal, (progress) =>
        setState({ kind: 'running', name, totalBytes: size, progress }),
      )
      setState({ kind: 'ended', name, outcome })
      // Imported ones stand at the time they were made, so anywhere in the list.
      if (outcome.state === 'done') void queryClient.resetQueries({ queryKey: [transcriptPagesKey] })
    } catch (error) {
      setState({ kind: 'broke', name, error })
    } finally {
      running.current = null
    }
  }
  return {
    state,
    send: (file: File) => void send(file),
    cancel: () => running.current?.abort(),
    dismiss: () => setState({ kind: 'none' }),
  }
}

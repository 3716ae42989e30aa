import type { Change } from '../core/contract/changes.ts'

type Kind = Change['kinds'][number]

/** Changes closer together than this reach listeners as one. */
const coalesceMs = 100

/** Tells everyone who listens what changed, in coalesced events with a sequence number. */
export type Changes = {
  note(kinds: readonly Kind[], monitorId?: string): void
  /** Returns its unsubscribe. */
  listen(listener: (change: Change) => void): () => void
  /** One event per change until `signal` aborts; the first carries the current sequence number and no kinds. */
  stream(signal: AbortSignal | undefined): AsyncGenerator<Change, void, void>
  close(): void
}

export function createChanges(): Changes {
  let seq = 0
  let timer: NodeJS.Timeout | undefined
  let kinds = new Set<Kind>()
  let monitorIds = new Set<string>()
  const listeners = new Set<(change: Change) => void>()
  const enders = new Set<() => void>()

  const emit = () => {
    timer = undefined
    seq += 1
    const change: Change = { seq, kinds: [...kinds], monitorIds: [...monitorIds] }
    kinds = new Set()
    monitorIds = new Set()
    for (const listener of listeners) listener(change)
  }

  const listen = (listener: (change: Change) => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }

  return {
    note(more, monitorId) {
      for (const kind of more) kinds.add(kind)
      if (monitorId !== undefined) monitorIds.add(monitorId)
      timer ??= setTimeout(emit, coalesceMs)
    },
    listen,
    async *stream(signal) {
      // A slow reader gets one merged change, not a growing queue.
      let waiting: Change | null = null
      let wake: (() => void) | null = null
      let ended = false
      // Its own numbers: what was merged for a slow reader is no gap.
      let sent = 0
      const stop = listen((change) => {
        waiting = waiting
          ? {
              seq: 0,
              kinds: [...new Set([...waiting.kinds, ...change.kinds])],
              monitorIds: [...new Set([...waiting.monitorIds, ...change.monitorIds])],
            }
          : change
        wake?.()
      })
      const end = () => {
        ended = true
        wake?.()
      }
      enders.add(end)
      signal?.addEventListener('abort', end)
      try {
        yield { seq: sent, kinds: [], monitorIds: [] }
        while (!ended && !signal?.aborted) {
          if (waiting) {
            const change: Change = waiting
            waiting = null
            sent += 1
            yield { ...change, seq: sent }
          } else {
            await new Promise<void>((resolve) => {
              wake = resolve
            })
            wake = null
          }
        }
      } finally {
        stop()
        enders.delete(end)
        signal?.removeEventListener('abort', end)
      }
    },
    close() {
      clearTimeout(timer)
      for (const end of [...enders]) end()
      listeners.clear()
    },
  }
}

import type { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { Change } from '../../electron/core/contract/changes.ts'
import { api, client } from './client.ts'

/** Whether changes reach this page, and when it last knew for certain. */
export type Connection = { state: 'connecting' | 'live' | 'lost'; knownAtMs: number | null }

const firstRetryMs = 500
const lastRetryMs = 10_000

let connection: Connection = { state: 'connecting', knownAtMs: null }
const listeners = new Set<() => void>()

function set(next: Connection): void {
  connection = next
  for (const listener of listeners) listener()
}

/** The parts of the cache that one kind of change makes stale. */
function keysOf(kind: Change['kinds'][number]): readonly unknown[][] {
  switch (kind) {
    case 'summary':
      return [[...api.summary.key()]]
    case 'monitors':
      return [[...api.monitors.key()], [...api.vendors.key()]]
    case 'incidents':
      // What may be said about an incident follows what is known of it.
      return [[...api.incidents.key()], [...api.words.key()]]
    case 'transcripts':
      // A comparison is of attempts that are over: a new attempt changes nothing in it.
      return [[...api.transcripts.list.key()], [...api.transcripts.get.key()]]
    case 'settings':
      return [[...api.settings.key()], [...api.maintenance.key()]]
    case 'backups':
      return [[...api.backups.key()]]
    case 'desktop':
      return [[...api.desktop.key()]]
    case 'channels':
      return [[...api.channels.key()]]
    case 'secrets':
      return [[...api.secrets.key()]]
  }
}

/** The monitor that a cached query is about, from its key `[path, { input }]`. */
function monitorOf(queryKey: readonly unknown[]): string | undefined {
  const options = queryKey[1] as { input?: { id?: unknown } } | undefined
  return typeof options?.input?.id === 'string' ? options.input.id : undefined
}

function apply(queryClient: QueryClient, change: Change): void {
  for (const kind of change.kinds) {
    for (const queryKey of keysOf(kind)) {
      void queryClient.invalidateQueries({
        queryKey,
        predicate: (query) => {
          if (kind !== 'monitors' || change.monitorIds.length === 0) return true
          const monitor = monitorOf(query.queryKey)
          return monitor === undefined || change.monitorIds.includes(monitor)
        },
      })
    }
  }
}

/** How often the page asks again while many monitors report; less often while nobody looks at it. */
const paceMs = () => (document.hidden ? 5_000 : 1_000)

/** Passes on the first change at once and what follows closely as one. */
function createPace(pass: (change: Change) => void) {
  let waiting: Change | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    timer = undefined
    if (!waiting) return
    const change = waiting
    waiting = null
    timer = setTimeout(flush, paceMs())
    pass(change)
  }
  return {
    take(change: Change) {
      waiting = waiting
        ? {
            seq: change.seq,
            kinds: [...new Set([...waiting.kinds, ...change.kinds])],
            monitorIds: [...new Set([...waiting.monitorIds, ...change.monitorIds])],
          }
        : change
      if (timer === undefined) flush()
    },
    stop: () => clearTimeout(timer),
  }
}

async function follow(queryClient: QueryClient, signal: AbortSignal, onLive: () => void): Promise<void> {
  const changes = await client.changes(undefined, { signal })
  onLive()
  // What changed while nobody listened is unknown: everything shown is asked for again.
  void queryClient.invalidateQueries()
  let lastSeq: number | null = null
  const pace = createPace((change) => apply(queryClient, change))
  try {
    for await (const change of changes) {
      set({ state: 'live', knownAtMs: Date.now() })
      if (lastSeq !== null && change.seq !== lastSeq + 1) void queryClient.invalidateQueries()
      else pace.take(change)
      lastSeq = change.seq
    }
  } finally {
    pace.stop()
  }
}

function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, delayMs)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

/** Follows the application's changes until stopped, connecting again with growing waits. Returns the stop. */
export function startLive(queryClient: QueryClient): () => void {
  const controller = new AbortController()
  const run = async () => {
    let retryMs = firstRetryMs
    while (!controller.signal.aborted) {
      try {
        await follow(queryClient, controller.signal, () => {
          retryMs = firstRetryMs
          set({ state: 'live', knownAtMs: Date.now() })
        })
      } catch {
        // Whatever ended the stream, the answer is the same: say so and connect again.
      }
      if (controller.signal.aborted) return
      const knownAtMs = connection.state === 'live' ? Date.now() : connection.knownAtMs
      set({ state: 'lost', knownAtMs })
      await pause(retryMs, controller.signal)
      retryMs = Math.min(lastRetryMs, retryMs * 2)
    }
  }
  void run()
  return () => controller.abort()
}

/** The connection as React state. */
export function useConnection(): Connection {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => connection,
  )
}

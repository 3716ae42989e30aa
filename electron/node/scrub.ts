import type { ScrubState } from '../core/contract/secrets.ts'
import type { Clock } from '../core/ports.ts'
import {
  rewriteImports,
  rewriteIncident,
  rewritePage,
  rewriteStatus,
  rewriteTranscript,
  rewriteWords,
} from '../core/redact/rewrite.ts'
import type { Redactor } from '../core/redact.ts'
import type { Watch } from '../core/watch.ts'
import type { KnownValue } from './secrets/createSecrets.ts'
import type { Store } from './store/store.ts'

/** Several keys are often entered one after another: one walk serves them all. */
const settleMs = 1_000
/** How often the progress is told. */
const tellEveryMs = 500

export type ScrubOptions = {
  clock: Clock
  store: Store
  watch: Pick<Watch, 'rewrite'>
  fingerprint(value: string): string
  redactor(): Redactor
  /** Log lines and the like, which are rewritten in one go. Resolves once they are stored. */
  others(text: (text: string) => string): Promise<void>
  onChange(): void
  onProblem(error: unknown): void
}

/**
 * Removes secrets that became known later from everything stored before: a key that a vendor echoed while Headstart did
 * not know it. What was searched for is remembered, so a start with the same keys searches nothing.
 */
export function createScrub(options: ScrubOptions) {
  const { clock, store, watch } = options
  const ended = new AbortController()
  const waiting = new Set<string>()
  let state: ScrubState = { state: 'idle' }
  let running: Promise<void> = Promise.resolve()
  let cancelSettle: (() => void) | undefined
  let toldAtMs = Number.NEGATIVE_INFINITY

  /** Name and the last four hex digits of the value's digest, as in tags. */
  const markOf = ({ name, value }: KnownValue) => `${name} ${options.fingerprint(value).slice(-4)}`

  function tell(next: ScrubState, atOnce: boolean): void {
    state = next
    if (!atOnce && clock.monotonicMs() - toldAtMs < tellEveryMs) return
    toldAtMs = clock.monotonicMs()
    options.onChange()
  }

  async function run(): Promise<void> {
    const marks = [...waiting]
    waiting.clear()
    if (marks.length === 0 || ended.signal.aborted) return
    const redactor = options.redactor()
    const rewrites = {
      transcript: (transcript: Parameters<typeof rewriteTranscript>[0]) => rewriteTranscript(transcript, redactor),
      incident: (incident: Parameters<typeof rewriteIncident>[0]) => rewriteIncident(incident, redactor.text),
      status: (status: Parameters<typeof rewriteStatus>[0]) => rewriteStatus(status, redactor.text),
      imports: (imports: Parameters<typeof rewriteImports>[0]) => rewriteImports(imports, redactor),
      words: (words: Parameters<typeof rewriteWords>[0]) => rewriteWords(words, redactor),
      page: (page: Parameters<typeof rewritePage>[0]) => rewritePage(page, redactor.text),
      values: redactor.values,
    }
    try {
      await options.others(redactor.text)
      watch.rewrite(rewrites)
      const onProgress = ({ done, total, changed }: { done: number; total: number; changed: number }) =>
        tell({ state: 'running', done, total, changed }, false)
      const { changed, done } = await store.rewrite(rewrites, onProgress, ended.signal)
      if (ended.signal.aborted) return
      await store.saveScrubbed([...new Set([...store.scrubbed(), ...marks])])
      tell({ state: 'done', done, changed, atMs: clock.nowMs() }, true)
    } catch (error) {
      // Searched again at the next start, or with the next key.
      for (const mark of marks) waiting.add(mark)
      tell({ state: 'idle' }, true)
      options.onProblem(error)
    }
  }

  return {
    /** A value was seen for the first time in this run. */
    learned(value: KnownValue): void {
      const mark = markOf(value)
      if (store.scrubbed().includes(mark)) return
      waiting.add(mark)
      cancelSettle?.()
      cancelSettle = clock.after(settleMs, () => {
        running = running.then(run)
      })
    },
    state: (): ScrubState => state,
    stop(): void {
      ended.abort()
      cancelSettle?.()
    },
  }
}

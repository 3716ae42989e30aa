import type { Incident } from '../../core/model/incident.ts'
import type { Warning } from '../../core/model/summary.ts'
import type { Clock, Notifier } from '../../core/ports.ts'
import { duePromises, nextPromiseAtMs, promiseNotice, promiseWarning } from '../../core/words/promises.ts'
import { openPromises, withReminded } from '../../core/words/said.ts'

type Parts = {
  clock: Clock
  /** All of them, as they are now. */
  incidents(): Incident[]
  incidentOf(id: string): Incident | undefined
  /** Resolves once it is stored. */
  amend(id: string, change: (incident: Incident) => Incident): Promise<void>
  notifier: Notifier
  timeText(atMs: number): string
  /** A promise came due. */
  onDue(): void
}

/** Timers stand still while the computer sleeps: looked at again at least this often while something is promised. */
const lookAgainMs = 30_000

/**
 * Reminds of promised next updates. They are kept with their incidents, so that a restart knows them; each is notified
 * once, and stands as a warning in window and tray until it is kept or given up.
 */
export function createPromises(parts: Parts) {
  const { clock } = parts
  /** Incidents with an open promise. */
  const promising = new Set<string>()
  /** Their reminder is being stored and shown. */
  const ringing = new Set<string>()
  let cancel: (() => void) | undefined
  let stopped = false
  for (const incident of parts.incidents()) if (openPromises(incident).length > 0) promising.add(incident.id)

  const current = () => [...promising].flatMap((id) => parts.incidentOf(id) ?? [])

  /** Kept before it is shown: a restart must not ring twice. The warning stays in any case. */
  async function remind(incident: Incident, promise: ReturnType<typeof duePromises>[number]): Promise<void> {
    const nowMs = clock.nowMs()
    await parts.amend(incident.id, (before) => withReminded(before, promise.id, nowMs))
    await parts.notifier.show(promiseNotice(incident, promise, nowMs, parts.timeText), incident)
  }

  function ring(): void {
    cancel?.()
    cancel = undefined
    if (stopped) return
    const nowMs = clock.nowMs()
    for (const incident of current()) {
      for (const promise of duePromises(incident, nowMs)) {
        if (promise.remindedAtMs !== undefined || ringing.has(promise.id)) continue
        ringing.add(promise.id)
        void remind(incident, promise).finally(() => ringing.delete(promise.id))
        parts.onDue()
      }
    }
    const nextMs = nextPromiseAtMs(current(), ringing)
    if (nextMs === undefined) return
    cancel = clock.after(Math.min(lookAgainMs, Math.max(0, nextMs - nowMs)), ring)
  }
  ring()

  return {
    /** An incident's promises changed. */
    look(id: string): void {
      const incident = parts.incidentOf(id)
      if (incident && openPromises(incident).length > 0) promising.add(id)
      else promising.delete(id)
      ring()
    },
    /** One for each incident with a promise that is due. */
    warnings(): Warning[] {
      const nowMs = clock.nowMs()
      return current().flatMap((incident) => promiseWarning(incident, nowMs, parts.timeText) ?? [])
    },
    stop(): void {
      stopped = true
      cancel?.()
    },
  }
}

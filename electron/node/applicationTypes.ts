import type { Change } from '../core/contract/changes.ts'
import type { Incident } from '../core/model/incident.ts'
import type { Summary } from '../core/model/summary.ts'
import type { Clock, Notifier } from '../core/ports.ts'
import type { About, Desktop, Services } from './router/context.ts'
import type { router } from './router/index.ts'

export type ApplicationOptions = {
  dataDir: string
  shell: Summary['shell']
  demo: boolean
  version: string
  env: Record<string, string | undefined>
  notifier: Notifier
  /** How notices reach the user, in words for the settings page. */
  notifications: string
  /** What the desktop does for Headstart; the browser shell has none. */
  desktop?: Desktop
  clock?: Clock
}

/** Headstart itself, without a shell: what both shells start, show and end. */
export type Application = {
  /** Implements the contract; its procedures are called with `context`. */
  router: typeof router
  context: Services
  summary(): Summary
  /** Returns its unsubscribe. */
  onChange(listener: (change: Change) => void): () => void
  acknowledge(incidentId: string, by: { by?: string; reason?: string }): Promise<Incident | undefined>
  /** The debug report of an incident as text for a support form. Rejects with a sentence when there is none, or it holds a secret. */
  reportText(incidentId: string): Promise<string>
  /** Nothing happens when the incident is over. */
  snooze(incidentId: string, forMs: number): Promise<unknown>
  pauseAll(forMs: number): Promise<void>
  resumeAll(): Promise<void>
  suspend(): void
  resume(): void
  /** A value of our own that must never leave, such as the token of the local server. */
  keepIn(name: string, value: string): void
  /** A fault of our own, whatever met it: logged, and told in the window. */
  report(error: unknown, where?: string): void
  /** Adds to what the settings page says about this run. */
  describe(about: Pick<About, 'apiUrl'>): void
  flush(): Promise<void>
  /** Ends watching, saves what is known, gives the data folder back; two seconds at most. */
  close(): Promise<void>
}

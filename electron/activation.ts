import { Notification } from 'electron'

type Activation = { type: string; arguments: string }

/** A notification of this run tells of a click itself, at about the same time. */
const sameClickMs = 1_000
const waitMs = 250

/**
 * Windows starts Headstart for a click on a notification that outlived the last run, and tells so here; other systems
 * tell each notification, or nobody. `clickedAtMs` is when a notification of this run last told of a click.
 */
export function setupActivation(open: (words: string) => void, clickedAtMs: () => number): void {
  if (process.platform !== 'win32') return
  Notification.handleActivation(({ type, arguments: words }: Activation) => {
    if (type !== 'click') return
    setTimeout(() => {
      if (performance.now() - clickedAtMs() > sameClickMs) open(words)
    }, waitMs)
  })
}

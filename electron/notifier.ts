import { BrowserWindow, Notification } from 'electron'
import { wording } from './core/language/language.ts'
import { isUrgent } from './core/life/urgency.ts'
import type { NoticeOutcome, Notifier } from './core/ports.ts'

/** How long the system may take to say that a notification is shown. */
const confirmWithinMs = 5_000
/** Shown notifications held at most; the oldest go first. */
const heldLimit = 50

export type NotifierActions = {
  /** Without an incident just the window. */
  open(incidentId?: string): void
  acknowledge(incidentId: string): void
}

/** Linux has a default action at most; buttons are a bonus where the system has them. */
const hasButtons = () => process.platform === 'darwin' || process.platform === 'win32'

/**
 * Notifications of the operating system. A click opens the incident, or just the window for one that has none. Each is
 * held while it can be clicked: one that is collected as garbage loses its click.
 */
export function createNotifier({ open, acknowledge }: NotifierActions): Notifier {
  const held = new Set<Notification>()

  function hold(notification: Notification): void {
    held.add(notification)
    for (const oldest of held) {
      if (held.size <= heldLimit) break
      held.delete(oldest)
    }
  }

  return {
    show(notice, incident, sound = 'system') {
      if (!Notification.isSupported()) {
        return Promise.resolve({ kind: 'failed', problem: wording.shell.notificationFailed.unsupported })
      }
      const urgent = isUrgent(notice, incident)
      const notification = new Notification({
        title: notice.title,
        body: notice.body,
        // With no page there to play a sound of our own, the system's is better than none.
        silent: sound === 'none' || (sound !== 'system' && BrowserWindow.getAllWindows().length > 0),
        ...(incident && { id: notice.id, groupId: incident.vendorId }),
        ...(incident &&
          notice.kind !== 'recovered' &&
          hasButtons() && { actions: [{ type: 'button' as const, text: wording.common.acknowledge }] }),
        urgency: urgent ? 'critical' : notice.kind === 'offline' ? 'low' : 'normal',
        timeoutType: urgent ? 'never' : 'default',
      })
      hold(notification)
      return new Promise<NoticeOutcome>((resolve) => {
        const fail = (problem: string) => {
          held.delete(notification)
          resolve({ kind: 'failed', problem })
        }
        const timer = setTimeout(() => fail(wording.shell.notificationFailed.silentSystem), confirmWithinMs)
        notification.on('show', () => {
          clearTimeout(timer)
          resolve({ kind: 'shown' })
        })
        notification.on('failed', (_event, problem) => {
          clearTimeout(timer)
          fail(wording.shell.notificationFailed.refused(problem))
        })
        notification.on('close', () => held.delete(notification))
        notification.on('action', () => {
          held.delete(notification)
          if (incident) acknowledge(incident.id)
        })
        notification.on('click', () => {
          held.delete(notification)
          open(incident?.id)
        })
        notification.show()
      })
    },
  }
}

import { wording } from '../language/language.ts'

/** Where the notification was to be shown. `desktop` as XDG_CURRENT_DESKTOP says it. */
export type NotificationPlace = {
  shell: 'electron' | 'browser'
  platform: string
  desktop?: string | undefined
}

function ownSettings(platform: string, desktop: string): readonly string[] {
  if (platform === 'darwin') return wording.channels.unseen.macos
  if (platform === 'win32') return wording.channels.unseen.windows
  if (/gnome|unity|ubuntu/i.test(desktop)) return [...wording.channels.unseen.gnome, ...wording.channels.unseen.linux]
  if (/kde|plasma/i.test(desktop)) return [...wording.channels.unseen.kde, ...wording.channels.unseen.linux]
  return wording.channels.unseen.linux
}

/** What to check, in order, when a notification that was sent was not seen. */
export function selfTestAdvice({ shell, platform, desktop = '' }: NotificationPlace): string[] {
  const own = ownSettings(platform, desktop)
  if (shell !== 'browser') return [...own]
  // In the browser shell the notifier of macOS and Windows is the page itself.
  return platform === 'linux'
    ? [...own, ...wording.channels.unseen.page]
    : [...wording.channels.unseen.page, ...own.slice(0, 2)]
}

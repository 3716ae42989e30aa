/** Where the notification was to be shown. `desktop` as XDG_CURRENT_DESKTOP says it. */
export type NotificationPlace = {
  shell: 'electron' | 'browser'
  platform: string
  desktop?: string | undefined
}

const macos = [
  'System Settings, Notifications, Headstart: allow notifications, with the style Banners or Alerts.',
  'Control Centre, Focus: a Focus hides notifications. Add Headstart to the apps it lets through, as time-sensitive.',
  'While the screen is shared or mirrored, macOS hides notifications: System Settings, Notifications, at the bottom.',
  'An app without a valid signature cannot notify: install Headstart from its package, in Applications.',
]

const windows = [
  'Settings, System, Notifications: switched on, and switched on for Headstart, with “Show notification banners”.',
  'The bell in the taskbar: “Do not disturb” must be off, or Headstart among the priority notifications.',
  'Do not disturb switches itself on in full screen and while the screen is duplicated: see “Turn on do not disturb automatically”.',
  'Start Headstart from its shortcut in the Start menu: Windows shows notifications of installed apps only.',
]

const gnome = [
  'Settings, Notifications: “Do Not Disturb” off, and Headstart allowed, on the lock screen too if you want it there.',
  'The clock in the top bar: what was not shown as a banner stands in its list.',
]

const kde = [
  'System Settings, Notifications: Headstart may show pop-ups, and “Do not disturb” is off (the bell in the panel).',
]

const linux = [
  'A notification service must run in this session: “notify-send Hello” in a terminal shows whether one does.',
  'Without a desktop session (ssh, a service) nothing can be shown: add a channel instead (Settings, Channels).',
]

const page = [
  'This page: allow notifications for this address in the browser’s site settings, beside the address bar.',
  'The operating system must allow the browser itself to notify.',
]

/** What to check, in order, when a notification that was sent was not seen. */
export function selfTestAdvice({ shell, platform, desktop = '' }: NotificationPlace): string[] {
  const own =
    platform === 'darwin'
      ? macos
      : platform === 'win32'
        ? windows
        : [...(/gnome|unity|ubuntu/i.test(desktop) ? gnome : /kde|plasma/i.test(desktop) ? kde : []), ...linux]
  // In the browser shell the notifier of macOS and Windows is the page itself.
  if (shell === 'browser') return platform === 'linux' ? [...own, ...page] : [...page, ...own.slice(0, 2)]
  return own
}

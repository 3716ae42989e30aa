import { app, session } from 'electron'
import { isOwnPage } from './page.ts'

/** Everything a page may be granted; what is not here is denied. Copy buttons need the clipboard. */
const granted: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

/** Denies devices and all permissions but those above, and these to our own page only. No webview is ever attached. */
export function setupPermissions(): void {
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((contents, permission, answer) => {
    answer(granted.has(permission) && isOwnPage(contents.getURL()))
  })
  defaultSession.setPermissionCheckHandler((contents, permission) => {
    return granted.has(permission) && contents !== null && isOwnPage(contents.getURL())
  })
  defaultSession.setDevicePermissionHandler(() => false)
  defaultSession.setDisplayMediaRequestHandler((_request, answer) => answer(null))
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
}

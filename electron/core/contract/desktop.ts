import { z } from 'zod'
import { desktopStateSchema } from '../model/desktop.ts'
import { base } from './base.ts'

/** What only the tray application has: start with the session, a key from anywhere, updates of itself. */
export const desktop = {
  get: base.route({ method: 'GET', path: '/desktop' }).output(desktopStateSchema),
  /** CONFLICT when the system did not take it. */
  setOpenAtLogin: base
    .route({ method: 'PUT', path: '/desktop/open-at-login' })
    .input(z.object({ on: z.boolean() }))
    .output(desktopStateSchema),
  /** Asks now whether there is a newer version. */
  checkForUpdate: base.route({ method: 'POST', path: '/desktop/update/check' }).output(desktopStateSchema),
  /** Fetches the version found; answers when it is under way. */
  downloadUpdate: base.route({ method: 'POST', path: '/desktop/update/download' }).output(desktopStateSchema),
  /** Ends Headstart and starts the version that was fetched. */
  installUpdate: base.route({ method: 'POST', path: '/desktop/update/install' }).output(desktopStateSchema),
}

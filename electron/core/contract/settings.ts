import { z } from 'zod'
import { settingsSchema } from '../model/settings.ts'
import { base } from './base.ts'

export const settings = {
  get: base.route({ method: 'GET', path: '/settings' }).output(settingsSchema),
  save: base.route({ method: 'PUT', path: '/settings' }).input(settingsSchema).output(settingsSchema),
  /** Where data lives and what it takes: shown in settings. */
  about: base.route({ method: 'GET', path: '/about' }).output(
    z.object({
      version: z.string(),
      dataDir: z.string(),
      storedBytes: z.number(),
      keychain: z.object({ available: z.boolean(), problem: z.string().optional() }),
      proxy: z.array(z.string()),
      apiUrl: z.string().optional(),
      notifications: z.string(),
    }),
  ),
  /** About this run, as text for a report of a fault of Headstart: no names of vendors, no addresses, no secret. */
  diagnostics: base.route({ method: 'GET', path: '/diagnostics' }).output(z.object({ text: z.string() })),
  testNotification: base
    .route({ method: 'POST', path: '/notifications/test' })
    .output(z.object({ shown: z.boolean(), problem: z.string().optional() })),
}

import { eventIterator } from '@orpc/contract'
import { backups } from './contract/backups.ts'
import { base } from './contract/base.ts'
import { changeSchema } from './contract/changes.ts'
import { channels } from './contract/channels.ts'
import { config } from './contract/config.ts'
import { desktop } from './contract/desktop.ts'
import { harImports } from './contract/harImports.ts'
import { history } from './contract/history.ts'
import { incidents } from './contract/incidents.ts'
import { leaving } from './contract/leaving.ts'
import { maintenance } from './contract/life.ts'
import { metrics } from './contract/metrics.ts'
import { monitors } from './contract/monitors.ts'
import { secrets } from './contract/secrets.ts'
import { settings } from './contract/settings.ts'
import { sla } from './contract/sla.ts'
import { transcripts } from './contract/transcripts.ts'
import { vendors } from './contract/vendors.ts'
import { words } from './contract/words.ts'
import { summarySchema } from './model/summary.ts'

/**
 * The only boundary between the application and what shows it, one file per area. The same router answers over a
 * MessagePort (Electron), over HTTP RPC (the page in a browser) and, by these routes, as the local HTTP API for scripts.
 */
export const contract = {
  summary: base.route({ method: 'GET', path: '/summary' }).output(summarySchema),

  /** Live: one event per coalesced change. */
  changes: base.output(eventIterator(changeSchema)),

  vendors,
  monitors,
  history,
  metrics,
  incidents,
  maintenance,
  transcripts,
  harImports,
  leaving,
  sla,
  settings,
  secrets,
  config,
  backups,
  channels,
  words,
  desktop,
}
export type Contract = typeof contract

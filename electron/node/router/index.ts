import { backups } from './backups.ts'
import { channels } from './channels.ts'
import { config } from './config.ts'
import { os } from './context.ts'
import { desktop } from './desktop.ts'
import { harImports } from './harImports.ts'
import { history } from './history.ts'
import { incidents } from './incidents.ts'
import { maintenance } from './life.ts'
import { metrics } from './metrics.ts'
import { monitors } from './monitors.ts'
import { leaving } from './pageTexts.ts'
import { secrets } from './secrets.ts'
import { settings } from './settings.ts'
import { sla } from './sla.ts'
import { transcripts } from './transcripts.ts'
import { vendors } from './vendors.ts'
import { words } from './words.ts'

/** The one router: the same for the MessagePort, HTTP RPC and the HTTP API. */
export const router = os.router({
  summary: os.summary.handler(({ context }) => context.summary()),
  changes: os.changes.handler(({ context, signal }) => context.changes.stream(signal)),
  channels,
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
  words,
  desktop,
})

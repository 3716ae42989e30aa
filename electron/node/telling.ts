import type { Warning } from '../core/model/summary.ts'
import type { Clock } from '../core/ports.ts'
import { type SummaryFacts, summaryOf } from '../core/summary.ts'
import type { Watch } from '../core/watch.ts'
import type { ApplicationOptions } from './applicationTypes.ts'
import type { Configuration } from './configuration.ts'
import { diagnosticsText } from './diagnostics/diagnosticsText.ts'
import { machineFacts } from './diagnostics/machine.ts'
import { folderBytes } from './folderBytes.ts'
import { alertRules } from './life/life.ts'
import type { Log } from './log/log.ts'
import type { createOwnMachine } from './machine/ownMachine.ts'
import { proxiesOf } from './proxyVariables.ts'
import type { About } from './router/context.ts'
import type { KeptSecrets } from './secrets/createSecrets.ts'
import type { Store } from './store/store.ts'

type TellingParts = {
  options: ApplicationOptions
  clock: Clock
  store: Store
  configuration: Configuration
  watch: Watch
  secrets: KeptSecrets
  machine: ReturnType<typeof createOwnMachine>
  log: Log
  redact(text: string): string
  warnings(): Warning[]
  pageOf: SummaryFacts['pageOf']
  /** What is known only once the server runs. */
  about(): Pick<About, 'apiUrl'>
}

/** What Headstart tells of itself and of what it watches: the summary, the settings' facts, the diagnostics. */
export function createTelling(parts: TellingParts) {
  const { options, clock, store, configuration, watch } = parts
  const { dataDir, shell, demo, version, env } = options

  const summary = () =>
    summaryOf({
      ...{ nowMs: clock.nowMs(), version, shell, demo },
      ownSide: watch.ownSide(),
      warnings: parts.warnings(),
      vendors: configuration.vendors(),
      monitors: configuration.monitors(),
      statusOf: (id) => watch.status(id),
      nextProbeAtMsOf: (id) => watch.nextProbeAtMs(id),
      recentOf: (id) => store.recent(id),
      openIncidents: watch.openIncidents(),
      maintenance: alertRules(store, configuration),
      pageOf: parts.pageOf,
    })

  const aboutNow = async (): Promise<About> => ({
    version,
    dataDir,
    storedBytes: await folderBytes(dataDir),
    keychain: await parts.secrets.available(),
    proxy: proxiesOf(env),
    notifications: options.notifications,
    ...parts.about(),
  })

  return {
    summary,
    aboutNow,
    /** Already redacted. */
    diagnostics: async () =>
      parts.redact(
        diagnosticsText({
          ...machineFacts(env),
          nowMs: clock.nowMs(),
          summary: summary(),
          about: await aboutNow(),
          health: store.health(),
          errors: parts.log.lastErrors(),
          network: (await parts.machine.network()).facts,
        }),
      ),
  }
}

import { assess } from '../core/assess.ts'
import { titleFor } from '../core/explain/reason.ts'
import { resolveSecrets, secretNamesOf } from '../core/secretTemplate.ts'
import { createWatch, type Watch } from '../core/watch.ts'
import type { Application, ApplicationOptions } from './applicationTypes.ts'
import { createBackups } from './backup/backups.ts'
import { createChanges } from './changes.ts'
import { createSelfTest, openChannels } from './channels/openChannels.ts'
import { createConfiguration } from './configuration.ts'
import { createFaults } from './faults.ts'
import { createHarImports } from './import/harImports.ts'
import { alertRules, createLife } from './life/life.ts'
import { openLog } from './log/log.ts'
import { createOwnMachine } from './machine/ownMachine.ts'
import { createMatchers } from './matchers.ts'
import { createMetrics } from './metrics/createMetrics.ts'
import { createLastAttempts } from './metrics/lastAttempts.ts'
import { noDesktop } from './noDesktop.ts'
import { createProbe } from './probe/probe.ts'
import { createReferences } from './probe/references.ts'
import { pastProxies, proxiesOf } from './proxyVariables.ts'
import { watchPublicAddress } from './publicAddress.ts'
import { createRedaction, fingerprint } from './redaction.ts'
import { reportText } from './reports.ts'
import type { About } from './router/context.ts'
import { router } from './router/index.ts'
import { createScrub } from './scrub.ts'
import { createSecrets } from './secrets/createSecrets.ts'
import { createKeychain } from './secrets/keychain.ts'
import { createServices, mentionedSecrets } from './services.ts'
import { watchPages } from './statusPages/watchPages.ts'
import { openStore } from './store/openStore.ts'
import { systemClock } from './systemClock.ts'
import { createTelling } from './telling.ts'
import { createWarnings } from './warnings.ts'
import { createWords } from './words/words.ts'

/** How long the start waits for the keychain. */
const keysWaitMs = 1_500

/**
 * Opens the data folder and begins to watch. Rejects with a sentence for the user when the folder is in use, was written
 * by a newer version, or cannot be read.
 */
export async function createApplication(options: ApplicationOptions): Promise<Application> {
  const { dataDir, shell, demo, version, env, notifier, clock = systemClock } = options
  const changes = createChanges()
  const { warn, all: warnings } = createWarnings(
    () => clock.nowMs(),
    () => changes.note(['summary']),
  )
  const about: Pick<About, 'apiUrl'> = {}

  const store = await openStore({
    dataDir,
    clock,
    retention: () => store.settings().retention,
    bodyCapBytes: () => store.settings().bodyCapBytes,
    onProblem: (problem) => warn('store', problem),
  })
  for (const { id, text, next } of store.warnings()) warn(id, { text, next })
  const log = openLog({ dataDir, nowMs: () => clock.nowMs() })
  const faults = createFaults({ log, nowMs: () => clock.nowMs(), onChange: () => changes.note(['summary']) })

  const configuration = createConfiguration({
    settings: { get: () => store.settings(), set: (value) => store.saveSettings(value) },
    vendors: { get: () => store.vendors(), set: (value) => store.saveVendors(value) },
    monitors: { get: () => store.monitors(), set: (value) => store.saveMonitors(value) },
    channels: { get: () => store.channels(), set: (value) => store.saveChannels(value) },
  })
  const keychain = createKeychain()
  let scrub: ReturnType<typeof createScrub> | undefined
  const secrets = createSecrets({
    keychain,
    allowEnvironment: shell === 'browser',
    env,
    onLearned: (value) => scrub?.learned(value),
  })
  const matchers = createMatchers()
  const machine = createOwnMachine({ proxy: () => proxiesOf(env) })
  const probing = { version, env: demo ? pastProxies(env) : env }
  const probe = createProbe({
    ...probing,
    settings: () => configuration.settings(),
    onToken: (token) => secrets.learn('oauth.token', token),
  })
  const { redactorOf, redactor, redact, known, keepIn } = createRedaction(() => secrets.knownValues())
  log.redactWith(redact)
  let watch: Watch
  const channelParts = { clock, store, configuration, secrets, changes, shell, probe: probing, warn }
  const channels = openChannels({
    ...channelParts,
    redactor,
    origin: () => about.apiUrl?.replace(/\/api$/, ''),
    watch: () => watch,
  })
  const vendorName = (id: string) => configuration.vendor(id)?.name ?? id

  const attempts = createLastAttempts((id) => store.getTranscript(id))
  watch = createWatch({
    clock,
    probe,
    references: createReferences(probe),
    machine,
    secrets,
    store: attempts.watching(store),
    notifier,
    channels,
    matchers,
    rules: {
      secretNamesOf,
      resolveSecrets,
      createRedactor: redactorOf,
      assess,
      titleOf: ({ vendorName, monitorName, verdict }) => titleFor(vendorName, monitorName, verdict),
    },
    knownSecrets: known,
    settings: () => configuration.settings(),
    alertRules: () => alertRules(store, configuration),
    app: { version, platform: `${process.platform} ${process.arch}` },
    onChange: (kinds, monitorId) => changes.note(kinds, monitorId),
    onProblem: ({ where, text }) => faults.add(text, where),
    monitors: () => configuration.monitors().map((monitor) => ({ monitor, vendorName: vendorName(monitor.vendorId) })),
    pairedProbes: true,
    initial: { statuses: store.statuses(), incidents: store.incidents() },
  })

  scrub = createScrub({
    clock,
    store,
    watch,
    fingerprint,
    redactor: () => redactor(),
    others: (text) => {
      log.rewrite(text)
      pages?.rewrite(text)
      return channels.rewrite(text)
    },
    onChange: () => changes.note(['secrets']),
    onProblem: (error) => faults.add(error, 'store'),
  })
  for (const value of secrets.knownValues()) scrub.learned(value)

  const backups = createBackups({
    ...{ dataDir, version, clock, restart: options.desktop?.restart },
    flush: () => store.flush(),
    onChange: () => changes.note(['backups']),
  })

  let pages: ReturnType<typeof watchPages> | undefined
  const statusPage = (id: string) => pages?.state(id)?.last
  const words = createWords({ clock, store, configuration, watch, changes, notifier, statusPage })
  const { summary, aboutNow, diagnostics } = createTelling({
    ...{ options, clock, store, configuration, watch, secrets, machine, log, redact },
    warnings: () => [...words.warnings(), ...warnings(), ...faults.warnings()],
    pageOf: (id) => pages?.pageOf(id) ?? {},
    about: () => about,
  })
  const vendorOf = (host: string) => {
    const asked = configuration.monitors().find((monitor) => URL.parse(monitor.request.url)?.hostname === host)
    return asked && { vendorId: asked.vendorId, vendorName: vendorName(asked.vendorId) }
  }

  const context = createServices({
    clock,
    channels,
    selfTest: createSelfTest(channelParts),
    harImports: createHarImports({
      nowMs: () => clock.nowMs(),
      bodyCapBytes: () => configuration.settings().bodyCapBytes,
      ...{ known, redactorOf },
      vendorOf,
      stage: () => store.stageTranscripts(),
      app: { version, platform: `${process.platform} ${process.arch}` },
      onDone: () => changes.note(['transcripts']),
    }),
    changes,
    configuration,
    store,
    watch,
    secrets,
    matchers,
    notifier,
    version,
    summary,
    desktop: options.desktop ?? noDesktop,
    backups,
    scrub: () => scrub?.state() ?? { state: 'idle' },
    statusPage,
    words: words.service,
    life: createLife({ clock, store, configuration, watch, changes, redact }),
    metrics: createMetrics({
      ...{ dataDir, configuration, watch, attempts, version, shell, redact },
      serverUrl: () => about.apiUrl?.replace(/\/api$/, ''),
      keepIn,
    }),
    redactor: () => redactor(),
    about: aboutNow,
    diagnostics,
  })

  // Known before anything leaves: a vendor may echo a key that only another monitor uses.
  // A locked keychain may ask its user first; watching does not wait for that.
  const keysRead = Promise.all(mentionedSecrets(configuration).map((name) => secrets.get(name)))
  await Promise.race([keysRead, new Promise((resolve) => clock.after(keysWaitMs, () => resolve(null)))])
  watch.start()
  channels.start()
  pages = watchPages({ clock, store, configuration, watch, changes, probe: probing, redact })
  const endPublicAddress = watchPublicAddress({
    clock,
    probe,
    settings: () => configuration.settings(),
    watch,
    changes,
  })

  let closing: Promise<void> | undefined
  async function end(): Promise<void> {
    changes.close()
    pages?.stop()
    endPublicAddress()
    scrub?.stop()
    backups.stop()
    words.stop()
    await Promise.all([watch.stop(), channels.stop()])
    await store.close()
    await keychain.close()
  }

  return {
    router,
    context,
    summary,
    onChange: (listener) => changes.listen(listener),
    acknowledge: context.acknowledge,
    reportText: (id) => reportText(context, id),
    snooze: (id, forMs) => context.life.snooze(id, { forMs }),
    pauseAll: (forMs) =>
      context.pause(
        configuration.monitors().map(({ id }) => id),
        clock.nowMs() + forMs,
      ),
    resumeAll: () => context.resume(configuration.monitors().map(({ id }) => id)),
    suspend: () => watch.suspend(),
    resume() {
      watch.resume()
      channels.hurry()
    },
    keepIn,
    report: (error, where) => faults.add(error, where),
    describe: (more) => void Object.assign(about, more),
    flush: () => store.flush(),
    close() {
      closing ??= end()
      return closing
    },
  }
}

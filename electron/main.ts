import { wording } from './core/language/language.ts'
import './node/threads.ts'
import { join } from 'node:path'
import { app, dialog, type WebContents } from 'electron'
import packageFile from '../package.json' with { type: 'json' }
import { setupActivation } from './activation.ts'
import { ownArguments } from './commandLine.ts'
import { trayModel } from './core/tray.ts'
import { setupDesktop } from './desktop.ts'
import { setupIdentity, setupSingleInstance } from './instance.ts'
import { activationPath, allowedHosts } from './links.ts'
import { setupMenu } from './menu.ts'
import { createApplication } from './node/application.ts'
import { type CliOptions, parseArgs } from './node/cli.ts'
import { surviveFaults } from './node/log/surviveFaults.ts'
import { startServing } from './node/startServing.ts'
import { createNotifier } from './notifier.ts'
import { setupOpenAtLogin } from './openAtLogin.ts'
import type { PageWindow } from './pageWindow.ts'
import { setupPanel } from './panel.ts'
import { setupPermissions } from './permissions.ts'
import { setupPort } from './port.ts'
import { setupPower } from './power.ts'
import { setupProtocol, setupScheme } from './protocol.ts'
import { setupQuit } from './quit.ts'
import { setupTray } from './tray.ts'
import { trayActions } from './trayActions.ts'
import { setupWindow } from './window.ts'

/** The built files lie in `dist/`, the images beside it. */
const dist = import.meta.dirname
const assets = join(dist, '../assets')
const rendererDir = join(dist, 'renderer')
const { version } = packageFile

/** Resolves when there is a window; clicks and second launches before that wait for it. */
const windowReady = Promise.withResolvers<PageWindow>()

function show(path?: string): void {
  void windowReady.promise.then((window) => window.show(path))
}

/** Ends with a sentence on the terminal and, where there is a screen, in a box. */
function fail(problem: unknown): void {
  const sentence = problem instanceof Error ? problem.message : String(problem)
  process.stderr.write(`${sentence}\n`)
  if (app.isReady()) dialog.showErrorBox(wording.shell.cannotRun, sentence)
  app.exit(1)
}

/** Once Electron is ready. Each part needs those before it. */
async function start(options: CliOptions): Promise<void> {
  setupMenu()
  setupPermissions()
  await setupProtocol(rendererDir)
  const openAtLogin = setupOpenAtLogin()
  let desktopChanged = () => {}
  const desktop = setupDesktop({ openAtLogin, show: () => show(), onChange: () => desktopChanged() })
  let clickedAtMs = Number.NEGATIVE_INFINITY
  const application = await createApplication({
    dataDir: options.dataDir,
    shell: 'electron',
    demo: options.demo,
    version,
    env: process.env,
    notifier: createNotifier({
      open(incidentId) {
        clickedAtMs = performance.now()
        show(incidentId && `/incidents/${encodeURIComponent(incidentId)}`)
      },
      acknowledge: (incidentId) => void application.acknowledge(incidentId, {}).catch(application.report),
    }),
    notifications: wording.shell.notifications,
    desktop,
  })
  surviveFaults(application.report)
  const { close } = await startServing({ application, options, rendererDir, version })
  const { quitting } = setupQuit(close)
  setupPower(application, () => app.quit())
  const preload = join(dist, 'preload.cjs')
  const linkHosts = () => allowedHosts(application.summary())
  const page = { preload, linkHosts, quitting, report: application.report }
  const hidden = options.hidden || app.getLoginItemSettings().wasOpenedAtLogin
  const window = setupWindow({ ...page, icon: join(assets, 'icon.png'), hidden })
  const panel = setupPanel({ ...page, openOwn: show })
  const isOurs = (contents: WebContents) => window.owns(contents) || panel.owns(contents)
  setupPort(application.router, application.context, isOurs, application.report)
  windowReady.resolve(window)
  const openIncidentIds = () => application.summary().openIncidents.map(({ id }) => id)
  setupActivation(
    (words) => show(activationPath(words, openIncidentIds())),
    () => clickedAtMs,
  )
  const tray = setupTray({
    images: join(assets, 'tray'),
    model: () => trayModel(application.summary(), openAtLogin.get()),
    act: trayActions({
      application,
      show,
      togglePanel: () => panel.toggle(tray.bounds()),
      desktop,
    }),
  })
  application.onChange(tray.draw)
  desktopChanged = () => application.context.changes.note(['desktop'])
  const { configuration } = application.context
  desktop.follow(configuration.settings())
  application.onChange(({ kinds }) => kinds.includes('settings') && desktop.follow(configuration.settings()))
}

function run(options: CliOptions): void {
  app.enableSandbox()
  setupScheme()
  setupIdentity(options.dataDir)
  if (setupSingleInstance({ hidden: options.hidden }, (launch) => launch.hidden || show(launch.path))) {
    app
      .whenReady()
      .then(() => start(options))
      .catch(fail)
  } else {
    process.stderr.write(`${wording.shell.alreadyRunning}\n`)
    app.exit(0)
  }
}

const parsed = parseArgs(ownArguments(process.argv, app.isPackaged ? null : 'main.js'))
if (parsed.kind === 'ok') {
  try {
    run(parsed.options)
  } catch (error) {
    fail(error)
  }
} else if (parsed.kind === 'error') fail(parsed.message)
else {
  process.stdout.write(`${parsed.kind === 'version' ? version : parsed.message}\n`)
  app.exit(0)
}

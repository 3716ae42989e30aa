import './node/threads.ts'
import { join } from 'node:path'
import { app, dialog } from 'electron'
import packageFile from '../package.json' with { type: 'json' }
import { ownArguments } from './commandLine.ts'
import { trayModel } from './core/tray.ts'
import { setupIdentity, setupSingleInstance } from './instance.ts'
import { allowedHosts } from './links.ts'
import { setupMenu } from './menu.ts'
import { createApplication } from './node/application.ts'
import { type CliOptions, parseArgs } from './node/cli.ts'
import { surviveFaults } from './node/log/surviveFaults.ts'
import { startServing } from './node/startServing.ts'
import { createNotifier } from './notifier.ts'
import { setupOpenAtLogin } from './openAtLogin.ts'
import { setupPermissions } from './permissions.ts'
import { setupPort } from './port.ts'
import { setupPower } from './power.ts'
import { setupProtocol, setupScheme } from './protocol.ts'
import { setupQuit } from './quit.ts'
import { setupTray } from './tray.ts'
import { trayActions } from './trayActions.ts'
import { type MainWindow, setupWindow } from './window.ts'

/** The built files lie in `dist/`, the images beside it. */
const dist = import.meta.dirname
const assets = join(dist, '../assets')
const rendererDir = join(dist, 'renderer')
const { version } = packageFile

/** Resolves when there is a window; clicks and second launches before that wait for it. */
const windowReady = Promise.withResolvers<MainWindow>()

function show(path?: string): void {
  void windowReady.promise.then((window) => window.show(path))
}

/** Ends with a sentence on the terminal and, where there is a screen, in a box. */
function fail(problem: unknown): void {
  const sentence = problem instanceof Error ? problem.message : String(problem)
  process.stderr.write(`${sentence}\n`)
  if (app.isReady()) dialog.showErrorBox('Headstart cannot run', sentence)
  app.exit(1)
}

/** Once Electron is ready. Each part needs those before it. */
async function start(options: CliOptions): Promise<void> {
  setupMenu()
  setupPermissions()
  await setupProtocol(rendererDir)
  const application = await createApplication({
    dataDir: options.dataDir,
    shell: 'electron',
    demo: options.demo,
    version,
    env: process.env,
    notifier: createNotifier((incidentId) => show(incidentId && `/incidents/${encodeURIComponent(incidentId)}`)),
    notifications: 'Shown by the operating system.',
  })
  surviveFaults(application.report)
  const { close } = await startServing({ application, options, rendererDir, version })
  const { quitting } = setupQuit(close)
  setupPower(application, () => app.quit())
  const window = setupWindow({
    preload: join(dist, 'preload.cjs'),
    icon: join(assets, 'icon.png'),
    hidden: options.hidden || app.getLoginItemSettings().wasOpenedAtLogin,
    linkHosts: () => allowedHosts(application.summary()),
    quitting,
  })
  setupPort(application.router, application.context, window.owns, application.report)
  windowReady.resolve(window)
  const openAtLogin = await setupOpenAtLogin()
  const drawTray = setupTray({
    images: join(assets, 'tray'),
    model: () => trayModel(application.summary(), openAtLogin.get()),
    act: trayActions({ application, show, openAtLogin, redraw: () => drawTray() }),
  })
  application.onChange(drawTray)
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
    process.stderr.write('Headstart is already running on this data folder. Its window is shown.\n')
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

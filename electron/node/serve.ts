import { join } from 'node:path'
import packageFile from '../../package.json' with { type: 'json' }
import { createApplication } from './application.ts'
import { type CliOptions, parseArgs } from './cli.ts'
import { startDemo } from './demo/startDemo.ts'
import { createDesktopNotifier } from './notify/desktopNotifier.ts'
import { openBrowser } from './server/openBrowser.ts'
import { PortUnavailable, type RunningServer, startServer } from './server/startServer.ts'
import { tokenOf } from './server/token.ts'
import { importFile } from './yaml/importFile.ts'

const { version } = packageFile

/** Where the page is found when no port is asked for, so that a bookmark goes on working. */
const usualPort = 7_420
/** The application takes two seconds at most; then the process ends whatever hangs. */
const closeWithinMs = 2_500

/** A fault of our own: its kind and place only, for its words may quote a vendor or a key. */
function report(error: unknown): void {
  const stack = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : []
  console.error(
    [`Headstart met a fault of its own (${error instanceof Error ? error.name : typeof error}).`, ...stack].join('\n'),
  )
}

async function listen(
  port: number | undefined,
  start: (port: number) => Promise<RunningServer>,
): Promise<RunningServer> {
  if (port !== undefined) return start(port)
  return start(usualPort).catch((error: unknown) => {
    if (error instanceof PortUnavailable) return start(0)
    throw error
  })
}

type Closer = () => Promise<void> | void

/** Runs the browser shell. Rejects with what is to be printed when it cannot start. */
async function run(options: CliOptions, closers: Closer[]): Promise<void> {
  let server: RunningServer | null = null
  const notifier = createDesktopNotifier({
    env: process.env,
    openIncident: (id) => server && openBrowser(server.ticketUrl(`/incidents/${encodeURIComponent(id)}`)),
  })
  closers.push(() => notifier.close())
  const { dataDir, demo } = options
  const application = await createApplication({
    dataDir,
    shell: 'browser',
    demo,
    version,
    env: process.env,
    notifier,
    notifications: 'Through the desktop (notify-send) where there is one, else through this page while it is open.',
  })
  // The demo goes last: its end would look like an outage.
  let endDemo: Closer = () => {}
  closers.push(() => application.close().then(() => endDemo()))
  const { router, context } = application
  if (options.importFile) await importFile(options.importFile, context.importConfig)
  if (demo) {
    const vendor = await startDemo(context)
    endDemo = () => vendor.close()
  }
  const token = await tokenOf(dataDir)
  const rendererDir = join(import.meta.dirname, 'renderer')
  const running = await listen(options.port, (port) =>
    startServer({ router, context, port, token, rendererDir, version, report }),
  )
  closers.push(() => running.close())
  server = running
  application.describe({ apiUrl: `${running.url}/api` })
  process.stdout.write(`Headstart is at ${running.url}/?token=${token}\n`)
  if (options.open) openBrowser(running.ticketUrl())
}

async function main(): Promise<void> {
  const parsed = parseArgs(process.argv.slice(2))
  if (parsed.kind === 'error') {
    process.stderr.write(`${parsed.message}\n`)
    process.exitCode = 1
    return
  }
  if (parsed.kind !== 'ok') {
    process.stdout.write(parsed.kind === 'version' ? `${version}\n` : parsed.message)
    return
  }
  const closers: Closer[] = []
  let ending = false
  const end = (code: number) => {
    if (ending) return
    ending = true
    setTimeout(() => process.exit(code), closeWithinMs).unref()
    // At once: the server waits for pages that listen, and these are let go by the application.
    void Promise.all(closers.map((close) => close()))
      .catch(report)
      .finally(() => process.exit(code))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(0))
  try {
    await run(parsed.options, closers)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    end(1)
  }
}

await main()

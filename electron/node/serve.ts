import './malloc.ts'
import './threads.ts'
import './heap.ts'
import { join } from 'node:path'
import packageFile from '../../package.json' with { type: 'json' }
import { wording } from '../core/language/language.ts'
import { createApplication } from './application.ts'
import { type CliOptions, parseArgs } from './cli.ts'
import { surviveFaults } from './log/surviveFaults.ts'
import { createDesktopNotifier } from './notify/desktopNotifier.ts'
import { reportFault } from './reportFault.ts'
import { openBrowser } from './server/openBrowser.ts'
import type { RunningServer } from './server/startServer.ts'
import { startServing } from './startServing.ts'

const { version } = packageFile

/** Saving takes less, as a rule; then the process ends whatever hangs. */
const closeWithinMs = 1_800

type Closer = () => Promise<void> | void

/** Runs the browser shell. Rejects with what is to be printed when it cannot start. */
async function run(options: CliOptions, closers: Closer[]): Promise<void> {
  let server: RunningServer | null = null
  const notifier = createDesktopNotifier({
    env: process.env,
    openIncident: (id) => server && openBrowser(server.ticketUrl(`/incidents/${encodeURIComponent(id)}`)),
  })
  closers.push(() => notifier.close())
  const application = await createApplication({
    dataDir: options.dataDir,
    shell: 'browser',
    demo: options.demo,
    version,
    env: process.env,
    notifier,
    notifications: wording.server.notifications,
  })
  surviveFaults(application.report)
  let close: Closer = () => application.close()
  closers.push(() => close())
  const rendererDir = join(import.meta.dirname, 'renderer')
  const serving = await startServing({ application, options, rendererDir, version })
  close = serving.close
  server = serving.server
  process.stdout.write(`${wording.commandLine.ready(`${server.url}/?token=${server.token}`)}\n`)
  if (options.open) openBrowser(server.ticketUrl())
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
    void Promise.all(closers.map((close) => close()))
      .catch(reportFault)
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

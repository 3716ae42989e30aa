import type { Application } from './applicationTypes.ts'
import type { CliOptions } from './cli.ts'
import { startDemo } from './demo/startDemo.ts'
import { PortUnavailable, type RunningServer, startServer } from './server/startServer.ts'
import { cookieValue, tokenOf } from './server/token.ts'
import { checkImport } from './yaml/importFile.ts'

/** The same in both shells, so that bookmarks and scripts go on working whichever of the two runs. */
const usualPort = 7_420

type ServingOptions = {
  application: Pick<Application, 'router' | 'context' | 'describe' | 'keepIn' | 'report' | 'close'>
  options: Pick<CliOptions, 'dataDir' | 'port' | 'importFile' | 'demo'>
  rendererDir: string
  version: string
}

/** `close` ends the server, the application and the demo. */
export type Serving = { server: RunningServer; close(): Promise<void> }

/**
 * What both shells do once the application is there: the local server, then what the command line asks for. Nothing is
 * imported unless the file is sound and the port is ours. Rejects with a sentence, the application closed.
 */
export async function startServing({ application, options, rendererDir, version }: ServingOptions): Promise<Serving> {
  const { router, context } = application
  const closers: (() => Promise<void>)[] = []
  let endDemo = async () => {}
  // The demo goes last: its end would look like an outage. The server waits for pages that listen, and these are let
  // go by the application, so both end at once.
  const close = async () => {
    await Promise.all([application.close().then(() => endDemo()), ...closers.map((end) => end())])
  }
  const start = (port: number) =>
    startServer({
      router,
      context,
      metrics: context.metrics,
      port,
      token,
      rendererDir,
      version,
      report: application.report,
    })
  const token = await tokenOf(options.dataDir)
  application.keepIn('headstart.token', token)
  application.keepIn('headstart.cookie', cookieValue(token))
  try {
    const takeImport = options.importFile ? await checkImport(options.importFile, context.imports.import) : null
    const server = await start(options.port ?? usualPort).catch((error: unknown) => {
      if (options.port === undefined && error instanceof PortUnavailable) return start(0)
      throw error
    })
    closers.push(() => server.close())
    for (const line of (await takeImport?.()) ?? []) process.stderr.write(`${line}\n`)
    if (options.demo) endDemo = (await startDemo(context)).close
    application.describe({ apiUrl: `${server.url}/api` })
    return { server, close }
  } catch (error) {
    await close()
    throw error
  }
}

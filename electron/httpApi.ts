import type { Application } from './node/application.ts'
import { reportFault } from './node/reportFault.ts'
import { PortUnavailable, type RunningServer, startServer } from './node/server/startServer.ts'
import { tokenOf } from './node/server/token.ts'

/** The same as in the browser shell, so that scripts go on working whichever of the two runs. */
const usualPort = 7_420

type ApiOptions = {
  application: Pick<Application, 'router' | 'context' | 'describe'>
  dataDir: string
  /** Absent: the usual one, or any free one where it is taken. */
  port: number | undefined
  rendererDir: string
  version: string
}

/** The local HTTP API for scripts, on 127.0.0.1. Rejects with a sentence when the port asked for is taken. */
export async function setupHttpApi(options: ApiOptions): Promise<{ close(): Promise<void> }> {
  const { application, dataDir, rendererDir, version } = options
  const { router, context } = application
  const token = await tokenOf(dataDir)
  const start = (port: number): Promise<RunningServer> =>
    startServer({ router, context, port, token, rendererDir, version, report: reportFault })
  const server = await start(options.port ?? usualPort).catch((error: unknown) => {
    if (options.port === undefined && error instanceof PortUnavailable) return start(0)
    throw error
  })
  application.describe({ apiUrl: `${server.url}/api` })
  return server
}

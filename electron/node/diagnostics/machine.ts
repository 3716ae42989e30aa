import { homedir, release, totalmem, version } from 'node:os'
import type { DiagnosticsFacts } from './diagnosticsText.ts'

type MachineFacts = Pick<DiagnosticsFacts, 'runningMs' | 'versions' | 'system' | 'memoryBytes' | 'cpuMs' | 'home'>

/** This process and what it runs on. */
export function machineFacts(env: Record<string, string | undefined>): MachineFacts {
  const { electron, chrome, node, v8 } = process.versions
  const named = Object.entries({ electron, chrome, node, v8 })
  const { user, system } = process.cpuUsage()
  const desktop = [env.XDG_CURRENT_DESKTOP, env.XDG_SESSION_TYPE].filter((word) => word !== undefined && word !== '')
  return {
    runningMs: process.uptime() * 1_000,
    versions: named.filter(([, number]) => number !== undefined).map(([name, number]) => `${name} ${number}`),
    system: [
      `${process.platform} ${release()} ${process.arch}`,
      version(),
      `${Math.round(totalmem() / 1_000_000_000)} GB`,
      ...desktop.map(String),
    ],
    memoryBytes: process.memoryUsage.rss(),
    cpuMs: (user + system) / 1_000,
    home: homedir(),
  }
}

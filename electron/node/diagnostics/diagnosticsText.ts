import { describeDuration } from '../../core/duration.ts'
import type { NetworkFacts } from '../../core/model/network.ts'
import type { Summary } from '../../core/model/summary.ts'
import type { LoggedError } from '../log/log.ts'
import type { About } from '../router/context.ts'
import type { StoreHealth } from '../store/store.ts'

/** What is known of this run, for a person who looks for a fault in Headstart itself. */
export type DiagnosticsFacts = {
  nowMs: number
  runningMs: number
  summary: Pick<Summary, 'version' | 'shell' | 'demo' | 'counts' | 'ownSide' | 'warnings' | 'vendors' | 'openIncidents'>
  about: About
  health: StoreHealth
  /** `node 24.21.0`, `electron 45.4.1` … */
  versions: readonly string[]
  /** `linux 6.8.0 x64`, desktop and the like. */
  system: readonly string[]
  memoryBytes: number
  /** CPU time of this process since it began. */
  cpuMs: number
  errors: readonly LoggedError[]
  network: NetworkFacts
  /** The user's home folder, which names them: shown as `~`. */
  home: string
}

const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`
const at = (ms: number) => new Date(ms).toISOString()
const list = (lines: readonly string[], empty: string) =>
  lines.length > 0 ? lines.map((line) => `  ${line}`) : [`  ${empty}`]

function storeLines({ problem, ...health }: StoreHealth): string[] {
  return [
    problem ? problem.text : 'Everything is on disk.',
    `waiting: ${health.waitingSamples} samples, ${health.waitingTranscripts} transcripts`,
    `given up: ${health.droppedSamples} samples, ${health.droppedTranscripts} transcripts`,
    `kept: ${health.transcripts} transcripts, ${megabytes(health.transcriptBytes)}`,
  ]
}

/** How this computer is connected, without a name or an address. */
function networkLine({ interfaces, defaultRoute, resolvers, proxy }: NetworkFacts): string {
  const families = [...new Set(interfaces.flatMap((one) => one.families))].sort().map((family) => `IPv${family}`)
  const tunnels = interfaces.filter(({ tunnel }) => tunnel).length
  const route = defaultRoute === undefined ? 'unknown' : defaultRoute === null ? 'none' : 'set'
  return [
    `${interfaces.length} interfaces (${families.join(', ') || 'no address'}), ${tunnels} of them tunnels`,
    `default route ${route}, ${resolvers.length} DNS servers, ${proxy.length} proxy variables`,
  ].join(', ')
}

/** The diagnostics as text to paste: numbers and states, no names of vendors, no addresses, no keys. */
export function diagnosticsText(facts: DiagnosticsFacts): string {
  const { summary, about, health, home } = facts
  const { counts, ownSide, vendors } = summary
  const monitors = vendors.reduce((sum, vendor) => sum + vendor.monitors.length, 0)
  const cpuPercent = ((facts.cpuMs / Math.max(1, facts.runningMs)) * 100).toFixed(1)
  const text = [
    `Headstart ${summary.version} diagnostics, ${at(facts.nowMs)}`,
    '',
    `shell: ${summary.shell}${summary.demo ? ', demo' : ''}`,
    `versions: ${facts.versions.join(', ')}`,
    `system: ${facts.system.join(', ')}`,
    `running: ${describeDuration(Math.floor(facts.runningMs / 1_000) * 1_000)}, ${megabytes(facts.memoryBytes)} of memory, ${cpuPercent} % of a processor on average`,
    `data folder: ${about.dataDir}, ${megabytes(about.storedBytes)}`,
    `keychain: ${about.keychain.available ? 'answers' : `does not answer. ${about.keychain.problem ?? ''}`.trim()}`,
    `proxy: ${about.proxy.length > 0 ? about.proxy.map((line) => line.split('=')[0]).join(', ') : 'none'}`,
    `notifications: ${about.notifications}`,
    '',
    `network: ${networkLine(facts.network)}`,
    `own side: ${ownSide.state} since ${at(ownSide.sinceMs)}. ${ownSide.sentence}`,
    `watched: ${vendors.length} vendors, ${monitors} monitors`,
    `states: ${counts.up} up, ${counts.degraded} degraded, ${counts.down} down, ${counts.unknown} unknown, ${counts.paused} paused`,
    `open incidents: ${summary.openIncidents.length}`,
    '',
    'store:',
    ...list(storeLines(health), ''),
    '',
    'warnings:',
    ...list(
      summary.warnings.map((warning) => `${at(warning.sinceMs)} ${warning.text}`),
      'none',
    ),
    '',
    'last errors:',
    ...list(
      facts.errors.map((error) => `${at(error.atMs)} ${error.text.replaceAll('\n', '\n    ')}`),
      'none',
    ),
    '',
  ].join('\n')
  return home.length > 1 ? text.replaceAll(home, '~') : text
}

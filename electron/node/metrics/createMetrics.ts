import { join } from 'node:path'
import type { MetricsAccess } from '../../core/contract/metrics.ts'
import type { Watch } from '../../core/watch.ts'
import type { Configuration } from '../configuration.ts'
import { newTokenOf, tokenOf } from '../server/token.ts'
import type { LastAttempts } from './lastAttempts.ts'
import { type Exposition, type MeasuredMonitor, scrape } from './scrape.ts'

/** Name of the file in the data folder that holds the scraper's token. */
const metricsTokenFile = 'metrics-token'

/** `/metrics`: off until it is switched on in settings. */
export type Metrics = {
  access(): Promise<MetricsAccess>
  /** A new token; the old one is refused from now on. */
  rotate(): Promise<MetricsAccess>
  /** The token that a scrape must carry; null while metrics are off. */
  token(): Promise<string | null>
  /** `accept` is the caller's Accept header. */
  scrape(accept: string): Promise<Exposition>
}

export type MetricsParts = {
  dataDir: string
  configuration: Configuration
  watch: Pick<Watch, 'status' | 'openIncidents' | 'ownSide'>
  attempts: LastAttempts
  version: string
  shell: string
  /** Address of the local server, once it is there. */
  serverUrl(): string | undefined
  /** Takes known secrets out of names that people gave. */
  redact(text: string): string
  /** A value of our own that must never leave. */
  keepIn(name: string, value: string): void
}

export function createMetrics(parts: MetricsParts): Metrics {
  const { dataDir, configuration, watch, attempts } = parts
  let token: Promise<string> | undefined

  function known(): Promise<string> {
    token ??= take(tokenOf(dataDir, metricsTokenFile))
    return token
  }

  async function take(reading: Promise<string>): Promise<string> {
    const value = await reading
    parts.keepIn('headstart.metricsToken', value)
    return value
  }

  async function access(): Promise<MetricsAccess> {
    const serverUrl = parts.serverUrl()
    return {
      enabled: configuration.settings().metrics.enabled,
      token: await known(),
      tokenFile: join(dataDir, metricsTokenFile),
      ...(serverUrl !== undefined && { url: `${serverUrl}/metrics` }),
    }
  }

  async function measured(): Promise<MeasuredMonitor[]> {
    const incidents = new Map(watch.openIncidents().map((incident) => [incident.monitorId, incident]))
    const found: MeasuredMonitor[] = []
    for (const monitor of configuration.monitors()) {
      const status = watch.status(monitor.id)
      found.push({
        ...{ monitor, status, counts: attempts.counts(monitor.id), incident: incidents.get(monitor.id) },
        monitorName: parts.redact(monitor.name),
        vendorName: parts.redact(configuration.vendor(monitor.vendorId)?.name ?? monitor.vendorId),
        attempt: monitor.paused ? undefined : await attempts.of(monitor.id, status?.lastTranscriptId),
      })
    }
    return found
  }

  return {
    access,
    async rotate() {
      token = take(newTokenOf(dataDir, metricsTokenFile))
      await token
      return access()
    },
    token: async () => (configuration.settings().metrics.enabled ? known() : null),
    async scrape(accept) {
      const { version, shell } = parts
      const ownSideDown = watch.ownSide().state === 'offline'
      return scrape({ monitors: await measured(), ownSideDown, version, shell }, accept)
    },
  }
}

import { Counter, Gauge, type OpenMetricsContentType, type PrometheusContentType, Registry } from 'prom-client'
import { type AttemptFacts, blackboxPhases } from '../../core/metrics/attemptFacts.ts'
import type { Incident, MonitorStatus } from '../../core/model/incident.ts'
import type { Monitor } from '../../core/model/monitor.ts'
import { type State, stateSchema } from '../../core/model/verdict.ts'
import { createPacer } from '../store/pacer.ts'

/** One monitor as metrics show it. `attempt` is absent while it is paused or was never probed. */
export type MeasuredMonitor = {
  monitor: Pick<Monitor, 'id' | 'vendorId' | 'intervalMs'>
  monitorName: string
  vendorName: string
  status: Pick<MonitorStatus, 'state' | 'lastProbeAtMs'> | undefined
  attempt: AttemptFacts | undefined
  counts: ReadonlyMap<State, number>
  incident: Pick<Incident, 'severity' | 'openedAtMs' | 'acknowledged'> | undefined
}

export type Measured = {
  monitors: readonly MeasuredMonitor[]
  ownSideDown: boolean
  version: string
  shell: string
}

const labels = ['vendor', 'monitor'] as const
type Labels = { vendor: string; monitor: string }

/** A scrape's answer: its Content-Type and its text. */
export type Exposition = { contentType: string; text: string }

/**
 * Everything as OpenMetrics when the caller reads that, else in the older text format of Prometheus. Names are
 * blackbox_exporter's where it has one, so that dashboards and alerts made for it work; our own begin with `headstart_`.
 * What was not observed is absent, never 0.
 */
export async function scrape(measured: Measured, accept: string): Promise<Exposition> {
  const { monitors, ownSideDown, version, shell } = measured
  const isOpen = /\bapplication\/openmetrics-text\b/.test(accept)
  const contentType = isOpen ? Registry.OPENMETRICS_CONTENT_TYPE : Registry.PROMETHEUS_CONTENT_TYPE
  const registry = new Registry<OpenMetricsContentType | PrometheusContentType>()
  registry.setContentType(contentType)
  const pace = createPacer()

  /** A gauge of every monitor; a value of undefined leaves the monitor out. */
  async function gauge(name: string, help: string, pick: (one: MeasuredMonitor) => number | undefined): Promise<void> {
    const metric = new Gauge({ name, help, labelNames: labels, registers: [registry] })
    for (const one of monitors) {
      const value = pick(one)
      if (value !== undefined) metric.set(labelsOf(one), value)
      await pace()
    }
  }
  const ofAttempt = (name: string, help: string, pick: (attempt: AttemptFacts) => number | undefined) =>
    gauge(name, help, ({ attempt }) => attempt && pick(attempt))
  /** One or nothing for each word of a set, as Prometheus likes states. */
  async function states(name: string, help: string, pick: (one: MeasuredMonitor) => string): Promise<void> {
    const metric = new Gauge({ name, help, labelNames: [...labels, 'state'], registers: [registry] })
    for (const one of monitors) {
      const current = pick(one)
      for (const state of stateSchema.options) metric.set({ ...labelsOf(one), state }, state === current ? 1 : 0)
      await pace()
    }
  }

  await ofAttempt(
    'probe_success',
    'Whether the last attempt was up or degraded (1) or down (0); absent when it observed nothing.',
    ({ state }) => (state === 'unknown' ? undefined : state === 'down' ? 0 : 1),
  )
  await ofAttempt(
    'probe_duration_seconds',
    'How long the last exchange of the last attempt took.',
    ({ durationSeconds }) => durationSeconds,
  )
  await ofAttempt('probe_dns_lookup_time_seconds', 'Time of the name lookup.', ({ phases }) => secondsOf(phases, 'dns'))
  const phases = new Gauge({
    name: 'probe_http_duration_seconds',
    help: 'Duration of the last exchange by phase: resolve, connect, proxy, tls, send, processing, transfer.',
    labelNames: [...labels, 'phase'],
    registers: [registry],
  })
  for (const one of monitors) {
    for (const { phase, seconds } of one.attempt?.phases ?? []) phases.set({ ...labelsOf(one), phase }, seconds)
    await pace()
  }
  await ofAttempt(
    'probe_http_status_code',
    'Status of the last response; 0 when there was none.',
    ({ statusCode }) => statusCode,
  )
  await ofAttempt('probe_http_version', 'HTTP version of the last response.', ({ httpVersion }) => httpVersion)
  await ofAttempt('probe_http_redirects', 'Redirects that the last attempt followed.', ({ redirects }) => redirects)
  await ofAttempt('probe_http_ssl', 'Whether the last exchange was over TLS.', ({ tls }) => Number(tls))
  await ofAttempt(
    'probe_http_uncompressed_body_length',
    'Bytes of the decoded body, as far as it was read.',
    ({ bodyBytes }) => bodyBytes,
  )
  await ofAttempt('probe_ip_protocol', 'IP protocol of the last connection, 4 or 6.', ({ ipProtocol }) => ipProtocol)
  await ofAttempt(
    'probe_ssl_earliest_cert_expiry',
    'When the first certificate of the chain expires, in unix time.',
    ({ earliestExpirySeconds }) => earliestExpirySeconds,
  )
  await states(
    'headstart_monitor_state',
    'Confirmed state: 1 for the current one of up, degraded, down, unknown.',
    ({ status }) => status?.state ?? 'unknown',
  )
  await gauge('headstart_incident_open', 'Whether an incident is open.', ({ incident }) => Number(Boolean(incident)))
  await gauge(
    'headstart_incident_opened_timestamp_seconds',
    'When the open incident opened, in unix time.',
    ({ incident }) => incident && incident.openedAtMs / 1_000,
  )
  await gauge(
    'headstart_incident_acknowledged',
    'Whether somebody acknowledged the open incident.',
    ({ incident }) => incident && Number(Boolean(incident.acknowledged)),
  )
  await gauge(
    'headstart_last_probe_timestamp_seconds',
    'When the last probe began, in unix time.',
    ({ status }) => status?.lastProbeAtMs && status.lastProbeAtMs / 1_000,
  )
  await gauge(
    'headstart_probe_interval_seconds',
    'The interval that is set.',
    ({ monitor }) => monitor.intervalMs / 1_000,
  )

  const attempts = new Counter({
    // OpenMetrics names the family without the suffix, and prom-client then adds it to each line.
    name: isOpen ? 'headstart_attempts' : 'headstart_attempts_total',
    help: 'Attempts since the start by their verdict.',
    labelNames: [...labels, 'verdict'],
    registers: [registry],
  })
  for (const one of monitors) {
    for (const [verdict, count] of one.counts) attempts.inc({ ...labelsOf(one), verdict }, count)
    await pace()
  }
  const info = new Gauge({
    name: 'headstart_monitor_info',
    help: 'Names of vendor and monitor as people read them.',
    labelNames: [...labels, 'vendor_name', 'monitor_name'],
    registers: [registry],
  })
  for (const one of monitors)
    info.set({ ...labelsOf(one), vendor_name: one.vendorName, monitor_name: one.monitorName }, 1)
  const own = { help: 'Whether our own network is down, so that nothing can be observed.', registers: [registry] }
  new Gauge({ name: 'headstart_own_side_down', ...own }).set(Number(ownSideDown))
  const build = {
    help: 'Version and shell of this Headstart.',
    labelNames: ['version', 'shell'],
    registers: [registry],
  }
  new Gauge({ name: 'headstart_build_info', ...build }).set({ version, shell }, 1)

  // One family at a time: all of them at once would hold the event loop.
  const families: string[] = []
  for (const { name } of registry.getMetricsAsArray()) {
    families.push(`${await registry.getSingleMetricAsString(name)}\n`)
    await pace()
  }
  return { contentType, text: families.join('') + (isOpen ? '# EOF\n' : '') }
}

function labelsOf({ monitor }: MeasuredMonitor): Labels {
  return { vendor: monitor.vendorId, monitor: monitor.id }
}

function secondsOf(phases: AttemptFacts['phases'], name: keyof typeof blackboxPhases): number | undefined {
  return phases.find(({ phase }) => phase === blackboxPhases[name])?.seconds
}

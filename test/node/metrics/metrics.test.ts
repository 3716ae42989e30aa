import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { attemptFacts } from '../../../electron/core/metrics/attemptFacts.ts'
import { createLastAttempts } from '../../../electron/node/metrics/lastAttempts.ts'
import { type Exposition, type Measured, type MeasuredMonitor, scrape } from '../../../electron/node/metrics/scrape.ts'
import { exchangeSample } from '../../core/redact/exchangeSample.ts'
import { findProgram } from '../../machine.ts'
import { noonMs, temporaryFolder, transcript } from '../store/fixtures.ts'

const openMetrics = 'application/openmetrics-text; version=1.0.0, text/plain;q=0.5'
const promtool = findProgram('promtool')

function measured(id: string, more: Partial<MeasuredMonitor> = {}): MeasuredMonitor {
  return {
    monitor: { id, vendorId: 'acme', intervalMs: 30_000 },
    ...{ monitorName: `Ping "${id}"\nand\\more`, vendorName: 'Acme', incident: undefined },
    status: { state: 'up', lastProbeAtMs: noonMs },
    attempt: attemptFacts(transcript('t', noonMs, 'up', { exchanges: [exchangeSample()] })),
    counts: new Map([['up', 7]]),
    ...more,
  }
}

const all: Measured = {
  monitors: [
    measured('ping'),
    measured('mail', {
      status: { state: 'down', lastProbeAtMs: noonMs },
      attempt: attemptFacts(transcript('t', noonMs, 'down')),
      incident: { severity: 'down', openedAtMs: noonMs, acknowledged: { atMs: noonMs } },
    }),
    measured('paused', { status: { state: 'unknown' }, attempt: undefined, counts: new Map() }),
  ],
  ...{ ownSideDown: false, version: '0.1.0', shell: 'browser' },
}

const lines = ({ text }: Exposition, of: string) => text.split('\n').filter((line) => line.includes(`monitor="${of}"`))

describe('metrics', () => {
  test('of a monitor that passes, by the names of blackbox_exporter', async () => {
    const found = lines(await scrape(all, openMetrics), 'ping').join('\n')
    for (const line of [
      'probe_success{vendor="acme",monitor="ping"} 1',
      'probe_http_status_code{vendor="acme",monitor="ping"} 200',
      'headstart_monitor_state{vendor="acme",monitor="ping",state="up"} 1',
      'headstart_monitor_state{vendor="acme",monitor="ping",state="down"} 0',
      'headstart_incident_open{vendor="acme",monitor="ping"} 0',
      'headstart_attempts_total{vendor="acme",monitor="ping",verdict="up"} 7',
      'headstart_probe_interval_seconds{vendor="acme",monitor="ping"} 30',
    ])
      expect(found).toContain(line)
    for (const phase of ['resolve', 'connect', 'tls', 'processing', 'transfer'])
      expect(found).toMatch(
        new RegExp(`probe_http_duration_seconds{vendor="acme",monitor="ping",phase="${phase}"} [\\d.]+`),
      )
    expect(found).toMatch(/probe_ssl_earliest_cert_expiry\{.*\} \d{10}/)
  })

  test('of one with an open incident, and of one that observes nothing', async () => {
    const answer = await scrape(all, openMetrics)
    const down = lines(answer, 'mail').join('\n')
    expect(down).toContain('probe_success{vendor="acme",monitor="mail"} 0')
    expect(down).toContain(
      `headstart_incident_opened_timestamp_seconds{vendor="acme",monitor="mail"} ${noonMs / 1_000}`,
    )
    expect(down).toContain('headstart_incident_acknowledged{vendor="acme",monitor="mail"} 1')
    const paused = lines(answer, 'paused').join('\n')
    expect(paused).not.toMatch(/^probe_/m)
    expect(paused).toContain('headstart_monitor_state{vendor="acme",monitor="paused",state="unknown"} 1')
  })

  test('come as OpenMetrics when asked, else as Prometheus’ text', async () => {
    const open = await scrape(all, openMetrics)
    expect(open.contentType).toMatch(/^application\/openmetrics-text; version=1\.0\.0/)
    expect(open.text).toMatch(/\n# EOF\n$/)
    expect(open.text).toContain('# TYPE headstart_attempts counter\n')
    const plain = await scrape(all, '*/*')
    expect(plain.contentType).toMatch(/^text\/plain; version=0\.0\.4/)
    expect(plain.text).not.toContain('# EOF')
    expect(plain.text).toContain('# TYPE headstart_attempts_total counter\n')
  })

  test('are built in slices: a thousand monitors', async () => {
    const monitors = Array.from({ length: 1_000 }, (_, n) => measured(`m${n}`))
    const { text } = await scrape({ ...all, monitors }, openMetrics)
    expect(text.match(/^probe_success\{/gm)).toHaveLength(1_000)
  })
})

describe('the last attempt', () => {
  test('is that which was saved; after a restart it is read once', async () => {
    const read: string[] = []
    const attempts = createLastAttempts(async (id) => {
      read.push(id)
      return transcript(id, noonMs, 'degraded', { monitorId: 'm1' })
    })
    expect((await attempts.of('m1', 't1'))?.state).toBe('degraded')
    expect((await attempts.of('m1', 't1'))?.state).toBe('degraded')
    expect(await attempts.of('m2', undefined)).toBeUndefined()
    expect(read).toEqual(['t1'])
    const saved: string[] = []
    const watched = attempts.watching({
      ...{ appendSample: () => {}, saveStatus: async () => {}, saveIncident: async () => {} },
      goodTranscripts: async () => [],
      saveTranscript: async ({ id }) => void saved.push(id),
    })
    await watched.saveTranscript(transcript('t2', noonMs, 'down', { monitorId: 'm1' }))
    expect(saved).toEqual(['t2'])
    expect((await attempts.of('m1', 't1'))?.state).toBe('down')
    expect([...attempts.counts('m1')]).toEqual([['down', 1]])
  })
})

describe('for promtool', () => {
  beforeEach(({ skip }) => {
    if (!promtool) skip('promtool is not installed (Debian: package prometheus)')
  })

  test('the text has nothing to complain about', async () => {
    const { text } = await scrape(all, '*/*')
    const { status, stderr, stdout } = spawnSync(promtool ?? '', ['check', 'metrics'], {
      input: text,
      encoding: 'utf8',
    })
    expect(`${stdout}${stderr}`).toBe('')
    expect(status).toBe(0)
  })

  test('the OpenMetrics form is read by Prometheus itself', async () => {
    const folder = await temporaryFolder()
    const { text } = await scrape(all, openMetrics)
    // Backfilling wants a time on every sample.
    writeFileSync(join(folder, 'in'), text.replace(/^([^#\n].*)$/gm, `$1 ${noonMs / 1_000}`))
    execFileSync(promtool ?? '', ['tsdb', 'create-blocks-from', 'openmetrics', join(folder, 'in'), join(folder, 'db')])
    const list = execFileSync(promtool ?? '', ['tsdb', 'list', join(folder, 'db')], { encoding: 'utf8' })
    expect(list).toMatch(new RegExp(`\\s${text.match(/^[^#\n]/gm)?.length ?? 0}\\s`))
  })
})

import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Monitor, Vendor } from '../../electron/core/model/monitor.ts'
import { settingsSchema } from '../../electron/core/model/settings.ts'
import { createConfiguration } from '../../electron/node/configuration.ts'
import { createReports } from '../../electron/node/reports.ts'
import { incident, noonMs, open, sample, temporaryFolder, transcript } from './store/fixtures.ts'

const minuteMs = 60_000
const vendor: Vendor = { id: 'stripe', name: 'Stripe', features: [], accountId: 'acct_42', requestIds: ['X-Odd'] }
const fixed = <T>(value: T) => ({ get: () => value, set: async () => undefined })

async function bench() {
  const opened = await open(await temporaryFolder())
  const { store, clock } = opened
  const configuration = createConfiguration({
    settings: fixed(settingsSchema.parse({})),
    vendors: fixed([vendor]),
    monitors: fixed<Monitor[]>([]),
    channels: fixed([]),
  })
  const reports = createReports({ clock, configuration, store, version: '1.2.3' })
  const good = ['good-1', 'good-2'].map((id, at) => transcript(id, noonMs - (2 - at) * 90 * minuteMs))
  const failed = transcript('fail-1', noonMs - minuteMs, 'down', { replacements: { value: 2, place: 1, shape: 0 } })
  const [exchange] = failed.exchanges
  exchange?.request.headers.push(['Authorization', 'Bearer ‹stripe.apiKey …a91f›'])
  for (const one of [...good, failed]) await store.saveTranscript(one)
  const opening = incident('i-1', {
    firstFailureAtMs: noonMs - minuteMs,
    transcriptIds: ['fail-1', 'gone-1'],
    lastGoodTranscriptId: 'good-2',
  })
  return { ...opened, reports, good, failed, opening }
}

describe('a report', () => {
  test.each(['markdown', 'text', 'har', 'zip'] as const)(
    '%s: what the preview shows is what leaves, byte for byte',
    async (format) => {
      const { reports, opening, failed, clock } = await bench()
      for (const subject of [opening, failed]) {
        const { file, preview } = await reports.preview(subject, format)
        clock.set(clock.nowMs() + 5_000)
        const left = await reports.file(subject, format, preview.generatedAtMs)
        expect(new Uint8Array(await left.arrayBuffer())).toEqual(new Uint8Array(await file.arrayBuffer()))
        expect(preview).toMatchObject({ name: left.name, bytes: left.size, cut: false })
        if (format !== 'zip') expect(preview.text).toBe(await left.text())
        expect(preview.tags.map(({ name }) => name)).toEqual(['stripe.apiKey'])
        expect(preview.replacements.value).toBeGreaterThanOrEqual(2)
      }
    },
  )

  test('the same moment gives the same bytes again, also when the preview is forgotten', async () => {
    const { reports, opening } = await bench()
    const [one, two] = [await reports.file(opening, 'zip', noonMs), await reports.file(opening, 'zip', noonMs)]
    expect(new Uint8Array(await one.arrayBuffer())).toEqual(new Uint8Array(await two.arrayBuffer()))
  })

  test('a ZIP has a manifest that is true, and names what could not be read', async () => {
    const { reports, opening } = await bench()
    const { file, preview } = await reports.preview(opening, 'zip')
    const entries = unzipSync(new Uint8Array(await file.arrayBuffer()))
    const text = (name: string) => new TextDecoder().decode(entries[name])
    const manifest = JSON.parse(text('manifest.json'))
    expect(manifest).toMatchObject({
      application: { name: 'Headstart', version: '1.2.3' },
      generatedAt: new Date(noonMs).toISOString(),
      incident: 'i-1',
      transcripts: ['fail-1'],
      lastGood: 'good-2',
      errors: [{ transcript: 'gone-1' }],
    })
    const hashes = manifest.entries.map(({ path }: { path: string }) =>
      createHash('sha256').update(text(path)).digest('hex'),
    )
    expect(manifest.entries.map(({ sha256 }: { sha256: string }) => sha256)).toEqual(hashes)
    expect(Object.keys(entries)).toEqual([
      'manifest.json',
      ...manifest.entries.map(({ path }: { path: string }) => path),
    ])
    expect(preview.entries.map(({ name, bytes }) => [name, bytes])).toEqual(
      Object.entries(entries).map(([name, bytes]) => [name, bytes.length]),
    )
    expect(text('report.md')).toContain('acct_42')
    expect(JSON.parse(text('exchanges.har')).log.entries).toHaveLength(2)
    expect(text('transcripts/fail-1.txt')).toContain('Request-Id: req_fail-1')
  })

  test('is made although nothing of the incident can be read any more', async () => {
    const { reports, opening } = await bench()
    const { preview } = await reports.preview({ ...opening, transcriptIds: ['gone-1'] }, 'text')
    expect(preview.text).toContain('nothing could be sent')
  })
})

describe('a comparison', () => {
  test('takes the newest good one before, and the median of passing probes before', async () => {
    const { reports, failed, store } = await bench()
    for (let at = 0; at < 40; at++) {
      const phases = { dns: 2, wait: 80 + (at % 3) }
      store.appendSample(
        'stripe-balance',
        sample(noonMs - 2 * minuteMs - at * 3_600_000, 'up', { phases, totalMs: 120 }),
      )
    }
    store.appendSample(
      'stripe-balance',
      sample(noonMs - 8 * 86_400_000, 'up', { phases: { wait: 9_000 }, totalMs: 9_100 }),
    )
    store.appendSample('stripe-balance', sample(noonMs - 30_000, 'up', { phases: { wait: 9_000 }, totalMs: 9_100 }))
    store.appendSample(
      'stripe-balance',
      sample(noonMs - minuteMs - 1, 'down', { phases: { wait: 9_000 }, totalMs: 9_100 }),
    )
    for (let time = 0; time < 2; time++) {
      const { lastGoodId, lastGood, medians, medianTotalMs, medianProbes, summary, requestIds } =
        await reports.compare(failed)
      expect([lastGoodId, lastGood?.state]).toEqual(['good-2', 'up'])
      expect(summary).toContain('200 → 503')
      expect(medianProbes).toBe(40)
      expect(medians.wait).toBeGreaterThan(79)
      expect(medians.wait).toBeLessThan(83)
      expect(medianTotalMs).toBeCloseTo(120, -1)
      expect(medians.tls).toBeUndefined()
      expect(requestIds.map(({ value }) => value)).toEqual(['req_fail-1', 'req_good-2', 'req_good-1'])
    }
  })

  test('without a good one there is nothing to compare, and that is an answer', async () => {
    const { reports } = await bench()
    const first = transcript('first', noonMs - 86_400_000, 'down')
    expect(await reports.compare(first)).toMatchObject({ rows: [], summary: '', medianProbes: 0, medians: {} })
  })
})

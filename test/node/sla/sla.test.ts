import { call } from '@orpc/server'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { edgesOf } from '../../../electron/core/history/edges.ts'
import { uptimeOf } from '../../../electron/core/history.ts'
import { monitorSchema, type Vendor } from '../../../electron/core/model/monitor.ts'
import { monthBounds } from '../../../electron/core/sla/month.ts'
import { createHistoryQueries } from '../../../electron/node/historyQueries.ts'
import type { Services } from '../../../electron/node/router/context.ts'
import { router } from '../../../electron/node/router/index.ts'
import { createSla } from '../../../electron/node/sla/sla.ts'
import type { Store } from '../../../electron/node/store/store.ts'
import { incident, open, sample, type TestClock, temporaryFolder, testClock, transcript } from '../store/fixtures.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const zone = 'Europe/Berlin'
/** October has the hour that comes twice. */
const month = '2026-10'
const { fromMs, toMs } = monthBounds(month, zone)

const vendor: Vendor = {
  id: 'stripe',
  name: 'Stripe',
  features: [],
  sla: { promisedPercent: 99.9, counts: 'down', tiers: [{ belowPercent: 99.9, creditPercent: 10 }] },
}
const monitors = ['stripe-balance', 'stripe-charges'].map((id) =>
  monitorSchema.parse({ id, vendorId: 'stripe', name: id, request: { url: 'https://stripe.test/' } }),
)

/** A month of two monitors, a sample per quarter of an hour, with an outage that the hour of the clock change lies in. */
async function month31(clock: TestClock): Promise<Store> {
  const { store } = await open(await temporaryFolder(), { clock })
  const outage = { fromMs: Date.parse('2026-10-25T00:15:00Z'), toMs: Date.parse('2026-10-25T02:00:00Z') }
  let n = 0
  for (let atMs = fromMs - hourMs; atMs < toMs + hourMs; atMs += 15 * minuteMs) {
    n++
    const more = { coversMs: 15 * minuteMs, totalMs: 90 + (n % 40), phases: { wait: 60 + (n % 9) } }
    const down = atMs >= outage.fromMs && atMs < outage.toMs
    store.appendSample('stripe-balance', sample(atMs, down ? 'down' : 'up', more))
    if (n % 5 > 0) store.appendSample('stripe-charges', sample(atMs, n % 97 === 0 ? 'degraded' : 'up', more))
  }
  const ids = ['0outage00-0000', '0outage00-0001']
  await store.saveTranscript(transcript(ids[0] ?? '', outage.fromMs, 'down'))
  await store.saveIncident(
    incident('inc-1', {
      ...{ firstFailureAtMs: outage.fromMs, openedAtMs: outage.fromMs, lastFailureAtMs: outage.toMs },
      ...{ state: 'closed', closedAtMs: outage.toMs, transcriptIds: ids },
    }),
  )
  await store.flush()
  return store
}

function slaOf(store: Store, clock: TestClock) {
  return createSla({ clock, store, configuration: { monitors: () => monitors }, version: '1.0.0' })
}

const clock = () => testClock(toMs + 3 * 24 * hourMs)

describe('the evidence of a month', () => {
  test('says of each monitor, day and all together what the charts say', async () => {
    const at = clock()
    const store = await month31(at)
    const report = await slaOf(store, at).report(vendor, { month, zone })
    const charts = createHistoryQueries(store)
    const spans = []
    for (const [index, { id }] of monitors.entries()) {
      const edges = edgesOf(fromMs, toMs, { by: 'day', zone })
      const chart = await charts.series(id, edges)
      const { figures, total } = report?.monitors[index] ?? {}
      expect(figures).toMatchObject(chart.uptime)
      const whole = (await charts.series(id, [fromMs, toMs], true)).points[0]
      expect(total).toEqual({
        ...{ p50Ms: whole?.p50Ms, p95Ms: whole?.p95Ms, p99Ms: whole?.p99Ms, maxMs: whole?.maxMs },
      })
      expect(report?.monitors[index]?.phases).toEqual([
        { name: 'wait', meanMs: whole?.phases.wait, ...whole?.phasePercentiles?.wait },
      ])
      spans.push(...chart.points)
      for (const [day, point] of chart.points.entries()) expect(report?.days[day]?.fromMs).toBe(point.fromMs)
    }
    expect(report?.days).toHaveLength(31)
    expect(report?.days.filter(({ wallMs }) => wallMs === 2 * 25 * hourMs).map(({ day }) => day)).toEqual([
      '2026-10-25',
    ])
    expect(report?.total).toMatchObject(uptimeOf(spans))
    expect(report?.outages[0]).toMatchObject({ downMs: 105 * minuteMs, unknownMs: 0 })
    expect(report?.outside.downMs).toBeCloseTo(0, 3)
  })

  test('a month that runs ends now; one that has not begun has no evidence', async () => {
    const at = testClock(fromMs + 40 * hourMs)
    const store = await month31(at)
    const sla = slaOf(store, at)
    const report = await sla.report(vendor, { month, zone })
    expect(report).toMatchObject({ untilMs: fromMs + 40 * hourMs, toMs, total: { wallMs: 2 * 40 * hourMs } })
    expect(report?.days.map(({ wallMs }) => wallMs / hourMs)).toEqual([48, 32])
    expect(await sla.report(vendor, { month: '2026-11', zone })).toBeUndefined()
  })

  test('the ZIP holds what is kept, names what is not, and every text was looked at before', async () => {
    const at = clock()
    const sla = slaOf(await month31(at), at)
    const looked: string[] = []
    const file = await sla.file(
      vendor,
      { month, zone },
      { format: 'zip', onText: async (name) => void looked.push(name) },
    )
    expect([file?.name, file?.type]).toEqual(['headstart-sla-stripe-2026-10.zip', 'application/zip'])
    const entries = unzipSync(new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer(0)))
    const text = (name: string) => new TextDecoder().decode(entries[name])
    expect(Object.keys(entries)).toEqual([
      'outages/inc-1/0outage00-0000.txt',
      'outages/inc-1/0outage00-0000.har',
      ...['evidence.html', 'evidence.csv', 'evidence.json', 'manifest.json'],
    ])
    expect(looked).toEqual(Object.keys(entries))
    expect(JSON.parse(text('manifest.json'))).toMatchObject({
      ...{ vendor: 'stripe', month, timeZone: zone },
      errors: [{ transcript: '0outage00-0001', problem: 'It is not kept any more, or its file is damaged.' }],
    })
    expect(text('evidence.html')).toContain('href="outages/inc-1/0outage00-0000.har"')
    expect(JSON.parse(text('outages/inc-1/0outage00-0000.har'))).toMatchObject({ log: { version: '1.2' } })
  })

  test('it tells how far it is, and ends when it is called off', async () => {
    const at = clock()
    const sla = slaOf(await month31(at), at)
    const steps: unknown[] = []
    const called = new AbortController()
    const options = { format: 'zip', job: 'j1', signal: called.signal } as const
    const work = sla.file(
      vendor,
      { month, zone },
      {
        ...options,
        onText: async () => {
          steps.push(sla.progress('j1'))
          called.abort(new Error('called off'))
        },
      },
    )
    await expect(work).rejects.toThrow('called off')
    expect(steps).toEqual([{ step: 'Packing transcripts', done: 0, total: 2 }, expect.anything()])
    expect(sla.progress('j1')).toBeNull()
  })

  test.each(['csv', 'html', 'zip'] as const)('as %s it does not leave while a secret stands in it', async (format) => {
    const at = clock()
    const sla = slaOf(await month31(at), at)
    const context = {
      configuration: { vendor: () => vendor },
      sla,
      secretsIn: async (text: string) =>
        text.includes('Stripe Balance answers 503') ? ['stripe.apiKey (character 9)'] : [],
    } as unknown as Services
    const asked = call(router.sla.file, { id: 'stripe', month, zone, format }, { context })
    await expect(asked).rejects.toMatchObject({
      code: 'SECRET_IN_OUTPUT',
      message: expect.stringContaining(
        format === 'zip' ? 'in evidence.html' : `in headstart-sla-stripe-2026-10.${format}`,
      ),
    })
  })

  test.each([
    [{ id: 'stripe', month: '2027-01' }, 'INVALID_INPUT', 'January 2027 has not begun.'],
    [{ id: 'stripe', month, zone: 'Mars/Olympus' }, 'INVALID_INPUT', 'There is no time zone Mars/Olympus.'],
    [{ id: 'nobody', month }, 'NOT_FOUND', 'There is no vendor nobody.'],
  ])('%j is refused with a sentence', async (input, code, message) => {
    const at = clock()
    const { store } = await open(await temporaryFolder(), { clock: at })
    const context = {
      configuration: { vendor: (id: string) => (id === 'stripe' ? vendor : undefined) },
      sla: slaOf(store, at),
    } as unknown as Services
    await expect(call(router.sla.report, input, { context })).rejects.toMatchObject({ code, message })
  })
})

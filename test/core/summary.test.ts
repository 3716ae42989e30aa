import { describe, expect, test } from 'vitest'
import { firstStatus } from '../../electron/core/incident.ts'
import type { Incident, MonitorStatus } from '../../electron/core/model/incident.ts'
import { type Monitor, monitorSchema, vendorSchema } from '../../electron/core/model/monitor.ts'
import type { Span } from '../../electron/core/model/sample.ts'
import { summarySchema } from '../../electron/core/model/summary.ts'
import { headlineOfIncidents, leading } from '../../electron/core/summary/headline.ts'
import { type SummaryFacts, summaryOf } from '../../electron/core/summary.ts'
import { walk } from './incident/walk.ts'

const nowMs = 1_700_000_100_000
const names = { stripe: 'Stripe', twilio: 'Twilio', auth0: 'Auth0', square: 'Square' }
const vendors = Object.entries(names).map(([id, name]) => vendorSchema.parse({ id, name }))
const fine = { state: 'fine' as const, sinceMs: 0, sentence: 'Your network is fine: vendors answer.' }

type Line = Partial<MonitorStatus> & { vendor?: keyof typeof names; paused?: Monitor['paused'] }

function facts(lines: Record<string, Line>, change: Partial<SummaryFacts> = {}): SummaryFacts {
  const monitors = Object.entries(lines).map(([id, { vendor = 'stripe', paused }]) =>
    monitorSchema.parse({ id, vendorId: vendor, name: id, request: { url: 'https://x.test/' }, paused }),
  )
  const status = (id: string): MonitorStatus | undefined => {
    const line = lines[id]
    if (!line) return undefined
    const { vendor: _v, paused: _p, ...rest } = line
    return {
      ...firstStatus(id, nowMs),
      state: 'up',
      reason: 'ok',
      sentence: `${id} answers.`,
      lastProbeAtMs: 5,
      ...rest,
    }
  }
  const used = new Set(monitors.map(({ vendorId }) => vendorId))
  return {
    nowMs,
    version: '0.1.0',
    shell: 'browser',
    demo: false,
    ownSide: fine,
    warnings: [],
    vendors: vendors.filter(({ id }) => used.has(id)),
    monitors,
    statusOf: status,
    nextProbeAtMsOf: () => nowMs + 1_000,
    recentOf: () => ({ bar24h: [], uptime24h: { percent: null, coveragePercent: 0 }, sparkline: [] }),
    openIncidents: [],
    ...change,
  }
}

/** The incident of a walk, under other names. */
function incidentOf(word: string, change: Partial<Incident> = {}): Incident {
  const { incident } = walk(word)
  if (!incident) throw new Error(`${word} opens no incident`)
  return { ...incident, ...change }
}

const failing = { stripe: { state: 'down' as const, stage: 'open' as const, incidentId: 'i' } }
const upgrade = { maintenance: { windowId: 'w', name: 'Upgrade', untilMs: nowMs + 1_000 } }
const twilio = { vendorId: 'twilio', vendorName: 'Twilio' }

describe('headline and detail', () => {
  test.each<[string, SummaryFacts, string, string]>([
    ['nothing yet', facts({}), 'Nothing is watched yet.', 'Add a vendor to begin.'],
    ['all well', facts({ a: {}, b: { vendor: 'twilio' } }), 'Both monitors are up.', '2 vendors watched.'],
    ['one well', facts({ a: {} }), 'The monitor is up.', '1 vendor watched.'],
    [
      'failing',
      facts(failing, { openIncidents: [incidentOf('DDDD')] }),
      'Stripe is failing.',
      'Balance answers 503, 4 of 4 attempts on fresh connections. Your network is fine.',
    ],
    [
      'two failing',
      facts(failing, { openIncidents: [incidentOf('DDDD'), incidentOf('DDDD', twilio)] }),
      'Stripe and Twilio are failing.',
      'Stripe: Balance answers 503, 4 of 4 attempts on fresh connections. Your network is fine. 1 more incident is open.',
    ],
    [
      'failing and slow: the worst speaks',
      facts(failing, { openIncidents: [incidentOf('GGGG', twilio), incidentOf('DDDD')] }),
      'Stripe is failing.',
      'Balance answers 503, 4 of 4 attempts on fresh connections. Your network is fine. 1 more incident is open.',
    ],
    [
      'slow, network not seen',
      facts(failing, { openIncidents: [incidentOf('GGGG')], ownSide: { ...fine, state: 'unknown' } }),
      'Stripe is slow.',
      'Balance is slow, 4 of 4 attempts on fresh connections.',
    ],
    [
      'key refused',
      facts(failing, { openIncidents: [incidentOf('KK')] }),
      'Stripe rejects your key.',
      'The vendor rejects the key (401), 2 of 2 attempts on fresh connections. Your network is fine.',
    ],
    [
      'recovering',
      facts(failing, { openIncidents: [incidentOf('DDDDU')] }),
      'Stripe is recovering.',
      'Balance answers 503, 4 of 5 attempts on fresh connections. Your network is fine.',
    ],
    [
      'in maintenance, beside a real one',
      facts(failing, { openIncidents: [incidentOf('DDDD', upgrade), incidentOf('GGGG', twilio)] }),
      'Twilio is slow.',
      'Balance is slow, 4 of 4 attempts on fresh connections. Your network is fine. 1 more incident is open.',
    ],
    [
      'in maintenance alone',
      facts(failing, { openIncidents: [incidentOf('DDDD', upgrade)] }),
      'Stripe is in maintenance.',
      'Balance answers 503. Planned: “Upgrade”. Nobody is told meanwhile. Your network is fine.',
    ],
    [
      'being confirmed',
      facts({ a: { state: 'down', stage: 'suspect', sentence: 'a answers 503.' } }),
      'Checking Stripe.',
      'a answers 503. Further attempts decide if it is an incident.',
    ],
    [
      'rate limited',
      facts({ a: { state: 'degraded', reason: 'rate-limited' } }),
      'Stripe limits our requests.',
      'This is not an outage. Headstart probes less often until the vendor allows more.',
    ],
    [
      'offline',
      facts(
        { a: { state: 'unknown', reason: 'own-side' }, b: { state: 'unknown', reason: 'own-side' } },
        { ownSide: { state: 'offline', sinceMs: 1, sentence: 'No reference answers.' } },
      ),
      'You are offline.',
      'No reference answers. Probes go on by themselves once it is over. 2 monitors are not observed.',
    ],
    [
      'one not observed, one paused',
      facts({
        a: {},
        b: { vendor: 'square', state: 'unknown', reason: 'key-unavailable', sentence: 'Key unavailable' },
        c: { paused: { sinceMs: 1, untilMs: null } },
      }),
      '1 of 2 monitors is up, 1 is not observed.',
      'Square b: Key unavailable. 1 paused.',
    ],
    [
      'just started',
      facts({ a: { state: 'unknown', reason: 'not-observed', lastProbeAtMs: undefined } }),
      'The first probes are under way.',
      '1 monitor to go.',
    ],
    [
      'all paused',
      facts({ a: { paused: { sinceMs: 1, untilMs: null } } }),
      'All monitors are paused.',
      'Resume one to watch again.',
    ],
  ])('%s', (_name, given, headline, detail) => {
    const summary = summarySchema.parse(summaryOf(given))
    expect([summary.headline, summary.detail]).toEqual([headline, detail])
  })
})

describe('states', () => {
  test('worst first, then by name; not observed is worse than up', () => {
    const summary = summaryOf(
      facts({
        s1: { vendor: 'stripe' },
        s2: { vendor: 'stripe', state: 'unknown' },
        t: { vendor: 'twilio', state: 'down', stage: 'open' },
        q: { vendor: 'square' },
        a: { vendor: 'auth0' },
      }),
    )
    expect(summary.vendors.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'Twilio down',
      'Stripe unknown',
      'Auth0 up',
      'Square up',
    ])
    expect(summary.vendors[1]?.monitors.map(({ id }) => id)).toEqual(['s2', 's1'])
    expect(summary.state).toBe('down')
  })

  test.each<[string, Line, string]>([
    ['an unconfirmed failure is not down yet', { state: 'down', stage: 'suspect' }, 'degraded'],
    ['one pass does not end an incident', { state: 'up', stage: 'open', incidentId: 'i' }, 'degraded'],
    ['confirmed', { state: 'down', stage: 'open', incidentId: 'i' }, 'down'],
    ['paused beside a good one', { state: 'down', paused: { sinceMs: 1, untilMs: null } }, 'up'],
    ['pause is over', { state: 'down', stage: 'open', paused: { sinceMs: 1, untilMs: nowMs } }, 'down'],
  ])('%s', (_name, line, state) => {
    expect(summaryOf(facts({ good: {}, other: line })).vendors[0]?.state).toBe(state)
  })

  test('paused ones are counted apart; last and next probe over all', () => {
    const summary = summaryOf(
      facts(
        { a: {}, b: { state: 'down', lastProbeAtMs: 9 }, c: { paused: { sinceMs: 1, untilMs: nowMs + 1 } } },
        { nextProbeAtMsOf: (id) => (id === 'c' ? undefined : nowMs + (id === 'a' ? 9 : 4)) },
      ),
    )
    expect(summary.counts).toEqual({ up: 1, degraded: 0, down: 1, unknown: 0, paused: 1 })
    expect([summary.lastProbeAtMs, summary.nextProbeAtMs]).toEqual([9, nowMs + 4])
  })

  test('a vendor’s bar is the mean of its monitors and still adds up; uptime has its coverage', () => {
    const cell = (upMs: number, downMs: number): Span => ({
      fromMs: 0,
      toMs: 900_000,
      upMs,
      degradedMs: 0,
      downMs,
      unknownMs: 900_000 - upMs - downMs,
    })
    const summary = summaryOf(
      facts(
        { a: {}, b: {} },
        {
          recentOf: (id) => ({
            bar24h: [id === 'a' ? cell(900_000, 0) : cell(0, 300_000)],
            uptime24h: { percent: 100, coveragePercent: 100 },
            sparkline: [],
          }),
        },
      ),
    )
    expect(summary.vendors[0]?.bar24h).toEqual({ fromMs: 0, cellMs: 900_000, untilMs: 900_000, cells: [[450, 0, 150]] })
    expect(summary.vendors[0]?.uptime24h.percent).toBeCloseTo(75)
    expect(summary.vendors[0]?.uptime24h.coveragePercent).toBeCloseTo(66.67, 1)
  })

  test('open incidents carry no timeline', () => {
    const [head] = summaryOf(facts(failing, { openIncidents: [incidentOf('DDDD')] })).openIncidents
    expect(head).toMatchObject({ title: 'Stripe Balance answers 503', attempts: 4 })
    expect(Object.keys(head ?? {})).not.toContain('timeline')
  })
})

test('a flapping monitor is degraded all the time, and headline, vendor and line say so', () => {
  const flapping = { sinceMs: 0, failures: 5 }
  for (const state of ['up', 'down'] as const) {
    const incident = incidentOf('DDDD', { id: 'i', flapping, current: state, title: 'Stripe Balance is flapping' })
    const summary = summaryOf(
      facts({ stripe: { state, stage: 'open', incidentId: 'i' } }, { openIncidents: [incident] }),
    )
    expect([summary.state, summary.headline]).toEqual(['degraded', 'Stripe is flapping.'])
    expect(summary.counts).toMatchObject({ up: 0, degraded: 1, down: 0 })
    expect(summary.vendors[0]).toMatchObject({ state: 'degraded', sentence: 'stripe is flapping. stripe answers.' })
    expect(summary.vendors[0]?.monitors[0]?.flapping).toBe(true)
    summarySchema.parse(summary)
  }
  const over = incidentOf('DDDD', { id: 'i', flapping: { ...flapping, untilMs: 9 } })
  const down = summaryOf(facts(failing, { openIncidents: [over] }))
  expect([down.state, down.headline]).toEqual(['down', 'Stripe is failing.'])
})

test('the words are of the first incident that still fails, and can be had for one of them alone', () => {
  const over = incidentOf('DDDD', { id: 'over', current: 'up' })
  const fails = incidentOf('DDDD', { id: 'fails', ...twilio })
  expect(leading([over, fails])?.id).toBe('fails')
  expect(leading([over])?.id).toBe('over')
  expect(leading([])).toBeUndefined()
  expect(headlineOfIncidents({ incidents: [over, fails], ownSide: fine }).headline).toBe('Twilio is failing.')
  expect(headlineOfIncidents({ incidents: [over], ownSide: fine }).headline).toBe('Stripe is recovering.')
})

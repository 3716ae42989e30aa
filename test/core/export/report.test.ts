import { describe, expect, it } from 'vitest'
import { reportMarkdown, reportOf, reportText } from '../../../electron/core/export/report.ts'
import { transcriptText } from '../../../electron/core/export/text.ts'
import type { Exchange } from '../../../electron/core/model/exchange.ts'
import { vendorSchema } from '../../../electron/core/model/monitor.ts'
import { exchangeSample } from '../redact/exchangeSample.ts'
import { atMs, incidentSample, transcriptSample } from './transcriptSample.ts'

function failing(changes: (exchange: Exchange) => void = () => undefined): Exchange {
  const exchange = exchangeSample()
  if (exchange.response) {
    exchange.response.status = 503
    exchange.response.reason = 'Service Unavailable'
    exchange.response.headers.push(['CF-Ray', '8f-FRA'], ['X-Amzn-RequestId', 'amz-1'])
  }
  exchange.request.headers.push(['Authorization', 'Bearer ‹stripe.apiKey …a91f›'])
  changes(exchange)
  return exchange
}

const app = { name: 'Headstart', version: '0.1.0' }
const good = transcriptSample([exchangeSample()], {
  id: 'good-0',
  startedAtMs: atMs - 60_000,
  verdict: { state: 'up', reason: 'ok', sentence: 'Balance answers 200 in 94 ms', evidence: [] },
})

function reportWith(exchange: Exchange, lastGood: typeof good | null = good) {
  const transcripts = [transcriptSample([exchange]), { ...good, id: 'pass-1', startedAtMs: atMs + 9_000 }]
  return reportOf({
    incident: incidentSample(),
    transcripts,
    good: lastGood ? [lastGood] : [],
    vendor: undefined,
    nowMs: atMs + 252_000,
    app,
  })
}

describe('reportOf', () => {
  it('is built around the newest failing attempt', () => {
    const report = reportWith(failing())
    expect(report.endpoint).toBe('GET https://api.vendor.example/v1/balance?expand=all&expand=fees')
    expect(report.requestIds.map(({ name, value, state }) => [name, value, state])).toEqual([
      ['Request-Id', 'req_123', 'down'],
      ['CF-Ray', '8f-FRA', 'down'],
      ['X-Amzn-RequestId', 'amz-1', 'down'],
      ['Request-Id', 'req_123', 'up'],
      ['Request-Id', 'req_123', 'up'],
    ])
    expect(report.phases.at(-1)).toMatchObject({ name: 'total', goodMs: 94.1 })
    expect(report.failures).toMatchObject({ firstAtMs: atMs, attempts: 4, failed: 4 })
    expect(report.difference).toBe('timing normal; 200 → 503')
    expect(report.ruledOut.join(' ')).toContain('4 of 4 attempts failed, each on a new connection')
    expect(report.ruledOut.join(' ')).toContain('the same one passed from this computer at 2026-01-15 09:29:00 UTC')
  })

  it('claims nothing that the transcripts do not show', () => {
    const silent = failing((exchange) => {
      exchange.response = undefined
      exchange.failure = { kind: 'refused', phase: 'tcp', message: 'x' }
      exchange.loopDelayMs = 900
    })
    const said = reportWith(silent, null).ruledOut.join(' ')
    expect(said).not.toMatch(/a response arrived|same one passed|held up|Our network/)
  })

  it('works without any kept transcript', () => {
    const report = reportOf({
      incident: incidentSample(),
      transcripts: [],
      good: [],
      vendor: undefined,
      nowMs: atMs,
      app,
    })
    expect(reportMarkdown(report)).toContain('nothing could be sent')
    expect(reportText(report)).not.toMatch(/undefined|NaN/)
  })
})

describe.each([
  ['markdown', reportMarkdown, 65_536],
  ['text', reportText, 10_000],
] as const)('as %s', (_, render, limit) => {
  it('says what support needs first', () => {
    const text = render(reportWith(failing()))
    const wanted = [
      'Stripe Balance answers 503',
      'req_123',
      '8f-FRA',
      '2026-01-15T09:30:00.000Z',
      'https://api.vendor.example/v1/balance',
      '4 min 12 s, still failing',
      '503 Service Unavailable',
      '< HTTP/1.1 503 Service Unavailable',
      '$STRIPE_API_KEY',
      'curl --verbose',
    ]
    for (const one of wanted) expect(text).toContain(one)
    expect(text.indexOf('req_123')).toBeLessThan(text.indexOf('curl --verbose'))
  })

  it.each([
    ['a long body', 'x'.repeat(300_000)],
    ['lines', 'a\n'.repeat(100_000)],
    ['backticks', '`'.repeat(100_000)],
    ['markup', '*_<b>|'.repeat(10_000)],
  ])('stays under what a form takes with %s everywhere', (__, text) => {
    const exchange = failing(({ response, request }) => {
      if (!response?.body) return
      response.body.text = text
      response.reason = text
      request.url = `https://a.example/?${text}`
      for (let count = 0; count < 30; count++) response.headers.push([`x-request-id`, text])
    })
    const evidence = Array.from({ length: 30 }, () => ({
      kind: 'body',
      expected: text,
      observed: text,
      outcome: 'fail' as const,
    }))
    const transcripts = [
      transcriptSample([exchange], { verdict: { state: 'down', reason: 'body', sentence: text, evidence } }),
    ]
    const incident = incidentSample({ title: text, sentence: text })
    const report = reportOf({ incident, transcripts, good: [good], vendor: undefined, nowMs: atMs, app })
    expect(render(report).length).toBeLessThan(limit)
  })
})

describe('what stands in a report', () => {
  const vendor = vendorSchema.parse({
    id: 'stripe',
    name: 'Stripe',
    accountId: 'acct_42',
    statusPage: { kind: 'stripe', url: 'https://status.stripe.example' },
  })
  const medians = { phases: { wait: 88 }, totalMs: 130, probes: 20_000 }
  const exchange = () =>
    failing((one) => {
      one.request.headers.push(['Stripe-Version', '2024-06-20'])
      one.response?.headers.push(['Retry-After', '30'], ['Server', 'cloudflare'])
      if (one.response?.body) one.response.body.text = '{"error":{"code":"lock_timeout","message":"Try later."}}'
    })
  const parts = { good: [good], vendor, medians, nowMs: atMs + 5_000, app }

  it.each([reportMarkdown, reportText])('of an incident: all that support asks for', (render) => {
    const timeline = [
      { atMs, kind: 'opened' as const, text: 'Confirmed: 4 of 4 attempts failed.' },
      // What colleagues and customers were told is none of the vendor's business.
      { atMs, kind: 'said' as const, text: 'Internal update: “Do not blame the vendor yet.”' },
    ]
    const text = render(
      reportOf({ ...parts, incident: incidentSample({ timeline }), transcripts: [transcriptSample([exchange()])] }),
    )
    expect(text).not.toContain('Do not blame')
    const wanted = [
      ...[
        'acct_42',
        'Stripe-Version: 2024-06-20',
        'Cloudflare',
        'lock_timeout: Try later.',
        '88 ms',
        'timing normal; 200 → 503',
      ],
      ...[
        'https://status.stripe.example was not read',
        'Confirmed: 4 of 4 attempts failed',
        'Secrets replaced: 1 by value',
      ],
    ]
    for (const one of wanted) expect(text.replaceAll('\\', '')).toContain(one)
  })

  it('of an incident: what the status page said', () => {
    const statusPage = {
      url: 'https://status.stripe.example',
      atDetection: { indicator: 'operational' as const, sentence: 'All systems operational', readAtMs: atMs - 1_000 },
      silentUntilMs: atMs + 60_000,
      ended: false,
    }
    const text = reportText(reportOf({ ...parts, incident: incidentSample({ statusPage }), transcripts: [] }))
    expect(text).toContain('All systems operational (operational)')
    expect(text).toContain('No word about it until 2026-01-15T09:31:00.000Z')
  })

  it.each([reportMarkdown, reportText])('of one transcript, without an incident', (render) => {
    const text = render(reportOf({ ...parts, transcripts: [transcriptSample([exchange()])] }))
    expect(text).toContain('Stripe Balance answers 503')
    expect(text).toContain('Attempts: 1, failed: 1')
    expect(text).not.toMatch(/still failing|undefined|NaN/)
  })

  it('of one good transcript claims no failure', () => {
    const text = reportText(reportOf({ ...parts, transcripts: [good], good: [] }))
    expect(text).toContain('Time: 2026-01-15T09:29:00.000Z')
    expect(text).not.toMatch(/First failure|still failing|undefined|NaN/)
  })

  it('of an imported transcript says nothing about this computer', () => {
    const imported = transcriptSample([exchange()], { imported: { source: 'app.har', importedAtMs: atMs } })
    expect(reportOf({ ...parts, good: [], transcripts: [imported] }).ruledOut).toEqual([])
  })
})

describe('reportMarkdown', () => {
  it('no vendor text ends its block', () => {
    const exchange = failing(({ response }) => {
      if (response?.body) response.body.text = 'a\n```\n# not a heading\n````\nb'
    })
    const lines = reportMarkdown(reportWith(exchange)).split('\n')
    const opened = lines.indexOf('`````http')
    expect(opened).toBeGreaterThan(0)
    expect(lines.indexOf('`````')).toBeGreaterThan(lines.indexOf('# not a heading'))
  })
})

describe('transcriptText', () => {
  it('is complete: every header, both bodies, connection, verdict, times', () => {
    const exchange = failing(({ request }) => {
      request.url = 'https://api.vendor.example/v1?k=‹a.b …a91f›#frag'
      request.body = { text: 'sent body', wireBytes: 9, decodedBytes: 9, truncated: true }
      request.method = 'POST'
    })
    const text = transcriptText(transcriptSample([exchange]))
    const wanted = [
      '> POST /v1?k=‹a.b …a91f› HTTP/1.1\n',
      '> Authorization: Bearer ‹stripe.apiKey …a91f›\n',
      'sent body',
      'cut at the size limit',
      '< Request-Id: req_123\n',
      '{"object":"balance"',
      'Connected to 192.0.2.10 port 443',
      'TLS_AES_256_GCM_SHA384',
      'CN=Test CA',
      'wait 50 ms',
      'proxy did not apply',
      'Request ids: Request-Id req_123',
      'Authentication: Authorization: Bearer, key stripe.apiKey',
      'Header bytes: 120 sent; 80 received',
      'days left',
      'status: expected 200–299, observed 503 Service Unavailable (fail)',
    ]
    for (const one of wanted) expect(text).toContain(one)
  })

  it('shows a failure with phase and code, and own-side references', () => {
    const exchange = failing((one) => {
      one.response = undefined
      one.failure = { kind: 'reset', phase: 'wait', code: 'ECONNRESET', message: 'read ECONNRESET' }
    })
    const references = [{ url: 'https://example.com/', answered: true, tookMs: 40, observed: '200' }]
    const ownSide = { judgement: 'fine', sentence: 'Our network is fine.', references } as const
    const text = transcriptText(transcriptSample([exchange], { ownSide: { ...ownSide, references } }))
    expect(text).toContain('* Failed in the phase wait: reset (ECONNRESET): read ECONNRESET')
    expect(text).toContain('https://example.com/: 200 in 40 ms')
    expect(transcriptText(transcriptSample([]))).toContain('Nothing was sent')
  })
})

import { describe, expect, it } from 'vitest'
import { reportMarkdown, reportOf, reportText } from '../../../electron/core/export/report.ts'
import { transcriptText } from '../../../electron/core/export/text.ts'
import type { Exchange } from '../../../electron/core/model/exchange.ts'
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
    lastGood,
    vendor: undefined,
    nowMs: atMs + 252_000,
    app,
  })
}

describe('reportOf', () => {
  it('is built around the newest failing attempt', () => {
    const report = reportWith(failing())
    expect(report.endpoint).toBe('GET https://api.vendor.example/v1/balance?expand=all&expand=fees')
    expect(report.requestIds.map(({ header, value }) => [header, value])).toEqual([
      ['Request-Id', 'req_123'],
      ['CF-Ray', '8f-FRA'],
      ['X-Amzn-RequestId', 'amz-1'],
    ])
    expect(report.phases.at(-1)).toMatchObject({ name: 'total', goodMs: 94.1 })
    expect(report.durationMs).toBe(252_000)
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
      lastGood: null,
      vendor: undefined,
      nowMs: atMs,
      app,
    })
    expect(reportMarkdown(report)).toContain('nothing could be sent')
    expect(reportText(report)).not.toMatch(/undefined|NaN/)
  })
})

describe.each([
  ['markdown', reportMarkdown],
  ['text', reportText],
] as const)('as %s', (_, render) => {
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
  ])('stays under 10,000 characters with %s everywhere', (__, text) => {
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
    const report = reportOf({ incident, transcripts, lastGood: good, vendor: undefined, nowMs: atMs, app })
    expect(render(report).length).toBeLessThan(10_000)
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

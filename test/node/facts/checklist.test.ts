import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { harOf } from '../../../electron/core/export/har.ts'
import { transcriptText } from '../../../electron/core/export/text.ts'
import type { Exchange } from '../../../electron/core/model/exchange.ts'
import type { Incident } from '../../../electron/core/model/incident.ts'
import { vendorSchema } from '../../../electron/core/model/monitor.ts'
import { reportFile } from '../../../electron/node/reportFile.ts'
import { atMs, incidentSample, transcriptSample } from '../../core/export/transcriptSample.ts'
import { exchangeSample } from '../../core/redact/exchangeSample.ts'
import { facts } from './checklist.ts'

const zone = 'Europe/Berlin'

function exchangeWith(change: (exchange: Exchange, response: NonNullable<Exchange['response']>) => void): Exchange {
  const exchange = exchangeSample()
  if (exchange.response) change(exchange, exchange.response)
  return exchange
}

const token = exchangeWith((exchange) => {
  exchange.role = 'token'
  if (exchange.connection) exchange.connection.proxy = { url: 'http://proxy.example:3128/', from: 'HTTPS_PROXY' }
})

const redirect = exchangeWith((exchange, response) => {
  exchange.role = 'redirect'
  response.status = 302
  response.headers.push(['Location', 'https://api.vendor.example/v1/balance'])
})

/** The judged call, with everything that a vendor may send. */
const call = exchangeWith((exchange, response) => {
  const { request, connection } = exchange
  request.method = 'POST'
  request.url = 'https://api.vendor.example/v1/balance?expand=all#part'
  request.headers.push(
    ['x-Mixed-Case', '1'],
    ['Authorization', 'Bearer ‹stripe.apiKey …a91f›'],
    ['Cookie', 'session=‹cookie …0001›'],
  )
  request.body = { text: 'amount=5', mimeType: 'application/x-www-form-urlencoded', ...wire(8, 8), truncated: false }
  if (connection) {
    connection.answers?.push({ address: '2001:db8::10', family: 6 })
    if (connection.local) connection.local.interface = 'eth0'
    if (connection.tls) {
      connection.tls.alpnOffered = ['h2', 'http/1.1']
      connection.tls.ocsp = { state: 'good', saidAtMs: atMs, untilMs: atMs + 86_400_000 }
    }
  }
  response.status = 503
  response.reason = 'Service Unavailable'
  response.headers.push(
    ['Date', new Date(atMs + 5_000).toUTCString()],
    ['Set-Cookie', 'a=1; Path=/'],
    ['Set-Cookie', 'b=2; Secure'],
    ['X-RateLimit-Remaining', '0'],
    ['Retry-After', '30'],
    ['Server', 'cloudflare'],
    ['CF-Cache-Status', 'MISS'],
  )
  response.body = {
    ...wire(1_000, 300_000),
    text: '{"error":{"code":"lock_timeout","message":"Try later."}}',
    mimeType: 'application/json',
    charset: 'utf-8',
    contentEncoding: 'gzip',
    truncated: true,
    sha256: 'c0ffee',
  }
})

function wire(wireBytes: number, decodedBytes: number) {
  return { wireBytes, decodedBytes }
}

const reset = exchangeWith((exchange) => {
  exchange.response = undefined
  exchange.failure = { kind: 'reset', phase: 'wait', code: 'ECONNRESET', message: 'read ECONNRESET' }
})

const full = transcriptSample([token, redirect, call], {
  monitorRevision: 3,
  trigger: 'confirmation',
  attempt: { number: 2, of: 4 },
  environment: 'test',
  ownSide: {
    judgement: 'fine',
    sentence: 'Our network is fine.',
    references: [{ url: 'https://example.com/', answered: true, tookMs: 40, observed: '200' }],
  },
})
const good = transcriptSample([exchangeSample()], {
  id: 'good-0',
  startedAtMs: atMs - 60_000,
  verdict: { state: 'up', reason: 'ok', sentence: 'Balance answers 200 in 94 ms', evidence: [] },
})
const page = 'https://status.stripe.example'
const vendor = vendorSchema.parse({ id: 'stripe', name: 'Stripe', statusPage: { kind: 'stripe', url: page } })
const incident: Incident = incidentSample({
  publicAddress: { address: '203.0.113.9', askedAtMs: atMs },
  notices: [
    { id: 'n', kind: 'opened', createdAtMs: atMs, title: '', body: '', delivery: 'sent', deliveredAtMs: atMs + 6_000 },
  ],
  timeline: [
    { atMs, kind: 'first-failure', text: 'First failure' },
    { atMs: atMs + 5_000, kind: 'opened', text: 'Confirmed' },
    { atMs: atMs + 60_000, kind: 'acknowledged', text: 'Acknowledged' },
    { atMs: atMs + 61_000, kind: 'note', text: 'A note among colleagues' },
  ],
  statusPage: {
    url: page,
    atDetection: { indicator: 'operational', sentence: 'All systems operational', readAtMs: atMs - 1_000 },
    firstWord: { readAtMs: atMs + 90_000, indicator: 'degraded', text: 'Elevated errors', link: `${page}/i/1` },
    ended: false,
  },
  scope: {
    kind: 'vendor-wide',
    confidence: 'likely',
    sentence: 'Likely vendor-wide: Charges fails too.',
    evidence: [{ source: 'other-endpoint', outcome: 'failed', text: 'Charges answered 503.', atMs }],
    call: { how: 'bad-answer', keySent: true },
    decidedAtMs: atMs,
  },
})
const parts = {
  ...{ incident, transcripts: [full], good: [good], vendor, nowMs: atMs + 120_000, zone, version: '0.1.0' },
  medians: { phases: { wait: 88 }, totalMs: 130, probes: 20_000 },
  scope: { monitors: 2, monitorTitles: ['Stripe Charges answers 503'], vendors: 3, vendorNames: ['Acme'] },
  unreadable: [],
}
const textOf = (format: 'text' | 'har' | 'zip') => reportFile(parts, format).texts[0]?.[1] ?? ''
const failed = transcriptSample([reset])
const forms = {
  transcript: transcriptText(full, zone),
  report: textOf('text'),
  har: textOf('har'),
  zip: textOf('zip'),
  failed: transcriptText(failed, zone),
  failedHar: JSON.stringify(harOf([failed], { name: 'Headstart', version: '0.1.0' }), null, 2),
}
const pageSources = globSync(['renderer/**/*.{ts,tsx}', 'electron/core/language/*.ts'])
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n')

describe.each(Object.entries(facts))('%s', (_, list) => {
  test.each(list)('$fact', ({ stands, view = [], without }) => {
    for (const [form, pattern] of stands) expect(forms[form]).toMatch(pattern)
    for (const words of view) expect(pageSources).toContain(words)
    expect(without ?? '.').toMatch(/\.$/)
  })
})

test('what colleagues wrote and the names of other vendors are in no form that leaves', () => {
  for (const text of Object.values(forms)) expect(text).not.toMatch(/A note among colleagues|Acme/)
})

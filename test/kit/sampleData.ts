import type { Exchange } from '../../electron/core/model/exchange.ts'
import type { Incident } from '../../electron/core/model/incident.ts'
import type { Monitor } from '../../electron/core/model/monitor.ts'
import { monitorSchema } from '../../electron/core/model/monitor.ts'
import type { Span } from '../../electron/core/model/sample.ts'
import type { MonitorSummary, Summary, VendorSummary } from '../../electron/core/model/summary.ts'
import type { Transcript } from '../../electron/core/model/transcript.ts'
import type { State } from '../../electron/core/model/verdict.ts'

const quarterMs = 900_000
export const nowMs = Date.now()
const openedMs = nowMs - 252_000

let seed = 7
/** Repeatable noise in [0, 1). */
export function noise(): number {
  seed = (seed * 16807) % 2147483647
  return seed / 2147483647
}

type Spec = [
  id: string,
  name: string,
  features: string[],
  monitors: [id: string, name: string, state: State, ms: number][],
]

const specs: Spec[] = [
  [
    'stripe',
    'Stripe',
    ['Checkout', 'Invoices'],
    [
      ['stripe-balance', 'Balance', 'down', 94],
      ['stripe-charges', 'Charges list', 'up', 122],
      ['stripe-token', 'Token', 'up', 88],
    ],
  ],
  ['sendgrid', 'SendGrid', ['Receipts'], [['sendgrid-send', 'Send sandbox mail', 'degraded', 2900]]],
  [
    'twilio',
    'Twilio',
    ['Sign-in codes'],
    [
      ['twilio-account', 'Account', 'up', 140],
      ['twilio-lookup', 'Lookup', 'up', 210],
      ['twilio-messages', 'Messages', 'up', 180],
    ],
  ],
  [
    'auth0',
    'Auth0',
    ['Sign-in'],
    [
      ['auth0-jwks', 'Signing keys', 'up', 45],
      ['auth0-token', 'Machine token', 'up', 160],
    ],
  ],
  [
    'aws-s3',
    'AWS S3 eu-west-1',
    ['Uploads'],
    [
      ['s3-head', 'Read canary object', 'up', 31],
      ['s3-put', 'Write canary object', 'up', 58],
    ],
  ],
  [
    'openai',
    'OpenAI',
    ['Summaries'],
    [
      ['openai-models', 'Models', 'up', 320],
      ['openai-embed', 'Embedding', 'up', 410],
    ],
  ],
  ['square', 'Square', [], [['square-locations', 'Locations', 'unknown', 150]]],
  [
    'github',
    'GitHub',
    ['Imports'],
    [
      ['github-zen', 'Zen', 'up', 75],
      ['github-rate', 'Rate limit', 'up', 80],
    ],
  ],
  ['algolia', 'Algolia', ['Search'], [['algolia-query', 'Query', 'up', 22]]],
  ['plaid', 'Plaid', ['Bank links'], [['plaid-institutions', 'Institutions', 'up', 260]]],
  ['datadog', 'Datadog', [], [['datadog-validate', 'Validate key', 'up', 97]]],
  ['hubspot', 'HubSpot', [], [['hubspot-owners', 'Owners', 'up', 133]]],
]

function span(state: State, index: number): Span {
  const fromMs = nowMs - (96 - index) * quarterMs
  const span = { fromMs, toMs: fromMs + quarterMs, upMs: 0, degradedMs: 0, downMs: 0, unknownMs: 0 }
  span[`${state}Ms`] = quarterMs
  return span
}

function bar(state: State): Span[] {
  return Array.from({ length: 96 }, (_, index) => {
    if (index >= 28 && index < 39) return span('unknown', index)
    if (state === 'unknown' && index > 82) return span('unknown', index)
    if (index === 95 && state !== 'up') return span(state, index)
    if (index > 92 && state === 'degraded') return span('degraded', index)
    if (noise() > 0.985) return span(noise() > 0.6 ? 'down' : 'degraded', index)
    return span('up', index)
  })
}

function uptime(spans: Span[]) {
  const sum = (pick: (span: Span) => number) => spans.reduce((total, each) => total + pick(each), 0)
  const observed = sum((each) => each.upMs + each.degradedMs + each.downMs)
  const wall = sum((each) => each.toMs - each.fromMs)
  return {
    percent: (100 * sum((each) => each.upMs + each.degradedMs)) / observed,
    coveragePercent: (100 * observed) / wall,
  }
}

const sentences: Record<State, string> = {
  up: 'Answers 200 as expected.',
  degraded: 'Answers 202, but took 2.9 s; degraded over 1 s.',
  down: 'Answers 503 instead of 200 to 299.',
  unknown: 'Key unavailable: square.accessToken is not in the keychain.',
}

function monitorSummary(vendorId: string, [id, name, state, ms]: [string, string, State, number]): MonitorSummary {
  const bar24h = bar(state)
  return {
    id,
    vendorId,
    name,
    state,
    reason: state === 'up' ? 'ok' : state === 'down' ? 'status' : state === 'degraded' ? 'slow' : 'key-unavailable',
    sentence: sentences[state],
    sinceMs: state === 'up' ? nowMs - 8 * 3_600_000 : openedMs,
    confirming: id === 'twilio-lookup',
    paused: id === 'github-rate' ? { untilMs: nowMs + 1_500_000 } : undefined,
    intervalMs: 30_000,
    lastProbeAtMs: nowMs - Math.round(noise() * 25_000),
    lastTotalMs: state === 'unknown' ? undefined : state === 'down' ? 4106 : ms,
    nextProbeAtMs: nowMs + 4_000,
    incidentId: state === 'down' ? 'i-1' : state === 'degraded' ? 'i-2' : undefined,
    sparkline: Array.from({ length: 48 }, (_, i) =>
      state === 'unknown' && i > 40
        ? null
        : state === 'down' && i > 43
          ? 4100
          : state === 'degraded'
            ? ms * (0.2 + (i > 34 ? (i - 34) / 16 : 0)) * (0.9 + noise() * 0.2)
            : ms * (0.85 + noise() * 0.3),
    ),
    bar24h,
    uptime24h: uptime(bar24h),
  }
}

const order: State[] = ['up', 'unknown', 'degraded', 'down']

export const vendors: VendorSummary[] = specs.map(([id, name, features, monitors]) => {
  const list = monitors.map((each) => monitorSummary(id, each))
  const worst = list.reduce<MonitorSummary>(
    (bad, each) => (order.indexOf(each.state) > order.indexOf(bad.state) ? each : bad),
    list[0] as MonitorSummary,
  )
  return {
    id,
    name,
    features,
    state: worst.state,
    sentence: worst.state === 'up' ? `All ${list.length} monitors are up.` : `${worst.name}: ${worst.sentence}`,
    statusPage: { kind: 'statuspage', url: `https://status.${id}.com` },
    monitors: list,
    bar24h: worst.bar24h,
    uptime24h: worst.uptime24h,
  }
})

export const monitors: Monitor[] = vendors.flatMap((vendor) =>
  vendor.monitors.map((each) =>
    monitorSchema.parse({
      id: each.id,
      vendorId: vendor.id,
      name: each.name,
      intervalMs: 30_000,
      request: {
        url: `https://api.${vendor.id}.com/v1/${each.name.toLowerCase().replaceAll(' ', '-')}`,
        headers: [{ name: 'Authorization', value: `Bearer {{secret:${vendor.id}.apiKey}}` }],
      },
      expect: [
        { kind: 'status', ranges: [[200, 299]] },
        { kind: 'responseTime', degradedOverMs: 1000, downOverMs: 5000 },
        { kind: 'json', path: '$.object', equals: 'balance' },
        { kind: 'certificate', daysLeft: 14 },
      ],
      paused: each.paused ? { sinceMs: nowMs - 2_000_000, untilMs: nowMs + 1_500_000 } : undefined,
    }),
  ),
)

const chain = [
  {
    subject: 'CN=api.stripe.com',
    issuer: 'CN=DigiCert TLS RSA SHA256 2020 CA1, O=DigiCert Inc, C=US',
    sans: ['api.stripe.com', 'uploads.stripe.com'],
    serialNumber: '0A1B2C3D4E5F',
    notBeforeMs: nowMs - 40 * 86_400_000,
    notAfterMs: nowMs + 50 * 86_400_000,
    fingerprint256: 'AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89',
  },
]

export function exchange(good: boolean, startedAtMs: number): Exchange {
  const text = good
    ? '{"object":"balance","available":[{"amount":1250040,"currency":"eur"}],"livemode":true,"pending":[]}'
    : '<html>\r\n<head><title>503 Service Unavailable</title></head>\r\n<body>upstream connect error or disconnect/reset before headers</body>\r\n</html>'
  const wait = good ? 94 : 4106
  return {
    role: 'request',
    startedAtMs,
    instants: {
      dnsStart: 0,
      dnsEnd: 3,
      tcpStart: 3,
      tcpEnd: 14,
      tlsStart: 14,
      tlsEnd: 37,
      sendStart: 37,
      sendEnd: 38,
      firstByte: 38 + wait,
      end: 40 + wait,
    },
    request: {
      method: 'GET',
      url: 'https://api.stripe.com/v1/balance',
      httpVersion: '1.1',
      headers: [
        ['Host', 'api.stripe.com'],
        ['Authorization', 'Bearer ‹stripe.apiKey …a91f›'],
        ['User-Agent', 'Headstart/0.1.0'],
        ['Accept', '*/*'],
      ],
      headerBytes: 180,
    },
    connection: {
      host: 'api.stripe.com',
      port: 443,
      resolvers: ['10.0.0.2'],
      answers: [
        { address: '54.187.174.169', family: 4 },
        { address: '54.187.205.235', family: 4 },
      ],
      remote: { address: '54.187.174.169', family: 4, port: 443 },
      local: { address: '10.0.0.12', port: 53412 },
      tls: {
        version: 'TLSv1.3',
        cipher: 'TLS_AES_128_GCM_SHA256',
        alpnOffered: ['http/1.1'],
        alpn: 'http/1.1',
        verified: true,
        chain,
      },
    },
    response: {
      status: good ? 200 : 503,
      reason: good ? 'OK' : 'Service Unavailable',
      httpVersion: '1.1',
      headers: [
        ['date', new Date(startedAtMs).toUTCString()],
        ['content-type', good ? 'application/json' : 'text/html; charset=utf-8'],
        ['request-id', good ? 'req_4kLm9aPq' : 'req_8kXo2fTq0mNvLq'],
        ['server', good ? 'nginx' : 'envoy'],
        ...(good ? [] : [['retry-after', '30'] as [string, string]]),
      ],
      headerBytes: 210,
      body: {
        text,
        mimeType: good ? 'application/json' : 'text/html',
        wireBytes: text.length,
        decodedBytes: text.length,
        truncated: false,
        sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      },
    },
    loopDelayMs: 1,
  }
}

export function transcript(
  id: string,
  good: boolean,
  startedAtMs: number,
  attempt = 1,
  trigger: Transcript['trigger'] = 'scheduled',
): Transcript {
  return {
    id,
    monitorId: 'stripe-balance',
    monitorName: 'Balance',
    monitorRevision: 1,
    vendorId: 'stripe',
    vendorName: 'Stripe',
    trigger,
    attempt: { number: attempt, of: good ? 1 : 4 },
    incidentId: good ? undefined : 'i-1',
    startedAtMs,
    endedAtMs: startedAtMs + (good ? 134 : 4146),
    exchanges: [exchange(good, startedAtMs)],
    verdict: good
      ? {
          state: 'up',
          reason: 'ok',
          sentence: 'Answers 200 in 134 ms, as expected.',
          evidence: [
            { kind: 'status', expected: '200–299', observed: '200', outcome: 'pass' },
            { kind: 'responseTime', expected: 'at most 1 s', observed: '134 ms', outcome: 'pass' },
            { kind: 'json', expected: '$.object equals "balance"', observed: '"balance"', outcome: 'pass' },
            { kind: 'certificate', expected: 'valid for 14 more days', observed: '50 days', outcome: 'pass' },
          ],
        }
      : {
          state: 'down',
          reason: 'status',
          sentence: 'Answers 503 instead of 200–299.',
          evidence: [
            { kind: 'status', expected: '200–299', observed: '503', outcome: 'fail' },
            { kind: 'responseTime', expected: 'degraded over 1 s', observed: '4.1 s', outcome: 'degraded' },
            { kind: 'json', expected: '$.object equals "balance"', observed: 'the body is not JSON', outcome: 'fail' },
            { kind: 'certificate', expected: 'valid for 14 more days', observed: '50 days', outcome: 'pass' },
          ],
        },
    ownSide: good
      ? undefined
      : { judgement: 'not-asked', sentence: 'The vendor answered, so our network is fine.', references: [] },
    replacements: { value: 1, place: 0, shape: 0 },
    app: { version: '0.1.0', platform: 'linux x64' },
  }
}

export const transcripts: Transcript[] = [
  ...[1, 2, 3, 4].map((n) =>
    transcript(`t-bad-${n}`, false, openedMs - 9_000 + n * 2_000, n, n === 1 ? 'scheduled' : 'confirmation'),
  ),
  ...[1, 2, 3, 4, 5, 6].map((n) => transcript(`t-good-${n}`, true, openedMs - n * 600_000)),
]

export const incidents: Incident[] = [
  {
    id: 'i-1',
    monitorId: 'stripe-balance',
    monitorName: 'Balance',
    vendorId: 'stripe',
    vendorName: 'Stripe',
    state: 'open',
    severity: 'down',
    current: 'down',
    title: 'Stripe Balance answers 503',
    sentence: 'Balance answers 503 on a fresh connection, 4 of 4 attempts. Your network is fine.',
    reason: 'status',
    status: 503,
    firstFailureAtMs: openedMs - 7_000,
    openedAtMs: openedMs,
    lastFailureAtMs: nowMs - 12_000,
    attempts: 4,
    failures: 4,
    timeline: [
      {
        atMs: openedMs - 7_000,
        kind: 'first-failure',
        text: 'Balance answered 503 after 4.1 s.',
        transcriptId: 't-bad-1',
      },
      { atMs: openedMs - 6_800, kind: 'own-side', text: 'References answer in 38 ms, no sleep, event loop 1 ms.' },
      {
        atMs: openedMs - 5_000,
        kind: 'attempt',
        text: 'Attempt 2 on a fresh connection: 503.',
        transcriptId: 't-bad-2',
      },
      {
        atMs: openedMs - 3_000,
        kind: 'attempt',
        text: 'Attempt 3 on a fresh connection: 503.',
        transcriptId: 't-bad-3',
      },
      { atMs: openedMs, kind: 'opened', text: 'Confirmed: 4 of 4 attempts failed.', transcriptId: 't-bad-4' },
      { atMs: openedMs + 100, kind: 'notified', text: 'Desktop notification shown.' },
    ],
    notices: [
      {
        id: 'n-1',
        kind: 'opened',
        createdAtMs: openedMs,
        title: 'Stripe is failing',
        body: 'Balance answers 503, 4 of 4 attempts.',
        delivery: 'sent',
        deliveredAtMs: openedMs + 90,
      },
    ],
    transcriptIds: ['t-bad-1', 't-bad-2', 't-bad-3', 't-bad-4'],
    lastGoodTranscriptId: 't-good-1',
  },
  {
    id: 'i-2',
    monitorId: 'sendgrid-send',
    monitorName: 'Send sandbox mail',
    vendorId: 'sendgrid',
    vendorName: 'SendGrid',
    state: 'open',
    severity: 'degraded',
    current: 'degraded',
    title: 'SendGrid Send sandbox mail is slow',
    sentence: 'Takes 2.9 s; degraded over 1 s.',
    reason: 'slow',
    status: 202,
    firstFailureAtMs: nowMs - 668_000,
    openedAtMs: nowMs - 660_000,
    lastFailureAtMs: nowMs - 20_000,
    attempts: 4,
    failures: 4,
    acknowledged: { atMs: nowMs - 400_000, reason: 'watching' },
    timeline: [],
    notices: [],
    transcriptIds: [],
  },
  ...[1, 2, 3, 5, 8].map(
    (n): Incident => ({
      id: `i-old-${n}`,
      monitorId: 'twilio-messages',
      monitorName: 'Messages',
      vendorId: 'twilio',
      vendorName: 'Twilio',
      state: 'closed',
      severity: n % 2 ? 'down' : 'degraded',
      current: 'up',
      title: n % 2 ? 'Twilio Messages does not answer' : 'Twilio Messages is slow',
      sentence: n % 2 ? 'No first byte within 10 s, 4 of 4 attempts.' : 'Took 3.2 s; degraded over 1 s.',
      reason: n % 2 ? 'failure' : 'slow',
      failureKind: n % 2 ? 'timeout' : undefined,
      firstFailureAtMs: nowMs - n * 86_400_000 - 8_000,
      openedAtMs: nowMs - n * 86_400_000,
      closedAtMs: nowMs - n * 86_400_000 + n * 317_000,
      lastFailureAtMs: nowMs - n * 86_400_000 + 300_000,
      attempts: 9,
      failures: 7,
      timeline: [],
      notices: [],
      transcriptIds: [],
    }),
  ),
]

export function summary(): Summary {
  const all = vendors.flatMap((vendor) => vendor.monitors)
  const open = incidents.filter((each) => each.state === 'open')
  return {
    nowMs: Date.now(),
    version: '0.1.0',
    shell: 'browser',
    demo: false,
    state: open.length ? 'down' : 'up',
    headline: open.length ? 'Stripe is failing.' : `All ${all.length} monitors are up.`,
    detail: open.length
      ? 'Balance answers 503 on a fresh connection, 4 of 4 attempts. Your network is fine, other vendors answer.'
      : 'Nothing has failed since 8 h.',
    counts: {
      up: all.filter((each) => each.state === 'up' && !each.paused).length,
      degraded: 1,
      down: 1,
      unknown: 1,
      paused: 1,
    },
    lastProbeAtMs: nowMs - 3_000,
    nextProbeAtMs: Date.now() + 2_500,
    ownSide: {
      state: 'fine',
      sinceMs: nowMs - 3_600_000,
      sentence: 'Your network is fine. References answered 12 min ago.',
    },
    vendors,
    openIncidents: open,
    warnings: [],
  }
}

import type { Exchange } from '../../electron/core/model/exchange.ts'
import type { Transcript } from '../../electron/core/model/transcript.ts'

/** A good exchange over TLS; `change` says what differs. */
export function exchangeOf(change: Partial<Exchange> = {}): Exchange {
  const text = '{"object":"balance","livemode":true}'
  return {
    role: 'request',
    startedAtMs: Date.UTC(2026, 10, 23, 13, 6, 31),
    instants: {
      dnsStart: 0,
      dnsEnd: 3,
      tcpStart: 3,
      tcpEnd: 14,
      tlsStart: 14,
      tlsEnd: 37,
      sendStart: 37,
      sendEnd: 38,
      firstByte: 132,
      end: 134,
    },
    request: {
      method: 'GET',
      url: 'https://api.example.com/v1/balance?a=1',
      httpVersion: '1.1',
      headers: [['Host', 'api.example.com']],
    },
    connection: {
      host: 'api.example.com',
      port: 443,
      remote: { address: '192.0.2.1', family: 4, port: 443 },
      tls: {
        version: 'TLSv1.3',
        cipher: 'TLS_AES_128_GCM_SHA256',
        alpnOffered: ['http/1.1'],
        verified: true,
        chain: [],
      },
    },
    response: {
      status: 200,
      reason: 'OK',
      httpVersion: '1.1',
      headers: [
        ['Content-Type', 'application/json'],
        ['Request-Id', 'req_good'],
      ],
      body: { text, mimeType: 'application/json', wireBytes: text.length, decodedBytes: text.length, truncated: false },
    },
    ...change,
  }
}

/** The same, answered by a slow HTML error page. */
export function errorPage(): Exchange {
  const good = exchangeOf()
  const text = '<html><body>503</body></html>'
  return exchangeOf({
    instants: { ...good.instants, firstByte: 4144, end: 4146 },
    response: {
      status: 503,
      reason: 'Service Unavailable',
      httpVersion: '1.1',
      headers: [
        ['Content-Type', 'text/html'],
        ['Request-Id', 'req_bad'],
      ],
      body: { text, mimeType: 'text/html', wireBytes: text.length, decodedBytes: text.length, truncated: false },
    },
  })
}

/** The same, stuck in the TLS handshake. */
export function stuckInTls(): Exchange {
  return exchangeOf({
    instants: { dnsStart: 0, dnsEnd: 3, tcpStart: 3, tcpEnd: 14, tlsStart: 14, end: 10_000 },
    failure: { kind: 'timeout', phase: 'tls', code: 'ETIMEDOUT', message: 'no TLS handshake within 10 s' },
    response: undefined,
  })
}

/** A stored attempt that was made of these exchanges. */
export function transcriptOf(exchanges: Exchange[]): Transcript {
  const startedAtMs = exchanges[0]?.startedAtMs ?? 0
  return {
    id: '0mwtz4oy4-0001',
    monitorId: 'm',
    monitorName: 'Balance',
    monitorRevision: 1,
    vendorId: 'v',
    vendorName: 'Vendor',
    trigger: 'scheduled',
    attempt: { number: 1, of: 4 },
    startedAtMs,
    endedAtMs: startedAtMs + 100,
    exchanges,
    verdict: { state: 'down', reason: 'status', sentence: 'Balance answers 503', evidence: [] },
    replacements: { value: 0, place: 0, shape: 0 },
    app: { version: '0.1.0', platform: 'linux x64' },
  }
}

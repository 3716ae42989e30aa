import { describe, expect, test } from 'vitest'
import { type AttemptFacts, attemptFacts } from '../../../electron/core/metrics/attemptFacts.ts'
import type { Exchange } from '../../../electron/core/model/exchange.ts'
import { transcript } from '../../node/store/records.ts'

const certificate = (notAfterMs: number) => ({
  ...{ subject: 'CN=api.acme.test', issuer: 'CN=Acme', sans: [], serialNumber: '01', notBeforeMs: 0 },
  ...{ notAfterMs, fingerprint256: 'AB' },
})

const request = { method: 'GET', url: 'https://api.acme.test/', headers: [] }
const whole: Exchange = {
  ...{ role: 'request', startedAtMs: 1_000, request },
  instants: {
    ...{ dnsStart: 0, dnsEnd: 2, tcpStart: 2, tcpEnd: 12.5, tlsStart: 12.5, tlsEnd: 40 },
    ...{ sendStart: 40, sendEnd: 40.25, firstByte: 140.25, end: 141 },
  },
  connection: {
    ...{ host: 'api.acme.test', port: 443, remote: { address: '::1', family: 6, port: 443 } },
    tls: { alpnOffered: [], verified: true, chain: [certificate(9_000_000), certificate(5_000_000)] },
  },
  response: {
    ...{ status: 200, reason: 'OK', httpVersion: '1.1', headers: [] },
    body: { wireBytes: 10, decodedBytes: 25, truncated: false },
  },
}

describe('what metrics tell of an attempt', () => {
  const rows: [name: string, exchanges: Exchange[], expected: Partial<AttemptFacts>][] = [
    [
      'a whole exchange over TLS',
      [whole],
      {
        ...{ durationSeconds: 0.141, statusCode: 200, httpVersion: 1.1, redirects: 0, ipProtocol: 6, tls: true },
        ...{ earliestExpirySeconds: 5_000, bodyBytes: 25 },
        phases: [
          { phase: 'resolve', seconds: 0.002 },
          { phase: 'connect', seconds: 0.0105 },
          { phase: 'tls', seconds: 0.0275 },
          { phase: 'send', seconds: 0.00025 },
          { phase: 'processing', seconds: 0.1 },
          { phase: 'transfer', seconds: 0.00075 },
        ],
      },
    ],
    [
      'a redirect: the last exchange counts',
      [{ ...whole, role: 'redirect' }, whole],
      { redirects: 1, statusCode: 200 },
    ],
    [
      'a refused connection',
      [
        {
          ...{ role: 'request', startedAtMs: 0, request, instants: { tcpStart: 0, end: 3 } },
          failure: { kind: 'refused', message: 'refused' },
        },
      ],
      { statusCode: 0, tls: false, durationSeconds: 0.003 },
    ],
    ['nothing was sent', [], { statusCode: 0, phases: [] }],
  ]
  test.each(rows)('%s', (_name, exchanges, expected) => {
    const facts = attemptFacts(transcript('t', 5_000, 'up', { exchanges }))
    expect(facts).toMatchObject({ state: 'up', atSeconds: 5, ...expected })
    if (exchanges.length === 0) expect(facts).not.toHaveProperty('durationSeconds')
  })
})

import type { Exchange } from '../../../electron/core/model/exchange.ts'

/** One complete exchange, as a probe of a healthy HTTPS vendor gives it. */
export function exchangeSample(): Exchange {
  return {
    role: 'request',
    startedAtMs: Date.UTC(2026, 0, 15, 9, 30, 0, 250),
    instants: {
      dnsStart: 0.2,
      dnsEnd: 3.2,
      tcpStart: 3.2,
      tcpEnd: 13.2,
      tlsStart: 13.2,
      tlsEnd: 40,
      sendStart: 40.1,
      sendEnd: 40.6,
      firstByte: 90.6,
      end: 94.1,
    },
    request: {
      method: 'GET',
      url: 'https://api.vendor.example/v1/balance?expand=all&expand=fees',
      httpVersion: '1.1',
      headers: [
        ['Host', 'api.vendor.example'],
        ['Accept', 'application/json'],
      ],
      headerBytes: 120,
    },
    connection: {
      host: 'api.vendor.example',
      port: 443,
      resolvers: ['192.0.2.53'],
      answers: [{ address: '192.0.2.10', family: 4 }],
      remote: { address: '192.0.2.10', family: 4, port: 443 },
      local: { address: '192.0.2.99', port: 51_000 },
      tls: {
        version: 'TLSv1.3',
        cipher: 'TLS_AES_256_GCM_SHA384',
        alpnOffered: ['http/1.1'],
        alpn: 'http/1.1',
        verified: true,
        chain: [
          {
            subject: 'CN=api.vendor.example',
            issuer: 'CN=Test CA',
            sans: ['api.vendor.example'],
            serialNumber: '01AB',
            notBeforeMs: Date.UTC(2026, 0, 1),
            notAfterMs: Date.UTC(2026, 3, 1),
            fingerprint256: 'AA:BB',
          },
        ],
      },
    },
    response: {
      status: 200,
      reason: 'OK',
      httpVersion: '1.1',
      headers: [
        ['Content-Type', 'application/json'],
        ['Request-Id', 'req_123'],
      ],
      headerBytes: 80,
      body: {
        text: '{"object":"balance","available":[{"amount":1}]}',
        mimeType: 'application/json',
        charset: 'utf-8',
        wireBytes: 47,
        decodedBytes: 47,
        truncated: false,
        sha256: 'c0ffee',
      },
    },
    loopDelayMs: 1.5,
  }
}

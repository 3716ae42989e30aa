import type { Fact } from './fact.ts'

/** Of what came back, of the failure, of the incident around it, and of the files that leave. */
export const answerFacts: Record<string, Fact[]> = {
  'the response': [
    {
      fact: 'status, reason phrase, version',
      stands: [['transcript', /\n< HTTP\/1\.1 503 Service Unavailable\n/]],
    },
    {
      fact: 'every header, repeated ones too; cookies parsed',
      stands: [
        ['transcript', /< Set-Cookie: a=1; Path=\/\n< Set-Cookie: b=2; Secure\n/],
        ['har', /"name": "b",\s+"value": "2",\s+"secure": true/],
      ],
      view: ['Response headers', 'Cookies set'],
    },
    {
      fact: 'body with type, charset and encoding, decoded and transferred size, what compression saved',
      stands: [
        ['transcript', /\* Body: 300000 bytes, 1000 on the wire, gzip saved 299000, application\/json, charset utf-8/],
        ['har', /"size": 300000,\s+"compression": 299000/],
      ],
    },
    {
      fact: 'that it was cut, with the limit and a hash of the whole',
      stands: [
        ['transcript', /cut at the size limit, \d+ bytes kept, SHA-256 c0ffee/],
        ['har', /"comment": "The body was cut: \d+ of 300000 bytes are kept\."/],
      ],
    },
    {
      fact: 'request ids pulled out',
      stands: [
        ['report', /failing +Request-Id +req_123/],
        ['transcript', /\* Request ids: Request-Id req_123/],
      ],
      view: ['Request id', 'good, for contrast'],
    },
    {
      fact: 'rate limits and Retry-After',
      stands: [['transcript', /\* Rate limit: .*X-RateLimit-Remaining = 0.*Retry-After = 30/]],
      view: ['Rate limit'],
    },
    {
      fact: 'name of the edge, headers of caches',
      stands: [['transcript', /\* Served by: Cloudflare; .*CF-Cache-Status = MISS/]],
      view: ['Edge and cache', 'Answered by'],
    },
    {
      fact: "the vendor's own error code and words",
      stands: [
        ['transcript', /\* Vendor says: lock_timeout: Try later\./],
        ['report', /Error of the vendor: lock_timeout: Try later\./],
      ],
      view: ['Vendor says'],
    },
  ],
  'the failure': [
    {
      fact: 'one class of a fixed list',
      stands: [['failed', /: reset \(ECONNRESET\)/]],
      view: ['connection reset', 'too many redirects', 'certificate for another host'],
      without:
        'Host and network unreachable are one class, and so are headers and bodies that are too large; code and text tell them apart. A refused key, a missing permission and a failed expectation are no failures of the exchange but reasons of the verdict.',
    },
    { fact: 'the raw code and text as well', stands: [['failed', /\(ECONNRESET\): read ECONNRESET/]] },
    {
      fact: 'one plain sentence of what it means, and what to try',
      stands: [['report', /Balance answers 503\.\n[A-Z].{30,}\.\n/]],
      view: ['What to try'],
    },
    {
      fact: 'every expectation with what was observed',
      stands: [['report', /status: expected 200–299, observed 503 Service Unavailable \(fail\)/]],
      view: ['Expected', 'Observed'],
    },
    {
      fact: 'our own side: references, sleep, event loop',
      stands: [
        ['transcript', /Own side: Our network is fine\.\n {2}https:\/\/example\.com\/: 200 in 40 ms/],
        ['transcript', /Longest delay of our own process: 2 ms/],
      ],
      view: ['References asked at'],
      without:
        'A sleep between two probes: then the verdict is unknown, no incident opens and there is nothing to report.',
    },
  ],
  'the incident around it': [
    {
      fact: 'first failure, confirmed, alerted, acknowledged, first word of the page, recovered, with their times',
      stands: [
        [
          'report',
          /- 2026-01-15T09:30:00\.000Z First failure\n- 2026-01-15T09:30:05\.000Z Confirmed[\s\S]*Acknowledged/,
        ],
        ['report', /We were alerted: 2026-01-15T09:30:06\.000Z/],
      ],
    },
    {
      fact: 'attempts, failures, in a row; other monitors and vendors',
      stands: [
        ['report', /Attempts: 4, failed: 4, all in a row/],
        ['report', /Other monitors of this vendor with an incident at that time: 1 of 2: Stripe Charges answers 503/],
        ['report', /Other vendors with an incident at that time: 1 of 3\./],
      ],
      without: 'The names of other vendors: they are none of this one’s business.',
    },
    {
      fact: 'the last good exchange, and what differs',
      stands: [
        ['report', /Last success before: 2026-01-15T09:29:00\.000Z/],
        ['report', /Against that: .*200 → 503/],
        ['report', /DIFFERENT FROM THE LAST GOOD EXCHANGE\n\nfield +last good +this attempt\n/],
      ],
      view: ['Differences'],
    },
    {
      fact: 'what the status page said at the time, when it was read, with link',
      stands: [
        ['report', /At 2026-01-15T09:29:59\.000Z: All systems operational \(operational\)\./],
        ['report', /First word, read at [^ ]+: Elevated errors \(degraded\)\. https:\/\/status\.stripe\.example\/i\/1/],
      ],
      without:
        'Every component of the page: the sentence is about those that matter to the monitors, and those in trouble stand with the vendor in the window.',
    },
    {
      fact: 'where it lies, with the evidence',
      stands: [['report', /WHERE IT LIES\n\n- Likely vendor-wide: /]],
    },
    {
      fact: 'who acknowledged it, notes, what was sent',
      stands: [['report', /Acknowledged/]],
      without:
        'Notes and messages to colleagues and customers stand in the incident and never in a report: they are none of the vendor’s business.',
    },
  ],
  'what leaves': [
    {
      fact: 'HAR 1.2, its own fields with an underscore; no answer is status 0 with the error',
      stands: [
        ['har', /"version": "1\.2"/],
        ['failedHar', /"status": 0,\s+"statusText": "",[\s\S]*"_error": "ECONNRESET: read ECONNRESET"/],
      ],
      without:
        'Validity is checked against the schema in test/core/export/har.test.ts, and by Chrome’s own DevTools in test/e2e/devTools.e2e.ts.',
    },
    {
      fact: 'a short text that forms of 10,000 characters take',
      stands: [['report', /^[\s\S]{1000,9999}$/]],
      view: ['Short text'],
    },
    {
      fact: 'ZIP: manifest, report, HAR, texts',
      stands: [
        [
          'zip',
          /"generatedAt": [\s\S]*"path": "report\.md"[\s\S]*"path": "exchanges\.har"[\s\S]*"path": "transcripts\/abc-0\.txt"[\s\S]*"errors": \[/,
        ],
      ],
    },
    {
      fact: 'how many secrets were replaced, by kind',
      stands: [
        ['har', /"comment": "Secrets replaced: \d+ by value/],
        ['report', /Secrets replaced: 1 by value/],
      ],
      without: 'That nothing leaves while a known secret is in it: test/node/waysOut.test.ts.',
    },
  ],
}

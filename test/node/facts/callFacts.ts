import type { Fact } from './fact.ts'

/** Of an attempt: when and where it ran, what was sent, the connection, the phases. */
export const callFacts: Record<string, Fact[]> = {
  'identity and time': [
    {
      fact: 'id of the report, name and version of the program',
      stands: [
        ['report', /Report i-1, written by Headstart 0\.1\.0 at /],
        ['har', /"creator": \{\s+"name": "Headstart",\s+"version": "0\.1\.0"/],
      ],
      view: ['Transcript '],
    },
    {
      fact: 'monitor, vendor, environment, revision of the monitor',
      stands: [
        [
          'transcript',
          /^Stripe Balance: [\s\S]*monitor stripe-balance revision 3\n[\s\S]*Environment of the vendor: test/,
        ],
      ],
      view: ['Monitor revision'],
    },
    {
      fact: 'start in UTC to the millisecond, with local time and offset',
      stands: [
        ['transcript', /2026-01-15T09:30:00\.000Z \(10:30:00 here, UTC\+01:00\) to 2026-01-15T09:30:00\.095Z/],
        ['report', /First failure: 2026-01-15T09:30:00\.000Z \(10:30:00 here, UTC\+01:00\)/],
        ['har', /"startedDateTime": "2026-01-15T09:30:00\.250Z"/],
      ],
      view: ['Copy times in UTC'],
    },
    {
      fact: 'end, and duration as the sum of the phases that apply',
      stands: [
        ['transcript', /Took 95 ms in 3 exchanges/],
        ['transcript', /download 4 ms, total 94 ms/],
      ],
      view: ['took '],
    },
    {
      fact: 'which attempt of how many, what made it',
      stands: [['transcript', /confirmation, attempt 2 of 4/]],
      view: ['Probed by hand', 'Confirmation'],
      without:
        'Which attempt it repeats: always the first of its burst, whose transcripts stand together in the incident.',
    },
    {
      fact: 'where it ran: system, kind of network, VPN, proxy, public address if the user agrees',
      stands: [
        ['transcript', /ran on Linux x64, by eth0 \(wired\), no VPN, no proxy/],
        ['report', /Asked from: Linux x64, by eth0 \(wired\), no VPN, no proxy, public address 203\.0\.113\.9/],
      ],
      view: ['ran on', 'Our public address'],
      without:
        'The name of a Wi-Fi, and the kind of an interface whose name does not tell (en0 of macOS): Node knows neither, and asking the system would take a program of each.',
    },
    {
      fact: "our clock against the server's",
      stands: [['transcript', /\* Clocks: .+/]],
      view: ['Clocks'],
    },
  ],
  'the request as it was sent': [
    {
      fact: 'method, whole address without its fragment, HTTP version',
      stands: [['transcript', /\n> POST \/v1\/balance\?expand=all HTTP\/1\.1\n/]],
    },
    { fact: 'query as a list', stands: [['transcript', /\* Query: expand = all/]], view: ['Query'] },
    {
      fact: 'every header, those of the client too, in order and case',
      stands: [['transcript', /\n> Host: api\.vendor\.example\n> Accept: application\/json\n> x-Mixed-Case: 1\n/]],
      view: ['Request headers'],
    },
    {
      fact: 'cookies, body with type and size, form fields as a list',
      stands: [
        ['transcript', /\* Cookies: session/],
        ['transcript', /\* Form: amount = 5/],
        ['transcript', /\* Body: 8 bytes, application\/x-www-form-urlencoded/],
        ['har', /"postData": \{\s+"mimeType": "application\/x-www-form-urlencoded"/],
      ],
      view: ['Cookies sent', 'Form fields', 'Request body'],
    },
    {
      fact: 'bytes of headers and bodies',
      stands: [
        ['transcript', /\* Header bytes: 120 sent; 80 received/],
        ['har', /"headersSize": 120,\s+"bodySize": 8/],
      ],
      view: ['Headers:'],
    },
    {
      fact: 'kind of authentication and which key, by its tag alone',
      stands: [['transcript', /\* Authentication: Authorization: Bearer, key stripe\.apiKey/]],
      view: ['Authentication'],
    },
    {
      fact: 'the fetch of a token and every redirect as exchanges of their own',
      stands: [
        ['transcript', /\n\* token, started [\s\S]*\n\* redirect, started [\s\S]*\n\* request, started /],
        ['har', /"redirectURL": "https:\/\/api\.vendor\.example\/v1\/balance"/],
      ],
    },
    {
      fact: 'a cURL line with placeholders',
      stands: [['report', /curl --verbose[\s\S]*\$STRIPE_API_KEY/]],
    },
  ],
  'the connection': [
    {
      fact: 'resolvers, all answers, chosen address and family',
      stands: [
        ['transcript', /\* Resolvers: 192\.0\.2\.53\n\* Resolved to: 192\.0\.2\.10, 2001:db8::10\n/],
        ['transcript', /\* Connected to 192\.0\.2\.10 port 443 \(IPv4\)/],
        ['har', /"serverIPAddress": "192\.0\.2\.10"/],
      ],
      view: ['Resolver', 'Answers', 'Chosen address', 'Name not found'],
      without: 'Which of several resolvers answered: the system asks them and does not say.',
    },
    {
      fact: 'local and remote address with port',
      stands: [
        ['transcript', /\* From 192\.0\.2\.99 port 51000, interface eth0/],
        ['har', /"connection": "443"[\s\S]*"_connectionId": "51000"/],
      ],
      view: ['Local address'],
    },
    {
      fact: 'new or reused; the proxy that was used',
      stands: [
        ['transcript', /port 443 \(IPv4\), a new connection/],
        ['transcript', /\* Proxy http:\/\/proxy\.example:3128\/ \(from HTTPS_PROXY\)/],
      ],
      view: ['Reused', 'Named by'],
    },
    {
      fact: 'ALPN offered and accepted, TLS version, cipher',
      stands: [['transcript', /\* TLS TLSv1\.3, TLS_AES_256_GCM_SHA384, ALPN http\/1\.1 \(offered h2, http\/1\.1\)/]],
      view: ['ALPN offered', 'ALPN accepted', 'Cipher'],
    },
    {
      fact: 'the chain with names, dates and fingerprints; which ends first; verified, or why not',
      stands: [
        ['transcript', /\* Certificate verified/],
        [
          'transcript',
          /0: subject CN=api\.vendor\.example\n\* {5}issuer CN=Test CA\n\* {5}valid .+ to .+\n\* {5}names api/,
        ],
        ['transcript', /serial 01AB, SHA-256 AA:BB/],
        ['transcript', /First of the chain to end: 2026-04-01 00:00:00 UTC, 75 days left/],
      ],
      view: ['Issuer', 'Serial', 'Ends first', 'Verified'],
    },
    {
      fact: 'state of OCSP where the server sent it',
      stands: [['transcript', /\* OCSP: good/]],
      view: ['OCSP'],
      without:
        "Asking the authority ourselves: it would tell it which vendors are watched. The server's proof is shown, not checked.",
    },
  ],
  'phases in milliseconds': [
    {
      fact: 'queued or blocked',
      stands: [['har', /"blocked": 0\.\d+/]],
      without:
        'A row of its own on the page: a probe queues behind no other; what our own machine held up is the event-loop delay.',
      view: ['Longest event-loop delay'],
    },
    {
      fact: 'name, connect, TLS, send, wait, download, and what did not apply said so',
      stands: [
        [
          'transcript',
          /dns 3 ms, tcp 10 ms, proxy did not apply, tls 27 ms, send under 1 ms, wait 50 ms, download 4 ms/,
        ],
        [
          'har',
          /"connect": 36\.\d+,\s+"send": 0\.[45]\d*,\s+"wait": [45]\d[\d.]*,\s+"receive": 3\.[45]\d*,\s+"ssl": 26\.\d+/,
        ],
      ],
    },
    { fact: 'redirects together', stands: [['transcript', /Redirects: 1 redirect, /]] },
    {
      fact: 'the last good exchange and the median of seven days beside each',
      stands: [['report', /phase +this attempt +last good +median of 7 days\n[\s\S]*wait +50 ms +50 ms +88 ms/]],
    },
    {
      fact: 'the phase in which it failed',
      stands: [['failed', /\* Failed in the phase wait: /]],
    },
  ],
}

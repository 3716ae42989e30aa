import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pageReadingSchema } from '../../../electron/core/model/statusPage.ts'
import { linkOf, plainText, timeOf } from '../../../electron/core/statusPage/fields.ts'
import { domainOf } from '../../../electron/core/statusPage/identity.ts'
import { pageRequests } from '../../../electron/core/statusPage/kinds.ts'
import { readPage } from '../../../electron/core/statusPage/readPage.ts'
import { picksOf } from '../../../electron/core/statusPage/regions.ts'

const nowMs = Date.parse('2026-10-05T12:00:00Z')
const kinds = [
  ...['statuspage', 'incident.io', 'instatus', 'status.io', 'betterstack', 'google', 'aws-health', 'slack', 'heroku'],
  ...['stripe', 'sorryapp', 'statuscast', 'algolia', 'pagerduty', 'zendesk', 'salesforce-trust', 'atom', 'rss'],
]
const reading = (kind: string, documents: Record<string, unknown>, vendorName = 'Acme', url = 'https://acme.example') =>
  readPage(documents, { spec: { kind, url }, vendorName, picks: [], nowMs })

/** A page that holds a text in its words. */
const page = (over: object) => ({
  page: { id: 'p', name: 'Acme', url: 'https://acme.example' },
  status: { indicator: 'none', description: 'All Systems Operational' },
  components: [],
  incidents: [],
  ...over,
})

describe('whatever a page answers', () => {
  /** Names that parsers look at, so that random documents get past the first check. */
  const key = fc.constantFrom('page', 'status', 'indicator', 'incidents', 'components', 'result', 'name', 'data', 'id')
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom<unknown>(null, 'none', 'ok', 'up', 'major', 0, 100, 1e308, '', true),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 5 }),
    ),
  }))

  test('a reading comes of it, and never a throw', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), tree, (kind, main) => {
        const result = reading(kind, { main })
        expect(pageReadingSchema.parse(result)).toEqual(result)
      }),
      { numRuns: 500 },
    )
  })

  test.each(kinds)('%s: nothing, an error object and a stranger’s answer are unreadable', (kind) => {
    for (const main of [undefined, null, '', 'ok', {}, { error: 'not found' }, [1, 2], [{ id: 1 }]]) {
      expect([kind, main, reading(kind, { main }).indicator]).toEqual([kind, main, 'unreadable'])
    }
  })
})

describe('a page that says two things', () => {
  test.each([
    ['none', 'minor', 'degraded'],
    ['none', 'critical', 'major-outage'],
    ['major', 'minor', 'partial-outage'],
    ['none', 'none', 'notice'],
    ['brand-new-word', 'minor', 'degraded'],
  ])('indicator %s, incident %s: %s', (indicator, impact, says) => {
    const incidents = [{ id: 'i', name: 'Trouble', status: 'investigating', impact }]
    expect(reading('statuspage', { main: page({ status: { indicator }, incidents }) }).indicator).toBe(says)
  })

  test('an indicator it was never taught is no "operational"', () => {
    expect(reading('statuspage', { main: page({ status: { indicator: 'purple' } }) }).indicator).toBe('degraded')
  })

  test('the page of another vendor says nothing about ours', () => {
    const other = page({ page: { name: 'Othercorp', url: 'https://status.othercorp.example.org' } })
    const result = reading('statuspage', { main: other })
    expect(result).toMatchObject({ indicator: 'unreadable' })
    expect(result.sentence).toContain('Othercorp')
  })

  test.each([
    ['Acme', 'https://acme.statuspage.io', 'Acme', 'https://status.acme.example'],
    ['Our mail', 'https://sendgrid.statuspage.io', 'SendGrid', 'https://status.sendgrid.com'],
    ['Intercom', 'https://www.finstatus.com', 'Fin', 'https://www.finstatus.com'],
  ])('%s at %s may call itself %s, %s', (vendorName, asked, name, url) => {
    const result = reading('statuspage', { main: page({ page: { name, url } }) }, vendorName, asked)
    expect(result.indicator).toBe('operational')
  })
})

describe('hostile words', () => {
  test.each([
    ['<img src=x onerror=alert(1)>Down', 'Down'],
    ['&lt;script&gt;alert(1)&lt;/script&gt;ok', 'alert(1) ok'],
    ['a\u202egnp.exe', 'a gnp.exe'],
    ['line\n\n  two\u0000\u0007', 'line two'],
    ['A &amp; B &#x1f600; &#99999999;', 'A & B 😀 &#99999999;'],
  ])('%j becomes %j', (html, text) => {
    expect(plainText(html)).toBe(text)
  })

  test('never a tag, a control character or more than 1,000 characters', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 5_000, unit: fc.constantFrom('<', '>', '&lt;', 'b', '/', '\u202e', '\n', ' ') }),
        (html) => {
          const text = plainText(html)
          expect(text.length).toBeLessThanOrEqual(1_000)
          expect(text).not.toMatch(/[\p{Cc}\u202e]/u)
        },
      ),
    )
  })

  test('a long run of openings costs no time', () => {
    const before = performance.now()
    plainText('<'.repeat(2_000_000))
    plainText(`<!--${'-'.repeat(2_000_000)}`)
    expect(performance.now() - before).toBeLessThan(2_000)
  })

  test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '', 'http://'])(
    '%j is no link',
    (link) => {
      expect(linkOf(link)).toBeUndefined()
    },
  )
})

describe('times', () => {
  test.each([
    ['2026-10-05T09:00:00Z', '2026-10-05T09:00:00Z'],
    ['2026-10-05T01:10:00-07:00', '2026-10-05T08:10:00Z'],
    ['2026-10-05T09:00:00', '2026-10-05T09:00:00Z'],
    ['Mon, 05 Oct 2026 09:26:40 PDT', '2026-10-05T16:26:40Z'],
    ['1791190000', '2026-10-05T08:46:40Z'],
  ])('%s is %s', (text, iso) => {
    expect(timeOf(text)).toBe(Date.parse(iso))
  })

  test.each(['', 'soon', null, {}, 12, Number.NaN])('%j is none', (value) => {
    expect(timeOf(value)).toBeUndefined()
  })
})

describe('what is fetched', () => {
  test.each([
    ['statuspage', 'https://status.acme.example/', ['https://status.acme.example/api/v2/summary.json']],
    ['statuspage', 'http://127.0.0.1:4/x/status', ['http://127.0.0.1:4/x/status/api/v2/summary.json']],
    ['statuspage', 'https://a.example/api/v2/summary.json', ['https://a.example/api/v2/summary.json']],
    ['incident.io', 'https://a.example/api/v1/summary', ['https://a.example/api/v1/summary']],
    ['stripe', 'https://status.stripe.com', ['https://status.stripe.com/current/full']],
    ['custom-json:stripe', 'https://status.stripe.com/current', ['https://status.stripe.com/current']],
    ['status.io', 'https://status.gitlab.com', ['https://api.status.io/1.0/status/5b36dc6502d06804c08349f7']],
    ['status.io', 'https://api.status.io/1.0/status/abc', ['https://api.status.io/1.0/status/abc']],
    [
      'aws-health',
      'https://health.aws.amazon.com/health/status',
      ['https://health.aws.amazon.com/public/currentevents'],
    ],
    ['aws-health', 'https://health.aws.amazon.com', ['https://health.aws.amazon.com/public/currentevents']],
    ['atom', 'https://www.paypal-status.com', ['https://www.paypal-status.com/feed/atom']],
    ['atom', 'https://a.example', ['https://a.example/history.atom']],
    ['per-tenant-rss', 'https://status.auth0.com/api/rss?domain=x', ['https://status.auth0.com/api/rss?domain=x']],
    [
      'custom-json:zendesk',
      'https://status.zendesk.com/api/incidents/active?subdomain=us',
      [
        'https://status.zendesk.com/api/incidents/active?subdomain=us',
        'https://status.zendesk.com/api/incidents/maintenance?subdomain=us',
      ],
    ],
    [
      'custom-json:sorryapp',
      'https://status.postmarkapp.com/api/v1/status',
      [
        'https://status.postmarkapp.com/api/v1/status',
        'https://status.postmarkapp.com/api/v1/components',
        'https://status.postmarkapp.com/api/v1/notices',
      ],
    ],
  ])('%s at %s', (kind, url, wanted) => {
    expect(pageRequests({ kind, url }).map((request) => request.url)).toEqual(wanted)
  })

  test('an address that does not say which page it is', () => {
    expect(() => pageRequests({ kind: 'status.io', url: 'https://status.acme.example' })).toThrow(/does not say/)
    expect(() => pageRequests({ kind: 'salesforce-trust', url: 'https://status.salesforce.com' })).toThrow(/does not/)
    const spec = { kind: 'salesforce-trust', url: 'https://status.salesforce.com', components: ['EU45'] }
    expect(pageRequests(spec).map(({ url }) => url)).toEqual([
      'https://api.status.salesforce.com/v1/instances/EU45/status',
    ])
  })
})

describe('whose page, which part', () => {
  test.each([
    ['https://status.acme.com/x', 'acme.com'],
    ['https://status.acme.co.uk', 'acme.co.uk'],
    ['http://127.0.0.1:8080/', '127.0.0.1:8080'],
    ['http://localhost:1/', 'localhost:1'],
  ])('%s belongs to %s', (url, domain) => {
    expect(domainOf(url)).toBe(domain)
  })

  test('AWS: the regions of our own calls, unless some were chosen', () => {
    const urls = [
      'https://email.eu-central-1.amazonaws.com/',
      'https://s3.us-east-1.amazonaws.com/x',
      'https://a.example',
    ]
    expect(picksOf({ kind: 'aws-health', url: 'https://x' }, urls)).toEqual(['eu-central-1', 'us-east-1'])
    expect(picksOf({ kind: 'aws-health', url: 'https://x', components: ['s3-eu-west-1'] }, urls)).toEqual([
      's3-eu-west-1',
    ])
    expect(picksOf({ kind: 'statuspage', url: 'https://x' }, urls)).toEqual([])
  })
})

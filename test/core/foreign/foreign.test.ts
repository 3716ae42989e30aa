import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { pathText } from '../../../electron/core/config/issue.ts'
import { draftIssues } from '../../../electron/core/config/toConfig.ts'
import type { Foreign } from '../../../electron/core/foreign/collect.ts'
import { fromGatus, isGatus } from '../../../electron/core/foreign/gatus.ts'
import { fromCondition } from '../../../electron/core/foreign/gatusCondition.ts'
import { fromUptimeKuma, isUptimeKuma } from '../../../electron/core/foreign/uptimeKuma.ts'
import { monitorDraftSchema, vendorSchema } from '../../../electron/core/model/monitor.ts'

const sample = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const kumaBackup: unknown = JSON.parse(sample('./uptime-kuma-backup.json'))
const gatusConfig: unknown = parse(sample('./gatus.yaml'), { merge: true })

function sound({ vendors, monitors, secrets }: Foreign): void {
  for (const vendor of vendors) expect(vendorSchema.parse(vendor)).toEqual(vendor)
  for (const monitor of monitors) {
    expect(draftIssues(monitor)).toEqual([])
    expect(monitorDraftSchema.parse(monitor)).toEqual(monitor)
    for (const value of Object.values(secrets).filter((each) => each !== ''))
      expect(JSON.stringify(monitor)).not.toContain(JSON.stringify(value).slice(1, -1))
  }
  expect(new Set(monitors.map(({ id }) => id)).size).toBe(monitors.length)
}
const said = ({ unmapped }: Foreign) => unmapped.map(({ path, message }) => `${pathText(path)}: ${message}`)

describe('a backup of Uptime Kuma', () => {
  if (!isUptimeKuma(kumaBackup)) throw new Error('The sample is not recognized.')
  const taken = fromUptimeKuma(kumaBackup)
  const monitor = (id: string) => taken.monitors.find((each) => each.id === id)

  test('gives monitors that pass every rule; no key stands in them', () => {
    sound(taken)
    expect(taken.monitors.map(({ id }) => id)).toEqual([
      'stripe-balance',
      'acme-warehouse',
      'mailer-mail-gateway',
      'acme-no-errors',
      'acme-count',
      'acme-warehouse-2',
      'acme-broken-headers',
      'bank-partner-bank',
      'acme-intranet',
    ])
    expect(taken.paused).toEqual(['mailer-mail-gateway'])
  })

  test('a vendor of the catalog is known by its address; others are named after their host', () => {
    expect(taken.vendors.map(({ id, name }) => [id, name])).toEqual([
      ['stripe', 'Stripe'],
      ['acme', 'Acme'],
      ['mailer', 'Mailer'],
      ['bank', 'Bank'],
    ])
    expect(taken.vendors[0]?.statusPage).toEqual({ kind: 'stripe', url: 'https://status.stripe.com' })
  })

  test('request, times, codes, keyword, query and certificate', () => {
    expect(monitor('stripe-balance')).toMatchObject({
      intervalMs: 30_000,
      timeoutMs: 24_000,
      request: { headers: [{ name: 'Authorization', value: 'Bearer {{secret:stripe.apiKey}}' }] },
      expect: [
        { kind: 'status', ranges: [[200, 299]] },
        { kind: 'json', path: '$.object', matches: '^balance$' },
        { kind: 'certificate', daysLeft: 14 },
      ],
    })
    expect(monitor('acme-warehouse')).toMatchObject({
      timeoutMs: 48_000,
      request: { followRedirects: false, auth: { kind: 'basic', user: 'kuma', password: '{{secret:acme.password}}' } },
      expect: [
        {
          kind: 'status',
          ranges: [
            [200, 200],
            [204, 204],
            [300, 399],
          ],
        },
        { kind: 'body', contains: 'in stock' },
      ],
    })
    expect(monitor('mailer-mail-gateway')?.request).toMatchObject({
      method: 'POST',
      headers: [{ name: 'Content-Type', value: 'application/json' }],
      auth: { kind: 'oauth2', clientAuth: 'body', scope: 'mail.read', tokenUrl: 'https://auth.mailer.example/token' },
    })
    expect(monitor('acme-warehouse-2')?.intervalMs).toBe(5_000)
    expect(monitor('bank-partner-bank')?.request.clientCertificate).toEqual({
      certificate: '{{secret:bank.clientCertificate}}',
      key: '{{secret:bank.clientKey}}',
    })
  })

  test('its keys are for the keychain', () => {
    expect(Object.keys(taken.secrets)).toEqual([
      'stripe.apiKey',
      'acme.password',
      'mailer.clientSecret',
      'bank.clientCertificate',
      'bank.clientKey',
    ])
    expect(taken.secrets['stripe.apiKey']).toBe('kuma-made-up-key-0123456789')
  })

  test('what did not map is named with its place and the reason', () => {
    expect(said(taken)).toEqual([
      'monitorList[2]: “Warehouse”: its certificate is verified here; there it was not.',
      'monitorList[4]: “Router” was left out. Headstart asks over HTTP; this one is of the type “ping”.',
      'monitorList[5]: “Must be closed” was left out. It is up when it fails (upside down), which cannot be expressed.',
      'monitorList[6]: “No errors”: that the body must not contain “error” cannot be expressed.',
      'monitorList[7]: “Count”: its JSON query “$count(items)” with “==” was left out: only a plain path that equals a value maps.',
      'monitorList[8]: “Warehouse”: it is asked every 5 s, the shortest here.',
      'monitorList[9]: “Broken address” was left out. Its address cannot be read.',
      'monitorList[10]: “Broken headers”: its headers are no JSON object and were left out.',
      'monitorList[11]: “Partner bank”: its own authority (tlsCa) was left out: add its file under Settings, Network.',
      'monitorList[12]: “Intranet”: NTLM is not spoken here: it was taken without its log-in.',
      'monitorList[13]: “Nightly job” was left out. Headstart asks over HTTP; this one is of the type “push”.',
      'monitorList: Retries were left out: a failure is confirmed here at once, after 2 s and after 5 s.',
      'notificationList: Notifications were left out: set up channels in the settings.',
    ])
  })

  test('entries that are none are named', () => {
    expect(said(fromUptimeKuma({ monitorList: [null, 'x'] }))).toEqual([
      'monitorList[0]: This is no monitor.',
      'monitorList[1]: This is no monitor.',
    ])
  })
})

describe('a configuration of Gatus', () => {
  if (!isGatus(gatusConfig)) throw new Error('The sample is not recognized.')
  const taken = fromGatus(gatusConfig)
  const monitor = (id: string) => taken.monitors.find((each) => each.id === id)

  test('gives monitors that pass every rule; variables are secrets', () => {
    sound(taken)
    expect(taken.monitors.map(({ id }) => id)).toEqual([
      'stripe-balance',
      'acme-search',
      'acme-token-api',
      'acme-any-answer',
    ])
    expect(taken.paused).toEqual(['acme-token-api'])
    expect(taken.secrets).toEqual({
      'stripe.stripeKey': '',
      'acme.searchKey': '',
      'acme.clientSecret': 'made-up-secret',
    })
  })

  test('conditions, times and thresholds', () => {
    expect(monitor('stripe-balance')).toMatchObject({
      intervalMs: 30_000,
      timeoutMs: 5_000,
      policy: { closeAfterPasses: 4 },
      expect: [
        { kind: 'status', ranges: [[200, 200]] },
        { kind: 'json', path: '$.object', matches: '^(?:balance)$' },
        { kind: 'responseTime', downOverMs: 800 },
        { kind: 'certificate', daysLeft: 10 },
      ],
    })
    expect(monitor('acme-search')).toMatchObject({
      intervalMs: 90_000,
      request: {
        method: 'POST',
        url: 'https://search.acme.example/graphql?key={{secret:acme.searchKey}}',
        headers: [{ name: 'Content-Type', value: 'application/json' }],
        body: '{"query":"{ items(first: 1) { id } }\\n"}',
      },
    })
    expect(monitor('acme-token-api')?.request).toMatchObject({
      followRedirects: false,
      auth: {
        kind: 'oauth2',
        clientId: 'headstart',
        scope: 'read status',
        clientSecret: '{{secret:acme.clientSecret}}',
      },
    })
    expect(monitor('acme-any-answer')?.expect).toEqual([{ kind: 'status', ranges: [[100, 599]] }])
  })

  test('what did not map is named with its place and the reason', () => {
    expect(said(taken)).toEqual([
      'endpoints[1].conditions[3]: The condition “len([BODY].data.items) > 0” was left out: a length has no counterpart here.',
      'endpoints[2]: “token-api”: its certificate is verified here; there it was not.',
      'endpoints[3]: “name server” was left out. Headstart asks over HTTP; this is a DNS query.',
      'endpoints[4]: “cache” was left out. Headstart asks over HTTP; its address begins with tcp://.',
      'endpoints[5].conditions[0]: The condition “[IP] != 127.0.0.1” was left out: [IP] has no counterpart here.',
      'alerting: Alert providers were left out: set up channels in the settings.',
      'suites: Suites were left out: each monitor here is one call.',
      'connectivity: The connectivity checker was left out: references in the settings tell whether a failure is ours.',
    ])
  })
})

test.each<[string, ReturnType<typeof fromCondition>]>([
  ['[STATUS] == 200', { rules: [{ kind: 'status', ranges: [[200, 200]] }] }],
  [
    '[STATUS] == any(200, 429)',
    {
      rules: [
        {
          kind: 'status',
          ranges: [
            [200, 200],
            [429, 429],
          ],
        },
      ],
    },
  ],
  ['[STATUS] <= 299', { rules: [{ kind: 'status', ranges: [[100, 299]] }] }],
  ['[STATUS] > 199', { rules: [{ kind: 'status', ranges: [[200, 599]] }] }],
  ['[STATUS] < 100', { problem: 'no status can fulfil it' }],
  ['[STATUS] != 500', { problem: '“!=” has no counterpart here' }],
  ['[STATUS] == pat(2*)', { problem: 'a status is a number from 100 to 599' }],
  ['[RESPONSE_TIME] <= 1500', { rules: [{ kind: 'responseTime', downOverMs: 1_500 }] }],
  ['[RESPONSE_TIME] > 5', { problem: 'only a longest time maps' }],
  ['[CERTIFICATE_EXPIRATION] > 48h', { rules: [{ kind: 'certificate', daysLeft: 2 }] }],
  ['[BODY] == pat(*ok*)', { rules: [{ kind: 'body', contains: 'ok' }] }],
  ['[BODY] == pat(*a*b*)', { rules: [{ kind: 'body', matches: '(?s)^.*a.*b.*$' }] }],
  ['[BODY] == OK.', { rules: [{ kind: 'body', matches: '(?s)^OK\\.$' }] }],
  ['[BODY].a[0].b == any(1, 2)', { rules: [{ kind: 'json', path: '$.a[0].b', matches: '^(?:1|2)$' }] }],
  ['[BODY][0].id == 1', { rules: [{ kind: 'json', path: '$[0].id', matches: '^(?:1)$' }] }],
  ['[BODY].a != 1', { problem: '“!=” has no counterpart here' }],
  ['has([BODY].a) == true', { rules: [{ kind: 'json', path: '$.a', exists: true }] }],
  ['[CONNECTED] == true', { rules: [] }],
  ['[DOMAIN_EXPIRATION] > 720h', { problem: '[DOMAIN_EXPIRATION] has no counterpart here' }],
  ['nonsense', { problem: 'it cannot be read' }],
])('the condition %s', (condition, mapped) => {
  expect(fromCondition(condition)).toEqual(mapped)
})

test.each([[null], [{}], [{ headstart: 1, endpoints: [] }], [{ headstart: 1, monitorList: [] }], [[]], ['x']])(
  '%j is neither',
  (parsed) => {
    expect([isGatus(parsed), isUptimeKuma(parsed)]).toEqual([false, false])
  },
)

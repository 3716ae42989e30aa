import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type MonitorDraft, monitorDraftSchema, vendorSchema } from '../../../electron/core/model/monitor.ts'
import { settingsSchema } from '../../../electron/core/model/settings.ts'
import { readConfig } from '../../../electron/node/yaml/readConfig.ts'
import { writeConfig } from '../../../electron/node/yaml/writeConfig.ts'

function issuesOf(text: string): string[] {
  const read = readConfig(text)
  return read.ok ? [] : read.issues.map((issue) => `${issue.line}:${issue.column} ${issue.path}: ${issue.message}`)
}

const design = `headstart: 1
settings: { references: [https://example.com/] }   # optional
vendors:
  - id: stripe
    name: Stripe
    statusPage: { kind: stripe, url: https://status.stripe.com }
    features: [Checkout, Invoices]
monitors:
  - id: stripe-balance
    vendor: stripe
    name: Balance
    interval: 30s
    timeout: 10s
    request:
      method: GET
      url: https://api.stripe.com/v1/balance
      headers: { Authorization: "Bearer {{secret:stripe.apiKey}}" }
    expect:
      - status: 200-299
      - responseTime: { degradedOver: 1s, downOver: 5s }
      - body: { contains: available }
      - json: { path: "$.object", equals: balance }
      - header: { name: content-type, matches: json }
      - certificate: { daysLeft: 14 }
`

describe('reading', () => {
  test('the documented example', () => {
    const read = readConfig(design)
    expect(read.ok && read.config.monitors[0]?.expect.map((rule) => rule.kind)).toEqual([
      'status',
      'responseTime',
      'body',
      'json',
      'header',
      'certificate',
    ])
  })

  test('every error with its path, line and column', () => {
    const text = design.replace('30s', 'soon').replace('id: stripe\n', 'idd: stripe\n').replace('200-299', 'fine')
    expect(issuesOf(text)).toEqual([
      expect.stringMatching(/^4:5 vendors\[0\]\.id: This is missing/),
      expect.stringMatching(/^4:5 vendors\[0\]\.idd: “idd” is not known here. Did you mean “id”/),
      expect.stringMatching(/^10:5 monitors\[0\]\.vendor: There is no vendor “stripe”/),
      expect.stringMatching(/^12:5 monitors\[0\]\.interval: Write a duration/),
      expect.stringMatching(/^19:9 monitors\[0\]\.expect\[0\]\.status: Write status codes/),
    ])
  })

  test.each([
    ['', '1:1 : The file is empty'],
    ['headstart: 1\nvendors: [', '2:11'],
    ['headstart: 1\nvendors:\n\t- id: x\n', '3:1'],
    ['headstart: 1\nheadstart: 1\n', '2:1 headstart: This name stands here twice'],
    ['headstart: 1\n---\nheadstart: 1\n', 'one document'],
    ['headstart: 1\nvendors: *nothing\n', 'aliases'],
    ['headstart: !!js/function 1\n', '1:12 headstart:'],
    ['"unclosed', 'missing'],
  ])('%j', (text, expected) => {
    expect(issuesOf(text).join('\n')).toContain(expected)
  })

  test('a duplicate name does not hide the other errors', () => {
    const text = 'headstart: 1\nvendors:\n  - id: a\n    id: b\n    nme: A\n'
    expect(issuesOf(text)).toHaveLength(3)
  })

  test('a quote that is not closed is told once on its line, however often the parser meets it', () => {
    const text = 'headstart: 1\nmonitors:\n  - { id: a, body: "-----BEGIN\nMIIB\n-----END", key: "x" }\n'
    const read = readConfig(text)
    const told = read.ok ? [] : read.issues.map(({ line, message }) => `${line} ${message}`)
    expect(told.length).toBeGreaterThan(0)
    expect(new Set(told).size).toBe(told.length)
  })

  test('an alias bomb and a deep file end in one sentence', () => {
    const names = 'abcdefghi'.split('')
    const bomb = names.map((name, at) => {
      const item = at === 0 ? 'x' : `*${names[at - 1]}`
      return `${name}: &${name} [${Array(9).fill(item).join(', ')}]`
    })
    expect(issuesOf(bomb.join('\n')).join()).toContain('aliases')
    expect(issuesOf(`headstart: ${'['.repeat(20_000)}`).join()).not.toBe('')
    expect(issuesOf(`#${'x'.repeat(5_000_001)}`).join()).toContain('5 MB')
  })

  test('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof readConfig(text).ok === 'boolean'))
  })
})

const id = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,12}$/)
const words = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
const headers = fc.array(
  fc.record({ name: fc.stringMatching(/^[A-Za-z0-9_-]{1,10}$/), value: fc.stringMatching(/^[ -~]{0,12}$/) }),
  { maxLength: 5 },
)
const rule: fc.Arbitrary<MonitorDraft['expect'][number]> = fc.oneof(
  fc.tuple(fc.integer({ min: 100, max: 599 }), fc.nat({ max: 99 })).map(([from, more]) => ({
    kind: 'status' as const,
    ranges: [[from, Math.min(599, from + more)] as [number, number]],
  })),
  fc.integer({ min: 1, max: 80_000_000 }).map((downOverMs) => ({ kind: 'responseTime' as const, downOverMs })),
  words.map((contains) => ({ kind: 'body' as const, contains })),
  fc.tuple(words, fc.jsonValue()).map(([path, equals]) => ({
    kind: 'json' as const,
    path,
    // JSON has no minus zero.
    equals: JSON.parse(JSON.stringify(equals)),
  })),
)
const monitor = fc
  .record({
    id,
    vendorId: fc.constant('v'),
    name: words,
    intervalMs: fc.integer({ min: 5_000, max: 86_400_000 }),
    request: fc.record(
      { url: fc.constant('https://x.test/a?b={{secret:k}}'), headers, body: words, followRedirects: fc.boolean() },
      { requiredKeys: ['url', 'headers', 'followRedirects'] },
    ),
    expect: fc.array(rule, { maxLength: 4 }),
    policy: fc.record({ confirmFailures: fc.option(fc.integer({ min: 1, max: 3 })) }),
  })
  .map((value) => monitorDraftSchema.parse(value))

test('what is written is read back the same', () => {
  const vendors = [
    vendorSchema.parse({
      id: 'v',
      name: 'V',
      features: ['a: b', '- c', '#d'],
      accountId: 'acct: #1',
      requestIds: ['X-Odd'],
    }),
  ]
  const settings = settingsSchema.parse({})
  fc.assert(
    fc.property(fc.uniqueArray(monitor, { maxLength: 4, selector: (draft) => draft.id }), (monitors) => {
      const text = writeConfig({ settings, vendors, monitors })
      expect(readConfig(text)).toEqual({ ok: true, config: { settings, vendors, monitors } })
      expect(writeConfig({ settings, vendors, monitors })).toBe(text)
    }),
  )
})

describe('what may be asked beside a failing call', () => {
  const withScope = (scope: string) =>
    design.replace('    request:\n', `    secondKey: stripe.other\n    ${scope}\n    request:\n`)

  test.each([
    ['scope: off', { off: true }],
    ['scope: { anyMethod: true }', { anyMethod: true }],
    ['scope: { otherUrl: "https://api.stripe.com/health" }', { otherUrl: 'https://api.stripe.com/health' }],
  ])('%s', (text, scope) => {
    const read = readConfig(withScope(text))
    const [monitor] = read.ok ? read.config.monitors : []
    expect(monitor).toMatchObject({ secondKey: 'stripe.other', scope })
    const written = readConfig(
      writeConfig({ vendors: read.ok ? read.config.vendors : [], monitors: monitor ? [monitor] : [] }),
    )
    expect(written.ok && written.config.monitors).toEqual([monitor])
  })

  test('is explained where it is wrong', () => {
    expect(issuesOf(withScope('scope: never'))).toEqual([expect.stringMatching(/scope: Write off, or a map/)])
    expect(issuesOf(withScope('scope: { otherUrl: nowhere }'))).toEqual([expect.stringMatching(/scope\.otherUrl: /)])
    expect(issuesOf(withScope('scope: { anymethod: true }'))).toEqual([expect.stringMatching(/anyMethod/)])
  })
})

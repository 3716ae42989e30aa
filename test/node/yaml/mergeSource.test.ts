import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ConfigContent } from '../../../electron/core/config/toConfig.ts'
import { settingsSchema } from '../../../electron/core/model/settings.ts'
import { joinSources, keepable, mergeSource } from '../../../electron/node/yaml/mergeSource.ts'
import { readConfig } from '../../../electron/node/yaml/readConfig.ts'

const source = `# The payment team's file. Ask in the team's channel before changing intervals.
headstart: 1
vendors:
- id: stripe   # contract until 2027
  name: Stripe
  features: [Checkout, Invoices]

- { id: mailer, name: Mailer }
monitors:
# Money first.
- id: stripe-balance
  vendor: stripe
  name: Balance
  interval: 30s # agreed with Stripe
  request: &common
    url: "https://api.stripe.com/v1/balance"
    headers: { Authorization: 'Bearer {{secret:stripe.apiKey}}', Accept: application/json }
  expect:
  - status: 200-299
  - responseTime: { degradedOver: 1s, downOver: 5s }  # the agreed limits
  - certificate: { daysLeft: 14 }
- id: mailer-ping
  vendor: mailer
  name: Ping
  request:
    url: https://api.mailer.test/ping
`
/** Spaces before a comment and inside brackets are the writer's where more than single values changed. */
const loose = (text: string | undefined) => text?.replaceAll(/ +#/g, ' #').replaceAll(/\[ (.*?) \]/g, '[$1]')

function contentOf(text: string): ConfigContent {
  const read = readConfig(text)
  if (!read.ok) throw new Error(JSON.stringify(read.issues))
  return { vendors: read.config.vendors, monitors: read.config.monitors }
}
const content = contentOf(source)
const [balance, ping] = content.monitors
if (!balance || !ping) throw new Error('no monitors')
const settings = settingsSchema.parse({})

describe('the export of an imported file', () => {
  test('is that file while nothing changed', () => {
    expect(mergeSource(source, content)).toBe(source)
    expect(mergeSource(source, { ...content, settings })).toBe(source)
  })

  test('changes the values that changed and keeps comments, order, quotes and spelling', () => {
    const slower = { ...balance, intervalMs: 60_000, name: 'Balance: ours, all' }
    // Single values: the rest stays to the letter.
    expect(mergeSource(source, { ...content, monitors: [slower, ping] })).toBe(
      source.replace('interval: 30s #', 'interval: 1m #').replace('name: Balance', 'name: "Balance: ours, all"'),
    )
    const fewer = { ...balance, expect: balance.expect.slice(0, 2) }
    expect(loose(mergeSource(source, { ...content, monitors: [fewer, ping] }))).toBe(
      loose(source.replace('  - certificate: { daysLeft: 14 }\n', '')),
    )
  })

  test('a changed limit stays where its comment is', () => {
    const expectations = balance.expect.map((rule) =>
      rule.kind === 'responseTime' ? { ...rule, degradedOverMs: 2_000 } : rule,
    )
    const merged = mergeSource(source, { ...content, monitors: [{ ...balance, expect: expectations }, ping] })
    expect(merged).toBe(source.replace('degradedOver: 1s', 'degradedOver: 2s'))
  })

  test('a header more, one less', () => {
    const headers = [...balance.request.headers.slice(0, 1), { name: 'X-Team', value: 'pay' }]
    const merged = mergeSource(source, {
      ...content,
      monitors: [{ ...balance, request: { ...balance.request, headers } }, ping],
    })
    expect(merged).toContain("headers: { Authorization: 'Bearer {{secret:stripe.apiKey}}', X-Team: pay }")
    expect(merged).toContain('# agreed with Stripe')
  })

  test('what is gone is gone with its comment; what is new comes last', () => {
    const fresh = { ...ping, id: 'mailer-new', name: 'New' }
    const merged = mergeSource(source, { ...content, monitors: [ping, fresh] }) ?? ''
    expect(merged).not.toContain('stripe-balance')
    expect(contentOf(merged)).toEqual({ ...content, monitors: [ping, fresh] })
    expect(merged.indexOf('mailer-new')).toBeGreaterThan(merged.indexOf('mailer-ping'))
    expect(merged).toContain('# contract until 2027')
  })

  test('settings come in only where they differ from the usual', () => {
    const merged = mergeSource(source, { ...content, settings: { ...settings, theme: 'dark' } }) ?? ''
    expect(merged).toContain('\nsettings:\n  theme: dark\n')
    expect(merged).not.toContain('maxConcurrentProbes')
    const again = mergeSource(merged, { ...content, settings: { ...settings, theme: 'light' } })
    expect(again).toBe(merged.replace('theme: dark', 'theme: light'))
  })

  test('an alias and a merge key are kept, or written out where they no longer fit', () => {
    const shared = `headstart: 1
vendors: [{ id: v, name: V }]
monitors:
  - &first { id: a, vendor: v, name: A, request: { url: "https://v.test/a" } }
  - { <<: *first, id: b, name: B }
`
    const both = contentOf(shared)
    expect(mergeSource(shared, both)).toBe(shared)
    const [a, b] = both.monitors
    if (!a || !b) throw new Error('no monitors')
    const changed = { ...both, monitors: [a, { ...b, request: { ...b.request, url: 'https://v.test/b' } }] }
    const merged = mergeSource(shared, changed) ?? ''
    expect(contentOf(merged)).toEqual(changed)
    expect(merged).toContain('<<: *first')
  })

  test('a text that is no configuration any more is not used', () => {
    expect(mergeSource('headstart: 9\n', content)).toBeUndefined()
    expect(mergeSource('a: [', content)).toBeUndefined()
  })

  test('whatever changes, it reads back as what is configured', () => {
    const edits = fc.record({
      drop: fc.boolean(),
      intervalMs: fc.integer({ min: 5_000, max: 100_000 }),
      name: fc.string({ minLength: 1, maxLength: 12 }).filter((name) => name.trim() === name),
      expect: fc.subarray(balance.expect),
      add: fc.boolean(),
      theme: fc.constantFrom('system' as const, 'dark' as const),
    })
    fc.assert(
      fc.property(edits, ({ drop, add, theme, ...edit }) => {
        const monitors = [...(drop ? [] : [{ ...balance, ...edit }]), ping, ...(add ? [{ ...ping, id: 'x' }] : [])]
        const next = { vendors: content.vendors, monitors, settings: { ...settings, theme } }
        const merged = mergeSource(source, next) ?? ''
        expect(contentOf(merged)).toEqual({ vendors: content.vendors, monitors })
        expect(mergeSource(merged, next)).toBe(merged)
        expect(merged).toContain('# The payment team')
        expect(drop || merged.includes('# agreed with Stripe')).toBe(true)
      }),
    )
  })
})

test('a comment that looks like a key is not kept', () => {
  const key = ['sk', 'live', '0123456789abcdefghij'].join('_')
  const text = source.replace('# agreed with Stripe', `# old key ${key}`)
  const kept = keepable(text)
  expect(kept).not.toContain(key)
  expect(kept).toContain('# contract until 2027')
  expect(contentOf(kept)).toEqual(content)
  expect(keepable(source)).toBe(source)
})

test('a second file keeps the comments of the first for what it does not hold', () => {
  const second = `headstart: 1
vendors:
  - { id: mailer, name: Mailer 2 }
monitors:
  # Second.
  - { id: mailer-ping, vendor: mailer, name: Ping, request: { url: "https://api.mailer.test/2" } }
`
  const joined = joinSources(source, second)
  expect(joined).toContain('# Second.')
  expect(joined).toContain('# agreed with Stripe')
  expect(contentOf(joined).monitors.map(({ id }) => id)).toEqual(['mailer-ping', 'stripe-balance'])
  expect(joinSources(undefined, second)).toBe(second)
  expect(joinSources(second, second)).toBe(second)
})

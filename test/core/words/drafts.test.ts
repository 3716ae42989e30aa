import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PageReading } from '../../../electron/core/model/statusPage.ts'
import { type audiences, wordStages, wordsSchema } from '../../../electron/core/model/words.ts'
import { unstatedCauses } from '../../../electron/core/words/causes.ts'
import { type DraftFacts, wordKit } from '../../../electron/core/words/drafts.ts'
import { utc } from '../../../electron/core/words/times.ts'
import { incidentWith, minuteMs, pageWord, startMs } from './incidentSample.ts'

const facts = (change: Partial<DraftFacts> = {}): DraftFacts => ({
  incident: incidentWith(),
  vendor: { name: 'Northpay', features: ['Checkout', 'Invoices'] },
  words: wordsSchema.parse({}),
  nowMs: startMs + 10 * minuteMs,
  zone: utc,
  promisedAtMs: startMs + 28 * minuteMs,
  ...change,
})

const textOf = (kit: ReturnType<typeof wordKit>, audience: (typeof audiences)[number]) =>
  kit.drafts.find((draft) => draft.audience === audience)?.text ?? ''

describe('drafts', () => {
  test('at first they say what we see, and do not name the vendor to customers', () => {
    const kit = wordKit(facts())
    expect(kit.stage).toBe('seeing')
    expect(textOf(kit, 'banner')).toBe(
      'Checkout and Invoices may fail right now. We are looking into it. Next update by 03:40 UTC.',
    )
    for (const audience of ['banner', 'status-page', 'affected'] as const)
      expect(textOf(kit, audience)).not.toContain('Northpay')
    expect(textOf(kit, 'internal')).toMatch(
      /^Northpay: it answers 503 since 03:12 UTC\. We see it with our own checks, 6 of 6 attempts failed; Northpay has not confirmed it\./,
    )
    expect(kit.drafts.flatMap(({ problems }) => problems)).toEqual([])
  })

  test('once the vendor confirmed it they link to its page and quote it to colleagues', () => {
    const kit = wordKit(
      facts({ incident: incidentWith({ statusPage: pageWord('major-outage', 'A database is down.') }) }),
    )
    expect(textOf(kit, 'banner')).toContain(
      'Northpay, a service we use, has confirmed a problem on its side (https://status.northpay.example/i/1).',
    )
    expect(textOf(kit, 'internal')).toContain('Northpay says: "A database is down."')
    expect(kit.drafts.flatMap(({ problems }) => problems)).toEqual([])
  })

  test('the newest words of the page are quoted', () => {
    const update = { status: 'identified', text: 'A fix is on its way.', atMs: startMs }
    const page = {
      incidents: [{ id: '1', title: 'Errors', status: 'x', level: 'degraded', components: [], updates: [update] }],
    } as unknown as PageReading
    const incident = incidentWith({ statusPage: pageWord('degraded') })
    expect(textOf(wordKit(facts({ incident, page })), 'internal')).toContain('"A fix is on its way."')
  })

  test('the all-clear promises nothing and tells from when to when', () => {
    const incident = incidentWith({ state: 'closed', current: 'up', closedAtMs: startMs + 25 * minuteMs })
    const kit = wordKit(facts({ incident }))
    expect(textOf(kit, 'banner')).toBe('Checkout and Invoices work again since 03:37 UTC. Thank you for your patience.')
    expect(textOf(kit, 'status-page')).toContain('From 03:12 UTC until 03:37 UTC (25 minutes)')
    expect(kit.drafts.flatMap(({ problems }) => problems)).toEqual([])
  })

  test.each([
    [['Checkout'], 'Checkout works again'],
    [['A', 'B', 'C'], 'A, B and C work again'],
    [[], 'Some parts of our product work again'],
  ])('features %j', (features, words) => {
    const incident = incidentWith({ state: 'closed', closedAtMs: startMs + minuteMs })
    expect(textOf(wordKit(facts({ incident, vendor: { name: 'Northpay', features } })), 'banner')).toContain(words)
  })

  test('a slow vendor makes slow, not failing', () => {
    const incident = incidentWith({ severity: 'degraded', reason: 'slow', status: 200 })
    expect(textOf(wordKit(facts({ incident })), 'banner')).toContain('Checkout and Invoices may be slow right now.')
  })

  test('a template of one’s own is used; a broken one falls back to the default', () => {
    const words = wordsSchema.parse({
      templates: { banner: { seeing: 'Hm: {vendor}' }, internal: { seeing: '{oops}' } },
    })
    const kit = wordKit(facts({ words }))
    expect(kit.drafts.map(({ audience, own }) => [audience, own])).toEqual([
      ['banner', true],
      ['status-page', false],
      ['internal', false],
      ['affected', false],
    ])
    expect(textOf(kit, 'banner')).toBe('Hm: Northpay')
    // A promise was chosen, and this text does not tell it.
    expect(kit.drafts[0]?.problems.map(({ kind }) => kind)).toEqual(['promise'])
  })

  test('a cause or an address of our own in a template is found', () => {
    const words = wordsSchema.parse({
      zone: 'utc',
      templates: { banner: { seeing: 'Due to a database at http://pay-proxy:8080 and 10.1.2.3 ({nextUpdate})' } },
    })
    words.templates.banner = { seeing: 'Due to a database at http://pay-proxy:8080 and 10.1.2.3[ ({nextUpdate})]' }
    const found = wordKit(facts({ words })).drafts[0]?.problems.map(({ kind, found }) => `${kind} ${found}`)
    expect(found).toEqual(['cause due to', 'cause database', 'host 10.1.2.3', 'host pay-proxy'])
  })

  test('a certificate that ends soon and a refused key ask to think first', () => {
    expect(wordKit(facts({ incident: incidentWith({ reason: 'certificate' }) })).evidence.caution).toContain(
      'nothing to tell',
    )
    expect(wordKit(facts({ incident: incidentWith({ reason: 'key-rejected' }) })).evidence.caution).toContain(
      'your key',
    )
  })

  test('never a cause that the vendor has not stated, never an open variable, whatever the facts', () => {
    const name = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
    fc.assert(
      fc.property(
        fc.record({
          vendorName: name,
          features: fc.array(name, { maxLength: 4 }),
          said: fc.oneof(fc.constant('A router in a data center lost power.'), fc.string({ maxLength: 500 })),
          reason: fc.constantFrom('failure', 'status', 'slow', 'body', 'key-rejected', 'certificate' as const),
          failureKind: fc.option(fc.constantFrom('dns-failure', 'proxy', 'tls-expired', 'timeout' as const), {
            nil: undefined,
          }),
          sentence: fc.constant('db01.corp.internal failed because of a database bug'),
          stage: fc.constantFrom(...wordStages),
          confirmed: fc.boolean(),
          promised: fc.boolean(),
          zone: fc.integer({ min: -14 * 60, max: 14 * 60 }),
        }),
        ({ vendorName, features, said, stage, confirmed, promised, zone, ...rest }) => {
          const incident = incidentWith({
            ...rest,
            vendorName,
            title: rest.sentence,
            ...(confirmed && { statusPage: pageWord('degraded', said) }),
          })
          const { promisedAtMs, ...base } = facts({
            incident,
            vendor: { name: vendorName, features },
            zone: () => zone,
          })
          const kit = wordKit({ ...base, ...(promised && { promisedAtMs }) }, stage)
          const stated = [vendorName, ...features, ...(confirmed ? [said] : [])].map((text) =>
            text.replaceAll(/\s+/g, ' '),
          )
          for (const { text, audience } of kit.drafts) {
            const seen = audience === 'internal' ? ['past its date'] : []
            expect(unstatedCauses(text, [...stated, ...seen])).toEqual([])
            expect(text).not.toMatch(/[{}]|\[[^\]]*\{/)
            expect(text).not.toContain('undefined')
            expect(text).not.toContain('corp.internal')
            expect(text.trim()).not.toBe('')
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})

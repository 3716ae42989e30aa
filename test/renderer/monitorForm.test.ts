import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idFrom } from '../../electron/core/idFrom.ts'
import type { Expectation, MonitorDraft } from '../../electron/core/model/monitor.ts'
import { readExpectRow, toExpectRow } from '../../renderer/monitorForm/expectRow.ts'
import { emptyForm, type FormValues, newHeaderRow, newVendor, toForm } from '../../renderer/monitorForm/formValues.ts'
import { issueAt, secretNames, toDraft } from '../../renderer/monitorForm/toDraft.ts'

const text = fc.string({ minLength: 1, maxLength: 20 })
const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/)
const compare = (...names: string[]) => fc.oneof(...names.map((name) => text.map((value) => ({ [name]: value }))))
const ranges = fc.array(
  fc
    .tuple(fc.integer({ min: 100, max: 599 }), fc.integer({ min: 100, max: 599 }))
    .map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]),
  { minLength: 1, maxLength: 4 },
)
const thresholds = fc
  .tuple(fc.integer({ min: 1, max: 600_000 }), fc.integer({ min: 1, max: 600_000 }))
  .chain(([a, b]) =>
    fc.constantFrom(
      { degradedOverMs: a },
      { downOverMs: b },
      { degradedOverMs: Math.min(a, b), downOverMs: Math.max(a, b) },
    ),
  )
const jsonRule = fc.oneof(
  compare('contains', 'matches'),
  fc.jsonValue().map((value) => ({ equals: JSON.parse(JSON.stringify(value)) as string })),
  fc.boolean().map((exists) => ({ exists })),
)
const expectation: fc.Arbitrary<Expectation> = fc.oneof(
  ranges.map((each): Expectation => ({ kind: 'status', ranges: each })),
  thresholds.map((each): Expectation => ({ kind: 'responseTime', ...each })),
  compare('contains', 'matches').map((each): Expectation => ({ kind: 'body', ...each })),
  fc
    .tuple(word, compare('equals', 'contains', 'matches'))
    .map(([name, each]): Expectation => ({ kind: 'header', name, ...each })),
  fc.tuple(word, jsonRule).map(([name, each]): Expectation => ({ kind: 'json', path: `$.${name}`, ...each })),
  fc.integer({ min: 0, max: 400 }).map((daysLeft): Expectation => ({ kind: 'certificate', daysLeft })),
)

const draft: fc.Arbitrary<MonitorDraft> = fc.record({
  id: word,
  vendorId: word,
  name: word,
  intervalMs: fc.integer({ min: 5_000, max: 86_400_000 }),
  timeoutMs: fc.integer({ min: 100, max: 120_000 }),
  request: fc.record({
    method: fc.constantFrom('GET' as const, 'POST' as const, 'HEAD' as const),
    url: word.map((path) => `https://api.example.com/${path}`),
    headers: fc.array(fc.record({ name: word.map((name) => `x-${name}`), value: word }), { maxLength: 4 }),
    followRedirects: fc.boolean(),
  }),
  expect: fc.array(expectation, { maxLength: 6 }),
  policy: fc.record({
    confirmAfterMs: fc
      .array(fc.integer({ min: 0, max: 60_000 }), { maxLength: 5 })
      .map((list) => list.toSorted((a, b) => a - b)),
    confirmFailures: fc.constant(null),
    confirmWithinMs: fc.option(fc.integer({ min: 1_000, max: 120_000 })),
    vary: fc.constantFrom([], ['address' as const], ['address' as const, 'family' as const, 'http1' as const]),
    closeAfterPasses: fc.integer({ min: 1, max: 20 }),
    flapAfter: fc.option(fc.integer({ min: 2, max: 20 })),
  }),
})

describe('form and draft', () => {
  it('an expectation comes back from its row as it was', () => {
    fc.assert(
      fc.property(expectation, (rule) => {
        expect(readExpectRow(toExpectRow(rule))).toEqual({ ok: true, rule })
      }),
    )
  })

  it('a monitor comes back from the form as it was', () => {
    fc.assert(
      fc.property(draft, (monitor) => {
        expect(toDraft(toForm(monitor))).toEqual({ ok: true, draft: monitor })
      }),
    )
  })

  it('no text in any field makes reading throw', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const form: FormValues = {
          ...emptyForm(null),
          vendorName: one,
          statusPageUrl: other,
          name: other,
          id: one,
          url: one,
          headers: [newHeaderRow(one, other)],
          body: other,
          interval: one,
          timeout: other,
          confirmAfter: one,
          confirmFailures: other,
          closeAfterPasses: one,
          confirmWithin: other,
          flapAfter: one,
        }
        const read = toDraft(form)
        if (!read.ok) expect(read.issues.every((issue) => issue.message.length > 0)).toBe(true)
      }),
    )
  })
})

const good: FormValues = {
  ...emptyForm('stripe'),
  name: 'Balance',
  id: 'stripe-balance',
  url: 'https://api.stripe.com/v1',
}

describe('what is wrong stands beside its field', () => {
  it('a filled form is read', () => expect(toDraft(good).ok).toBe(true))

  it.each<[Partial<FormValues>, string]>([
    [{ name: ' ' }, 'name'],
    [{ id: 'Not An Id' }, 'id'],
    [{ vendorId: null, vendorName: '' }, 'vendor'],
    [{ vendorId: null, vendorName: 'Stripe', statusPageUrl: 'status.stripe.com' }, 'statusPage'],
    [{ url: '' }, 'request.url'],
    [{ url: 'api.stripe.com/v1' }, 'request.url'],
    [{ interval: 'often' }, 'interval'],
    [{ interval: '1s' }, 'interval'],
    [{ timeout: '5 minutes' }, 'timeout'],
    [{ headers: [newHeaderRow('a b', 'x')] }, 'request.headers'],
    [{ confirmAfter: '0s, soon' }, 'policy.confirmAfter'],
    [{ confirmFailures: 'some' }, 'policy.confirmFailures'],
    [{ closeAfterPasses: '0' }, 'policy.closeAfterPasses'],
  ])('%o is told at %s', (patch, path) => {
    const read = toDraft({ ...good, ...patch })
    expect(read.ok).toBe(false)
    if (!read.ok) expect(issueAt(read.issues, path)).toMatch(/\S/)
  })

  it('all that is wrong is told at once, each of it once', () => {
    const read = toDraft({
      ...good,
      name: '',
      url: 'not an address',
      interval: '',
      flapAfter: '1',
      confirmWithin: 'soon',
    })
    expect(read.ok).toBe(false)
    if (!read.ok)
      expect(read.issues.map(({ path }) => path).toSorted()).toEqual([
        'interval',
        'name',
        'policy.confirmWithin',
        'policy.flapAfter',
        'request.url',
      ])
  })

  it('an empty form asks for what a person gives, not for what is made of it', () => {
    const read = toDraft(emptyForm(null))
    expect(read.ok).toBe(false)
    if (!read.ok) expect(read.issues.map(({ path }) => path).toSorted()).toEqual(['name', 'request.url', 'vendor'])
  })

  it.each<[Partial<ReturnType<typeof toExpectRow>>]>([
    [{ kind: 'status', status: 'ok' }],
    [{ kind: 'responseTime', degradedOver: '', downOver: '' }],
    [{ kind: 'responseTime', degradedOver: '5s', downOver: '1s' }],
    [{ kind: 'body', value: '' }],
    [{ kind: 'header', name: ' ' }],
    [{ kind: 'json', path: 'object' }],
    [{ kind: 'certificate', daysLeft: 'many' }],
  ])('the expectation %o is told at its own place', (patch) => {
    const first = good.expect[0]
    if (!first) throw new Error('an empty form has expectations')
    const read = toDraft({ ...good, expect: [first, { ...first, ...patch }] })
    expect(read.ok).toBe(false)
    if (!read.ok) expect(read.issues.map((issue) => issue.path)).toEqual(['expect[1]'])
  })

  it('an issue of a field does not stand at another that begins alike', () => {
    const issues = [{ path: 'expect[10].path', message: 'wrong' }]
    expect(issueAt(issues, 'expect[1]')).toBeUndefined()
    expect(issueAt(issues, 'expect[10]')).toBe('wrong')
    expect(issueAt([{ path: 'intervalMs', message: 'short' }], 'interval')).toBe('short')
  })
})

describe('names made for the user', () => {
  it.each([
    [['Stripe', 'Read balance'], 'stripe-read-balance'],
    [['Crédit Agricole', 'État'], 'credit-agricole-etat'],
    [['  ', '***'], ''],
  ])('%o gives %s', (words, id) => expect(idFrom(...words)).toBe(id))

  it('a new vendor comes from its fields', () => {
    expect(newVendor({ ...good, vendorId: null, vendorName: ' AWS S3 ', features: 'Uploads, ,Exports' })).toEqual({
      id: 'aws-s3',
      name: 'AWS S3',
      features: ['Uploads', 'Exports'],
    })
    expect(newVendor(good)).toBeUndefined()
  })

  it('secrets are found wherever the request mentions them, once each', () => {
    const form = {
      ...good,
      url: 'https://x.test/?k={{secret:a.key}}',
      headers: [newHeaderRow('Authorization', 'Basic {{secret:b.user}}:{{secret:a.key}}')],
      body: '{{secret:}} {{secret:c}}',
    }
    expect(secretNames(form)).toEqual(['a.key', 'b.user', 'c'])
  })
})

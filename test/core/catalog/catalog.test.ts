import { describe, expect, test } from 'vitest'
import { authTexts } from '../../../electron/core/catalog/authFrom.ts'
import { catalog, entryOf } from '../../../electron/core/catalog/index.ts'
import { fieldProblems, fieldsFor, monitorFrom, secretNameOf } from '../../../electron/core/catalog/monitorFrom.ts'
import { catalogNews } from '../../../electron/core/catalog/news.ts'
import { type CatalogEntry, catalogEntrySchema } from '../../../electron/core/catalog/schema.ts'
import { namesIn } from '../../../electron/core/catalog/template.ts'
import { fromConfig } from '../../../electron/core/config/fromConfig.ts'
import { draftIssues, toConfig } from '../../../electron/core/config/toConfig.ts'
import { monitorDraftSchema, vendorSchema } from '../../../electron/core/model/monitor.ts'
import { resolveSecrets, secretNamesOf } from '../../../electron/core/secretTemplate.ts'
import { pageRequests } from '../../../electron/core/statusPage/kinds.ts'
import { createMatchers } from '../../../electron/node/matchers.ts'

const matchers = createMatchers()

/** A value for each field, as a user of that vendor would type it. */
const filled = (entry: CatalogEntry) =>
  Object.fromEntries(
    entry.fields.map(({ key, example }) => [key, /^[a-z0-9.-]+$/i.test(example ?? '') ? (example ?? '') : 'acme-1']),
  )

const choices = (entry: CatalogEntry) =>
  entry.regions.flatMap((_, region) =>
    entry.probes.map((_probe, probeIndex) => ({ fields: filled(entry), region, probeIndex })),
  )

test('holds 48 vendors, each once', () => {
  expect(catalog).toHaveLength(48)
  expect(new Set(catalog.map(({ id }) => id)).size).toBe(48)
  expect(entryOf('stripe')?.name).toBe('Stripe')
  expect(entryOf('nobody')).toBeUndefined()
})

describe.each(catalog.map((entry) => [entry.id, entry] as const))('%s', (_, entry) => {
  test('has the form of an entry', () => {
    expect(catalogEntrySchema.safeParse(entry).error?.issues ?? []).toEqual([])
    expect(new Set(entry.fields.map(({ key }) => key)).size).toBe(entry.fields.length)
  })

  test('probes by a read-only call over https', () => {
    for (const { base } of entry.regions) expect(base).toMatch(/^https:\/\//)
    for (const probe of entry.probes) {
      expect(probe.url).toMatch(/^(?:\{base\}|https:\/\/)/)
      if (probe.auth?.kind === 'oauth2') expect(probe.auth.tokenUrl).toMatch(/^(?:\{base\}|https:\/\/)/)
      expect([probe.method, probe.readOnlyBecause !== undefined]).toEqual([probe.method, probe.method === 'POST'])
    }
  })

  test('names only fields that it has, and has none that nothing names', () => {
    const known = new Set([...entry.fields.map(({ key }) => key), 'base'])
    const named = entry.probes.flatMap((probe) =>
      [
        ...entry.regions.map(({ base }) => base),
        probe.url,
        probe.body ?? '',
        ...Object.values(probe.headers),
        ...authTexts(probe.auth),
      ].flatMap(namesIn),
    )
    expect(named.filter((name) => !known.has(name))).toEqual([])
    const used = new Set(choices(entry).flatMap((choice) => fieldsFor(entry, choice).map(({ key }) => key)))
    expect(entry.fields.map(({ key }) => key).filter((key) => !used.has(key))).toEqual([])
  })

  test('gives monitors that pass every rule, no faster than is polite', () => {
    for (const choice of choices(entry)) {
      expect(fieldProblems(entry, choice)).toEqual({})
      const { vendor, draft } = monitorFrom(entry, choice)
      expect(draftIssues(draft)).toEqual([])
      expect(monitorDraftSchema.parse(draft)).toEqual(draft)
      expect(vendorSchema.parse(vendor)).toEqual(vendor)
      expect(draft.intervalMs).toBeGreaterThanOrEqual(entry.politeIntervalMs)
      expect(draft.request.url.replaceAll(/\{\{secret:[^{}]+\}\}/g, '')).not.toMatch(/[{}]/)
      expect(URL.parse(draft.request.url)?.protocol).toBe('https:')
      expect(draft.catalog).toEqual({ id: entry.id, revision: entry.revision })
      expect(vendor.statusPage && pageRequests(vendor.statusPage).every(({ url }) => url.startsWith('https://'))).toBe(
        true,
      )
    }
  })

  test('lets secrets into the request only by their names, and every one that it needs', () => {
    for (const choice of choices(entry)) {
      const fields = Object.fromEntries(
        entry.fields.map(({ key, secret }) => [key, secret ? 'SECRETVALUE' : (choice.fields[key] ?? '')]),
      )
      const given = entry.fields.filter(({ optional }) => optional).map(({ key }) => key)
      const { draft } = monitorFrom(entry, { ...choice, fields, given })
      expect(JSON.stringify(draft)).not.toContain('SECRETVALUE')
      const needed = fieldsFor(entry, choice)
        .filter(({ secret }) => secret)
        .map((field) => secretNameOf(entry, field, choice))
      expect(secretNamesOf(draft.request).toSorted()).toEqual(needed.toSorted())
      const sent = resolveSecrets(draft.request, Object.fromEntries(needed.map((name) => [name, 'k3y-value'])))
      expect(JSON.stringify(sent)).not.toContain('{{')
    }
  })

  test('knows refusals whose paths can be read, and what a bad key answers', () => {
    for (const { refusals, json } of entry.probes) {
      expect(refusals.some(({ means }) => means === 'key')).toBe(true)
      for (const path of [
        ...refusals.flatMap((rule) => rule.json?.path ?? []),
        ...(json ?? []).map((rule) => rule.path),
      ])
        expect(() => matchers.jsonPath(path, {})).not.toThrow()
      for (const { status, json: body, header, bodyContains } of refusals)
        expect(status ?? body ?? header ?? bodyContains).toBeDefined()
    }
  })
})

test('a monitor keeps its refusals and its origin through a file', () => {
  const slack = entryOf('slack')
  if (!slack) throw new Error('no entry')
  const { vendor, draft } = monitorFrom(slack, { fields: {}, region: 0, probeIndex: 0 })
  const read = fromConfig(JSON.parse(JSON.stringify(toConfig({ vendors: [vendor], monitors: [draft] }))))
  expect(read).toMatchObject({ ok: true, config: { vendors: [vendor], monitors: [draft] } })
})

test.each([
  ['acme.okta.com', undefined],
  ['', 'Give the Okta domain, for example acme.okta.com.'],
  ['https://acme.okta.com/', 'without https://'],
  ['acme.okta.com/evil', 'bare name'],
  ['acme@evil', 'bare name'],
])('a name for the host is checked: %s', (oktaDomain, problem) => {
  const okta = entryOf('okta')
  if (!okta) throw new Error('no entry')
  const found = fieldProblems(okta, { fields: { oktaDomain }, region: 0, probeIndex: 0 }).oktaDomain
  if (problem === undefined) expect(found).toBeUndefined()
  else expect(found).toContain(problem)
})

test('optional headers stay away while their field is empty; a sandbox has keys of its own', () => {
  const openai = entryOf('openai')
  const paypal = entryOf('paypal')
  if (!openai || !paypal) throw new Error('no entry')
  const names = (fields: Record<string, string>) =>
    monitorFrom(openai, { fields, region: 0, probeIndex: 0 }).draft.request.headers.map(({ name }) => name)
  expect(names({})).toEqual(['Authorization'])
  expect(names({ project: 'proj_1' })).toEqual(['Authorization', 'OpenAI-Project'])
  const sandbox = monitorFrom(paypal, { fields: { clientId: 'id' }, region: 1, probeIndex: 0 }).draft
  expect(sandbox.request.headers.at(-1)?.value).toBe('Basic {{basic:id:{{secret:paypal.sandbox.clientSecret}}}}')
  expect(sandbox.request.url).toContain('sandbox.paypal.com')
})

const made = (id: string, fields: Record<string, string> = {}, probeIndex = 0) => {
  const entry = entryOf(id)
  if (!entry) throw new Error('no entry')
  return { entry, draft: monitorFrom(entry, { fields, region: 0, probeIndex }).draft }
}

test.each([
  ['auth0', { domain: 'acme.eu.auth0.com', clientId: 'id' }, 0, { tokenUrl: 'https://acme.eu.auth0.com/oauth/token' }],
  ['auth0', { domain: 'acme.eu.auth0.com' }, 0, { parameters: { audience: 'https://acme.eu.auth0.com/api/v2/' } }],
  [
    'mongodb-atlas',
    { clientId: 'id' },
    0,
    { clientAuth: 'basic', clientSecret: '{{secret:mongodb-atlas.clientSecret}}' },
  ],
  ['salesforce', { myDomain: 'acme' }, 0, { tokenUrl: 'https://acme.my.salesforce.com/services/oauth2/token' }],
  ['shopify', { store: 'acme' }, 1, { tokenHeader: 'X-Shopify-Access-Token', clientAuth: 'body' }],
  ['aws-sts', { region: 'us-east-1', accessKeyId: 'AKIDEXAMPLE' }, 0, { service: 'sts', accessKeyId: 'AKIDEXAMPLE' }],
  ['aws-s3', { region: 'eu-west-1', bucket: 'b' }, 0, { service: 's3', region: 'eu-west-1' }],
  ['amazon-ses', { region: 'eu-west-1' }, 0, { service: 'ses', region: 'eu-west-1' }],
])('%s authenticates with what its fields say', (id, fields, probeIndex, expected) => {
  expect(made(id, fields, probeIndex).draft.request.auth).toMatchObject(expected)
})

test('a session token is named only when there is one', () => {
  const { entry, draft } = made('aws-sts')
  expect(JSON.stringify(draft)).not.toContain('sessionToken')
  const temporary = monitorFrom(entry, { fields: {}, region: 0, probeIndex: 0, given: ['sessionToken'] }).draft
  expect(temporary.request.auth).toMatchObject({ sessionToken: '{{secret:aws-sts.sessionToken}}' })
})

test('a monitor is told once its entry improved, and takes over what is safe to', () => {
  const { entry, draft } = made('stripe')
  expect(catalogNews(draft, entry)).toBeUndefined()
  const [probe] = entry.probes
  if (!probe) throw new Error('no probe')
  const refusals = [{ means: 'key' as const, status: [401, 400] }]
  const better = { ...entry, revision: 2, politeIntervalMs: 120_000, probes: [{ ...probe, refusals }] }
  expect(catalogNews({ ...draft, intervalMs: 60_000 }, better)).toEqual({
    sentence:
      'The catalog knows Stripe better since this monitor was made: what a refused key and a missing permission answer, how often it may be asked.',
    patch: { catalog: { id: 'stripe', revision: 2 }, intervalMs: 120_000, refusals },
  })
  expect(catalogNews(draft, { ...entry, revision: 2 })?.sentence).toBe(
    'The catalog knows Stripe better since this monitor was made.',
  )
  const { catalog: _, ...own } = draft
  expect(catalogNews(own, better)).toBeUndefined()
  expect(catalogNews({ ...draft, catalog: { id: 'other', revision: 1 } }, better)).toBeUndefined()
})

test('news of an entry with several probes is that of the probe the monitor was made from', () => {
  const { entry, draft } = made('shopify', { store: 'acme' })
  const news = catalogNews({ ...draft, catalog: { id: 'shopify', revision: 1 }, refusals: undefined }, entry)
  expect(news?.patch.refusals).toEqual(draft.refusals)
  const moved = { ...draft, catalog: { id: 'shopify', revision: 1 }, refusals: undefined }
  const elsewhere = { ...moved, request: { ...moved.request, url: 'https://acme.myshopify.com/other' } }
  expect(catalogNews(elsewhere, entry)?.patch.refusals).toBeUndefined()
})

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Channel } from '../../../electron/core/model/channel.ts'
import type { Imports as Kept } from '../../../electron/core/model/imports.ts'
import { importsSchema } from '../../../electron/core/model/imports.ts'
import type { MaintenanceWindow } from '../../../electron/core/model/maintenance.ts'
import type { Monitor, Vendor } from '../../../electron/core/model/monitor.ts'
import { type Settings, settingsSchema } from '../../../electron/core/model/settings.ts'
import { createRedactor } from '../../../electron/core/redact.ts'
import { createConfiguration } from '../../../electron/node/configuration.ts'
import { createImports, type ImportOptions } from '../../../electron/node/imports/imports.ts'
import { createMatchers } from '../../../electron/node/matchers.ts'
import { createSecrets } from '../../../electron/node/secrets/createSecrets.ts'

const sample = (name: string) => readFileSync(new URL(`../../core/foreign/${name}`, import.meta.url), 'utf8')

/** The real parts over documents and a keychain in memory. `restart` begins again with what was stored. */
function start(stored: { kept?: Kept; keys?: Map<string, string> } = {}) {
  const documents = {
    settings: settingsSchema.parse({}) as Settings,
    vendors: [] as Vendor[],
    monitors: [] as Monitor[],
    channels: [] as Channel[],
    maintenance: [] as MaintenanceWindow[],
    kept: (stored.kept ?? {}) as Kept,
  }
  const keys = stored.keys ?? new Map<string, string>()
  const document = <K extends keyof typeof documents>(key: K) => ({
    get: () => documents[key],
    set: async (value: (typeof documents)[K]) => {
      documents[key] = value
    },
  })
  const configuration = createConfiguration({
    settings: document('settings'),
    vendors: document('vendors'),
    monitors: document('monitors'),
    channels: document('channels'),
  })
  const secrets = createSecrets({
    keychain: {
      get: async (name) => ({ kind: 'done', value: keys.get(name) ?? null }),
      set: async (name, value) => {
        keys.set(name, value)
        return { kind: 'done', value: null }
      },
      remove: async () => ({ kind: 'done', value: null }),
      close: async () => ({ stuck: false }),
    },
    allowEnvironment: false,
    env: {},
  })
  let changed = 0
  const imports = createImports({
    clock: { nowMs: () => 1_000 },
    configuration,
    secrets,
    matchers: createMatchers(),
    store: {
      imports: () => documents.kept,
      // As on disk: what cannot be written as JSON is lost.
      saveImports: async (kept) => {
        documents.kept = importsSchema.parse(JSON.parse(JSON.stringify(kept)))
      },
      maintenanceWindows: () => documents.maintenance,
      saveMaintenanceWindows: async (windows) => {
        documents.maintenance = windows
      },
    },
    monitorRemoved: (id) => configuration.removeMonitor(id),
    redactor: () => createRedactor(secrets.knownValues(), (value) => value),
    onChange: () => {
      changed++
    },
  })
  return { imports, configuration, documents, keys, changes: () => changed }
}
type Bench = ReturnType<typeof start>

async function take({ imports }: Bench, text: string, options?: ImportOptions) {
  const outcome = await imports.import(text, true, options)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues))
  return outcome.result
}
const ids = ({ documents }: Bench) => [
  ...documents.vendors.map(({ id }) => `vendor ${id}`),
  ...documents.monitors.map(({ id, revision }) => `${id} r${revision}`),
]

const file = (interval: string, more = '') => `# ours
headstart: 1
vendors:
  - { id: acme, name: Acme }
monitors:
  - id: acme-ping # first
    vendor: acme
    name: Ping
    interval: ${interval}
    request:
      url: https://api.acme.test/ping
      headers: { Authorization: "Bearer {{secret:acme.apiKey}}" }
${more}`
const second = `  - { id: acme-pong, vendor: acme, name: Pong, request: { url: "https://api.acme.test/pong", headers: { X-Key: "{{secret:acme.apiKey}}" } } }
`

test('a known key in a comment is not kept with the file, and the export goes on', async () => {
  const bench = start({ keys: new Map([['acme.apiKey', 'correct-horse-battery-staple']]) })
  const text = `${file('30s')}# was correct-horse-battery-staple\n`
  // Looking at the file reads the keys that it names.
  await bench.imports.import(text, false)
  await take(bench, text)
  expect(bench.documents.kept.text).toMatch(/# was ‹acme\.apiKey …/)
  expect(bench.imports.export()).not.toContain('correct-horse')
})

test('a preview changes nothing and shows each value before and after', async () => {
  const bench = start()
  await take(bench, file('30s'))
  const outcome = await bench.imports.import(file('1m', second), false)
  expect(outcome.ok && outcome.result.changes.map(({ action, id, fields }) => [action, id, fields.length > 0])).toEqual(
    [
      ['keep', 'acme', false],
      ['change', 'acme-ping', true],
      ['add', 'acme-pong', true],
    ],
  )
  expect(outcome.ok && outcome.result.changes[1]?.fields).toEqual([
    { path: 'interval', before: '30 s', after: '1 min' },
  ])
  expect(ids(bench)).toEqual(['vendor acme', 'acme-ping r1'])
})

test('a secret without a value is listed once, with everybody who waits for it', async () => {
  const { missingSecrets } = await take(start(), file('30s', second))
  expect(missingSecrets).toEqual([
    {
      name: 'acme.apiKey',
      usedBy: [
        { monitorId: 'acme-ping', monitorName: 'Ping', vendorName: 'Acme' },
        { monitorId: 'acme-pong', monitorName: 'Pong', vendorName: 'Acme' },
      ],
    },
  ])
  const known = start({ keys: new Map([['acme.apiKey', 'k']]) })
  expect((await take(known, file('30s'))).missingSecrets).toEqual([])
})

test('what is not in the file is told, and removed only on demand', async () => {
  const bench = start()
  await take(bench, file('30s', second))
  const kept = await take(bench, file('30s'))
  expect(kept.absent.map(({ id }) => id)).toEqual(['acme-pong'])
  expect(ids(bench)).toContain('acme-pong r1')
  const { changes } = await take(bench, file('30s'), { removeAbsent: true })
  expect(changes.filter(({ action }) => action === 'remove').map(({ id }) => id)).toEqual(['acme-pong'])
  expect(ids(bench)).toEqual(['vendor acme', 'acme-ping r1'])
})

test('undo takes back additions, changes and removals, after a restart too, and leaves the rest', async () => {
  const bench = start()
  await take(bench, file('30s', second))
  await bench.configuration.pause(['acme-pong'], { sinceMs: 5, untilMs: null })
  const third = second.replaceAll('pong', 'new').replace('Pong', 'New')
  await take(bench, file('1m', third), { removeAbsent: true })
  expect(ids(bench)).toEqual(['vendor acme', 'acme-ping r2', 'acme-new r1'])

  const later = start({ kept: bench.documents.kept })
  Object.assign(later.documents, { vendors: bench.documents.vendors, monitors: bench.documents.monitors })
  await later.configuration.saveMonitor({
    ...(later.configuration.monitor('acme-ping') as Monitor),
    id: 'acme-hand',
    name: 'Hand',
  })
  const plan = later.imports.undoable()
  expect(plan?.changes.map(({ action, id }) => `${action} ${id}`)).toEqual([
    'change acme-ping',
    'add acme-pong',
    'remove acme-new',
  ])
  expect(plan?.editedSince).toEqual([])
  await later.imports.undo()
  expect(ids(later)).toEqual(['vendor acme', 'acme-ping r3', 'acme-hand r1', 'acme-pong r1'])
  expect(later.configuration.monitor('acme-ping')?.intervalMs).toBe(30_000)
  expect(later.configuration.monitor('acme-pong')?.paused).toEqual({ sinceMs: 5, untilMs: null })
  expect(later.imports.undoable()).toBeNull()
  expect(await later.imports.undo()).toBeNull()
})

test('an edit after the import is named, and goes with it', async () => {
  const bench = start()
  await take(bench, file('30s'))
  await bench.configuration.saveMonitor({ ...(bench.configuration.monitor('acme-ping') as Monitor), name: 'Mine' })
  expect(bench.imports.undoable()).toMatchObject({ editedSince: ['Mine'] })
  await bench.imports.undo()
  expect(ids(bench)).toEqual([])
})

test('a vendor that another monitor needs by now stays', async () => {
  const bench = start()
  await take(bench, file('30s'))
  await bench.configuration.saveMonitor({ ...(bench.configuration.monitor('acme-ping') as Monitor), id: 'own' })
  await bench.imports.undo()
  expect(ids(bench)).toEqual(['vendor acme', 'own r1'])
})

test('an import that changes nothing leaves the last one to be taken back', async () => {
  const bench = start()
  await take(bench, file('30s'))
  await take(bench, file('30s'))
  expect(bench.imports.undoable()?.changes.map(({ action }) => action)).toEqual(['remove', 'remove'])
})

test('the export is the file that was imported, comments and all; undo brings back the file before', async () => {
  const bench = start()
  await take(bench, file('30s'))
  expect(bench.imports.export()).toBe(file('30s'))
  await take(bench, file('1m').replace('# ours', '# theirs'))
  expect(bench.imports.export()).toContain('# theirs')
  await bench.imports.undo()
  expect(bench.imports.export()).toBe(file('30s'))
  await bench.configuration.saveMonitor({
    ...(bench.configuration.monitor('acme-ping') as Monitor),
    intervalMs: 45_000,
  })
  expect(bench.imports.export()).toBe(file('45s'))
})

test('Uptime Kuma: keys go to the keychain, paused stays paused, and all of it can be taken back', async () => {
  const bench = start({ keys: new Map([['stripe.apiKey', 'already-here']]) })
  const preview = await bench.imports.import(sample('uptime-kuma-backup.json'), false)
  expect(bench.keys.size).toBe(1)
  expect(preview.ok && preview.result.missingSecrets).toEqual([])
  const result = await take(bench, sample('uptime-kuma-backup.json'))
  expect(result).toMatchObject({ source: 'uptime-kuma', paused: ['mailer-mail-gateway'] })
  expect(result.unmapped.find(({ path }) => path === 'monitorList[4]')).toMatchObject({ column: 5 })
  expect(result.movedSecrets).not.toContain('stripe.apiKey')
  // What is stored already stays.
  expect(bench.keys.get('stripe.apiKey')).toBe('already-here')
  expect(bench.keys.get('acme.password')).toBe('made-up-password')
  expect(bench.configuration.monitor('mailer-mail-gateway')?.paused).toBeDefined()
  expect(JSON.stringify(bench.documents)).not.toContain('made-up')
  expect(bench.imports.export()).not.toContain('made-up')
  await bench.imports.undo()
  expect(ids(bench)).toEqual([])
})

test('Gatus: a vendor that is there already keeps what its user made of it; variables are asked for', async () => {
  const bench = start()
  await bench.configuration.saveVendor({ id: 'stripe', name: 'Our Stripe', features: ['Checkout'] })
  const result = await take(bench, sample('gatus.yaml'))
  expect(result.source).toBe('gatus')
  expect(bench.configuration.vendor('stripe')?.name).toBe('Our Stripe')
  expect(result.missingSecrets.map(({ name, usedBy }) => [name, usedBy[0]?.vendorName])).toEqual([
    ['stripe.stripeKey', 'Our Stripe'],
    ['acme.searchKey', 'Acme'],
  ])
  expect(result.unmapped[0]).toMatchObject({ path: 'alerting', line: 6 })
})

test.each([
  ['{"monitorList": [', 'bracket'],
  ['endpoints: [}', ''],
  ['headstart: 1\nmonitors:\n  - { id: A }\nvendors: 3\n', 'This must be a list.'],
])('a broken file changes nothing: %s', async (text, message) => {
  const bench = start()
  const outcome = await bench.imports.import(text, true)
  expect(outcome.ok).toBe(false)
  if (outcome.ok) return
  expect(outcome.issues.every(({ line }) => line !== undefined)).toBe(true)
  expect(outcome.issues.map((issue) => issue.message).join(' ')).toContain(message)
  expect([ids(bench), bench.changes(), bench.imports.undoable()]).toEqual([[], 0, null])
})

describe('channels of a file', () => {
  const file = `headstart: 1
# who is called
channels:
  - id: chat # the one for everybody
    kind: slack
    name: On-call chat
    url: "{{secret:channel.chat.url}}"
  - { id: pager, kind: pagerduty, name: Pager, routingKey: "{{secret:pd}}", severities: [down] }
`

  test('come in, say which keys they wait for, and go out as they were written', async () => {
    const bench = start()
    const result = await take(bench, file)
    expect(result.changes.map(({ action, what, id }) => [action, what, id])).toEqual([
      ['add', 'channel', 'chat'],
      ['add', 'channel', 'pager'],
    ])
    expect(result.missingSecrets).toMatchObject([
      { name: 'channel.chat.url', usedBy: [], channels: ['On-call chat'] },
      { name: 'pd', channels: ['Pager'] },
    ])
    expect(bench.configuration.channels()).toMatchObject([{ id: 'chat', enabled: true }, { id: 'pager' }])
    expect(bench.imports.export()).toContain('- id: chat # the one for everybody')
    expect((await take(bench, bench.imports.export())).changes.every(({ action }) => action === 'keep')).toBe(true)
  })

  test('are taken back with the import, and a file that does not speak of them removes none', async () => {
    const bench = start()
    await take(bench, file)
    await take(bench, file.replace('On-call chat', 'Renamed'))
    expect(bench.configuration.channels()[0]?.name).toBe('Renamed')
    await bench.imports.undo()
    expect(bench.configuration.channels()[0]?.name).toBe('On-call chat')
    await take(bench, 'headstart: 1\n', { removeAbsent: true })
    expect(bench.configuration.channels()).toHaveLength(2)
    const { changes } = await take(bench, file.slice(0, file.indexOf('  - { id: pager')), { removeAbsent: true })
    expect(changes.filter(({ action }) => action === 'remove')).toMatchObject([{ what: 'channel', id: 'pager' }])
    expect(bench.configuration.channels().map(({ id }) => id)).toEqual(['chat'])
    await bench.imports.undo()
    expect(bench.configuration.channels().map(({ id }) => id)).toEqual(['chat', 'pager'])
  })

  test('are refused whole, with the line, when one of them is wrong', async () => {
    const bench = start()
    const outcome = await bench.imports.import(file.replace('"{{secret:pd}}"', 'R0123456789'), true)
    expect(outcome).toMatchObject({
      ok: false,
      issues: [{ path: 'channels[1].routingKey', line: 8, message: expect.stringContaining('{{secret:NAME}}') }],
    })
    expect(bench.configuration.channels()).toEqual([])
  })
})

test('maintenance windows come with a file, are exported, and go when the import is taken back', async () => {
  const bench = start()
  const file = (name: string) => `headstart: 1
vendors: [{ id: acme, name: Acme }]
maintenance:
  - id: nightly # ours
    name: ${name}
    vendors: [acme]
    weekly: { days: [sat, sun], at: "02:00", for: 1h, zone: Europe/Paris }
`
  const { changes } = await take(bench, file('Nightly'))
  expect(changes.map(({ what, action, name }) => [what, action, name])).toContainEqual([
    'maintenance',
    'add',
    'Nightly',
  ])
  expect(bench.documents.maintenance).toMatchObject([
    { id: 'nightly', schedule: { kind: 'weekly', durationMs: 3_600_000 } },
  ])
  expect(bench.imports.export()).toContain('id: nightly # ours')
  await take(bench, file('Nightly batch'))
  expect(bench.documents.maintenance).toMatchObject([{ name: 'Nightly batch' }])
  expect(await bench.imports.undo()).toMatchObject({ changes: [{ what: 'maintenance', action: 'change' }] })
  expect(bench.documents.maintenance).toMatchObject([{ name: 'Nightly' }])
})

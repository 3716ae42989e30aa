import { describe, expect, test } from 'vitest'
import { absentFrom, diffConfig, diffWhole } from '../../../electron/core/config/diffConfig.ts'
import { nearest } from '../../../electron/core/config/nearest.ts'
import { applySettings } from '../../../electron/core/config/sections/settings.ts'
import { draftIssues } from '../../../electron/core/config/toConfig.ts'
import { type MonitorDraft, monitorDraftSchema, vendorSchema } from '../../../electron/core/model/monitor.ts'
import { settingsSchema } from '../../../electron/core/model/settings.ts'

const vendor = vendorSchema.parse({ id: 'mail', name: 'Mail' })
const draft = monitorDraftSchema.parse({
  id: 'send',
  vendorId: 'mail',
  name: 'Send',
  intervalMs: 30_000,
  request: { url: 'https://mail.test/', headers: [{ name: 'Accept', value: 'text/html' }] },
})
const settings = settingsSchema.parse({})
const current = { settings, vendors: [vendor], monitors: [draft] }

describe('what an import would change', () => {
  test('the same again changes nothing', () => {
    expect(diffConfig(current, { vendors: [vendor], monitors: [draft], settings: {} })).toEqual([
      { action: 'keep', what: 'settings', id: 'settings', name: 'Settings', fields: [] },
      { action: 'keep', what: 'vendor', id: 'mail', name: 'Mail', fields: [] },
      { action: 'keep', what: 'monitor', id: 'send', name: 'Send', fields: [] },
    ])
  })

  test('new entries are added', () => {
    const changes = diffConfig({ settings, vendors: [], monitors: [] }, { vendors: [vendor], monitors: [draft] })
    expect(changes.map((change) => `${change.action} ${change.what} ${change.id}`)).toEqual([
      'add vendor mail',
      'add monitor send',
    ])
  })

  test('a new entry shows all of it', () => {
    const [change] = diffConfig({ settings, vendors: [], monitors: [] }, { vendors: [], monitors: [draft] })
    expect(change?.fields).toContainEqual({ path: 'request.url', after: 'https://mail.test/' })
    expect(change?.fields.some(({ before }) => before !== undefined)).toBe(false)
  })

  test('what the file does not hold is absent; a vendor that a monitor of the file names is not', () => {
    const other = { ...draft, id: 'other', vendorId: 'gone', name: 'Other' }
    const gone = { ...vendor, id: 'gone', name: 'Gone' }
    const now = { settings, vendors: [vendor, gone], monitors: [draft, other] }
    const told = (changes: ReturnType<typeof absentFrom>) =>
      changes.map(({ action, what, id }) => `${action} ${what} ${id}`)
    expect(told(absentFrom({ vendors: [], monitors: [draft] }, now))).toEqual([
      'remove monitor other',
      'remove vendor gone',
    ])
    expect(told(absentFrom({ vendors: [], monitors: [draft, other] }, now))).toEqual([])
    expect(told(diffWhole(now, current))).toEqual(['remove monitor other', 'remove vendor gone'])
    expect(told(diffWhole(current, now))).toEqual(['add vendor gone', 'add monitor other'])
    expect(diffWhole(now, now)).toEqual([])
  })

  test('each change is named with both values', () => {
    const next: MonitorDraft = {
      ...draft,
      intervalMs: 60_000,
      request: { ...draft.request, method: 'POST', headers: [] },
      expect: [{ kind: 'responseTime', downOverMs: 90_000 }],
    }
    expect(diffConfig(current, { vendors: [], monitors: [next] })[0]?.fields).toEqual([
      { path: 'interval', before: '30 s', after: '1 min' },
      { path: 'request.method', before: 'GET', after: 'POST' },
      { path: 'expect[0].responseTime.downOver', after: '1 min 30 s' },
      { path: 'request.headers.Accept', before: 'text/html' },
    ])
  })

  test('a part of the settings leaves the rest', () => {
    const next = applySettings(settings, { retention: { samplesDays: 5 } })
    expect(next).toEqual({ ...settings, retention: { ...settings.retention, samplesDays: 5 } })
  })
})

test.each([
  ['--prot', ['--port', '--demo'], '--port'],
  ['Interval', ['interval'], 'interval'],
  ['zzz', ['interval'], undefined],
  ['b', ['a'], undefined],
  ['x'.repeat(500), ['interval'], undefined],
])('nearest to %s', (word, known, expected) => {
  expect(nearest(word, known)).toBe(expected)
})

test('an edited monitor is judged by the rules of the file', () => {
  expect(draftIssues(draft)).toEqual([])
  const wrong = { ...draft, request: { ...draft.request, url: 'mail.test' } }
  expect(draftIssues(wrong).map((issue) => issue.path)).toEqual([['request', 'url']])
})

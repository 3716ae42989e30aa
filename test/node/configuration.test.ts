import { describe, expect, test } from 'vitest'
import type { Channel } from '../../electron/core/model/channel.ts'
import { type Monitor, type MonitorDraft, monitorDraftSchema, type Vendor } from '../../electron/core/model/monitor.ts'
import { type Settings, settingsSchema } from '../../electron/core/model/settings.ts'
import { createConfiguration, type Document } from '../../electron/node/configuration.ts'

function documentOf<T>(value: T): Document<T> & { writes: number } {
  let held = value
  const made = {
    writes: 0,
    get: () => held,
    set: async (next: T) => {
      held = next
      made.writes += 1
    },
  }
  return made
}

const draft = (id: string, name = 'Ping'): MonitorDraft =>
  monitorDraftSchema.parse({ id, vendorId: 'acme', name, request: { url: 'https://acme.example/' } })

function configuration() {
  const documents = {
    settings: documentOf<Settings>(settingsSchema.parse({})),
    vendors: documentOf<Vendor[]>([]),
    monitors: documentOf<Monitor[]>([]),
    channels: documentOf<Channel[]>([]),
  }
  return { documents, made: createConfiguration(documents) }
}

describe('configuration', () => {
  test('each edit of a monitor is its next revision; another monitor is left alone', async () => {
    const { made } = configuration()
    await made.saveMonitor(draft('a'))
    await made.saveMonitor(draft('b'))
    const edited = await made.saveMonitor(draft('a', 'Pong'))
    expect(edited).toMatchObject({ name: 'Pong', revision: 2 })
    expect(made.monitors().map(({ id, revision }) => [id, revision])).toEqual([
      ['a', 2],
      ['b', 1],
    ])
  })

  test('a pause survives an edit and is not an edit itself', async () => {
    const { made } = configuration()
    await made.saveMonitor(draft('a'))
    await made.pause(['a'], { sinceMs: 5, untilMs: null })
    const edited = await made.saveMonitor(draft('a', 'Pong'))
    expect(edited.paused).toEqual({ sinceMs: 5, untilMs: null })
    await made.pause(['a'], undefined)
    expect(made.monitor('a')).not.toHaveProperty('paused')
    expect(made.monitor('a')?.revision).toBe(2)
  })

  test('an import of many is two writes', async () => {
    const { made, documents } = configuration()
    await made.merge([{ id: 'acme', name: 'Acme', features: [] }], [draft('a'), draft('b'), draft('a', 'Again')])
    expect([documents.vendors.writes, documents.monitors.writes]).toEqual([1, 1])
    expect(made.monitors().map(({ id, name, revision }) => [id, name, revision])).toEqual([
      ['a', 'Again', 2],
      ['b', 'Ping', 1],
    ])
  })

  test('removing takes away exactly what is named', async () => {
    const { made } = configuration()
    await made.merge([{ id: 'acme', name: 'Acme', features: [] }], [draft('a'), draft('b')])
    await made.removeMonitor('a')
    expect(made.monitors().map(({ id }) => id)).toEqual(['b'])
    await made.removeVendor('acme')
    expect(made.vendors()).toEqual([])
  })
})

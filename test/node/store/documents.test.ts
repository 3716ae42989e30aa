import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Vendor } from '../../../electron/core/model/monitor.ts'
import { Document } from '../../../electron/node/store/document.ts'
import { NewerDocument } from '../../../electron/node/store/documentAdapter.ts'
import { incident, noonMs, open, sample, status, temporaryFolder, testClock, transcript } from './fixtures.ts'

const vendor = (id: string): Vendor => ({ id, name: id.toUpperCase(), features: [] })

describe('documents', () => {
  test('come back after a restart, for the owner only', async () => {
    const dataDir = await temporaryFolder()
    const { store } = await open(dataDir)
    await store.saveVendors([vendor('stripe')])
    await store.saveSettings({ ...store.settings(), theme: 'dark' })
    await store.saveStatus(status('constructor', { stage: 'suspect', state: 'down' }))
    await store.saveIncident(incident('i1', { timeline: [{ atMs: noonMs, kind: 'opened', text: 'Opened.' }] }))
    await store.close()

    const again = (await open(dataDir)).store
    expect(again.vendors()).toEqual([vendor('stripe')])
    expect(again.settings().theme).toBe('dark')
    expect(again.status('constructor')).toMatchObject({ stage: 'suspect', state: 'down' })
    expect(again.status('tostring')).toBeUndefined()
    expect(again.incident('i1')?.timeline).toHaveLength(1)
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700)
    expect((await stat(join(dataDir, 'vendors.json'))).mode & 0o777).toBe(0o600)
    expect((await stat(join(dataDir, 'incidents'))).mode & 0o777).toBe(0o700)
  })

  test.each([
    ['cut short', '{"version":1,"da'],
    ['empty', ''],
    ['zeros', '\0'.repeat(200)],
    ['of another shape', '{"version":1,"data":[{"id":"Not An Id"}]}'],
    ['not an envelope', '[]'],
  ])('a file that is %s is set aside and the last good copy used', async (_name, rubbish) => {
    const dataDir = await temporaryFolder()
    const first = (await open(dataDir)).store
    await first.saveVendors([vendor('stripe')])
    await first.saveVendors([vendor('stripe'), vendor('twilio')])
    await first.close()
    await writeFile(join(dataDir, 'vendors.json'), rubbish)

    const { store } = await open(dataDir)
    expect(store.vendors()).toEqual([vendor('stripe')])
    expect(store.warnings()).toHaveLength(1)
    expect(store.warnings()[0]?.text).toMatch(
      /^vendors\.json could not be read and was set aside as vendors\.corrupt-2026/,
    )
    const aside = (await readdir(dataDir)).find((name) => name.startsWith('vendors.corrupt-'))
    expect(await readFile(join(dataDir, aside ?? ''), 'utf8')).toBe(rubbish)

    await store.saveVendors([vendor('twilio')])
    await store.close()
    const third = (await open(dataDir)).store
    expect([third.vendors(), third.warnings()]).toEqual([[vendor('twilio')], []])
  })

  test('without a good copy it starts empty and says so', async () => {
    const dataDir = await temporaryFolder()
    for (const name of ['monitors.json', 'monitors.json.bak']) await writeFile(join(dataDir, name), 'rubbish')
    const { store } = await open(dataDir)
    expect(store.monitors()).toEqual([])
    expect(store.warnings()[0]?.text).toContain('no good copy')
    expect((await readdir(dataDir)).filter((name) => name.startsWith('monitors.corrupt'))).toHaveLength(2)
  })

  test('what a kill left unfinished is gone at the next start, and what is finished stays', async () => {
    const dataDir = await temporaryFolder()
    const first = (await open(dataDir)).store
    await first.saveWords({ ...first.words(), product: 'Shop' })
    await first.saveIncident(incident('i1'))
    await first.saveTranscript(transcript('t1', noonMs, 'down'))
    await first.close()
    const left = ['words.json.tmp', 'words.json.bak.tmp', 'incidents/i1.json.tmp', 'transcripts/index.ndjson.tmp']
    left.push('transcripts/2026-11-23/t2.json.gz.tmp')
    for (const name of left) await writeFile(join(dataDir, name), '{"version":1,"data":"a secret of before')
    const { store } = await open(dataDir)
    for (const name of left) await expect(readFile(join(dataDir, name)), name).rejects.toThrow('ENOENT')
    expect(store.words().product).toBe('Shop')
    expect(store.incident('i1')?.id).toBe('i1')
    expect(await store.getTranscript('t1')).toMatchObject({ id: 't1' })
    expect(store.warnings()).toEqual([])
  })

  test('a document of a later version is left alone', async () => {
    const dataDir = await temporaryFolder()
    await writeFile(join(dataDir, 'vendors.json'), '{"version":2,"data":{}}')
    await expect(open(dataDir)).rejects.toThrow(NewerDocument)
    expect(await readFile(join(dataDir, 'vendors.json'), 'utf8')).toBe('{"version":2,"data":{}}')
  })

  test('many saves at once become few writes, and each resolves with its content on disk', async () => {
    const path = join(await temporaryFolder(), 'n.json')
    const document = await Document.open({ path, schema: z.number(), nowMs: () => 0, onWarning: () => {} }, 1)
    const onDisk: number[] = []
    const saves = Array.from({ length: 50 }, async (_, i) => {
      document.set(i + 1)
      await document.save()
      onDisk[i] = z.object({ data: z.number() }).parse(JSON.parse(await readFile(path, 'utf8'))).data
    })
    await Promise.all(saves)
    for (const [i, found] of onDisk.entries()) expect(found).toBeGreaterThanOrEqual(i + 1)
    // First write and one more for all that came meanwhile: the copy is the first.
    expect(JSON.parse(await readFile(`${path}.bak`, 'utf8'))).toEqual({ version: 1, data: 1 })
  })
})

describe('statuses', () => {
  test('after a kill the last probe is known from the samples', async () => {
    const dataDir = await temporaryFolder()
    const { store } = await open(dataDir)
    await store.saveStatus(status('m1'))
    await store.saveStatus(status('m1', { lastProbeAtMs: noonMs + 30_000 }))
    store.appendSample('m1', sample(noonMs + 30_000, 'up', { totalMs: 42 }))
    await store.close()
    await writeFile(join(dataDir, 'statuses.json'), JSON.stringify({ version: 1, data: { m1: status('m1') } }))
    const again = (await open(dataDir)).store
    expect(again.status('m1')).toMatchObject({ lastProbeAtMs: noonMs + 30_000, lastTotalMs: 42 })
  })
})

describe('incidents', () => {
  test('closed ones move to the archive after a day, stay listed, and may change again', async () => {
    const dataDir = await temporaryFolder()
    const clock = testClock(noonMs)
    const { store } = await open(dataDir, { clock })
    for (let i = 0; i < 30; i++)
      await store.saveIncident(incident(`i${i}`, { state: 'closed', openedAtMs: noonMs + i, closedAtMs: noonMs + i }))
    await store.saveIncident(incident('open-one', { openedAtMs: noonMs + 100 }))
    clock.set(noonMs + 90_000_000)
    await store.maintain()
    expect((await readdir(join(dataDir, 'incidents'))).sort()).toEqual(['archive.ndjson', 'open-one.json'])
    expect(
      store
        .incidents()
        .map(({ id }) => id)
        .slice(0, 2),
    ).toEqual(['open-one', 'i29'])
    const archived = store.incident('i7')
    if (!archived) throw new Error('i7 is gone')
    await store.saveIncident({ ...archived, acknowledged: { atMs: noonMs } })
    await store.close()

    const again = (await open(dataDir, { clock })).store
    expect(again.incidents()).toHaveLength(31)
    expect(again.incident('i7')?.acknowledged).toEqual({ atMs: noonMs })
    await again.maintain()
    await again.close()
    const third = (await open(dataDir, { clock })).store
    expect(third.incident('i7')?.acknowledged).toEqual({ atMs: noonMs })
  })

  test('an identifier that is no file name is refused', async () => {
    const { store } = await open(await temporaryFolder())
    await store.saveIncident(incident('../escape'))
    expect(store.incidents()).toEqual([])
  })
})

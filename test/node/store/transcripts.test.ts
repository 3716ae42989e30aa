import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { dayMs, hourMs } from '../../../electron/core/history/rollup.ts'
import { transcriptId } from '../../../electron/core/history/transcripts.ts'
import { settingsSchema } from '../../../electron/core/model/settings.ts'
import type { Transcript } from '../../../electron/core/model/transcript.ts'
import type { State } from '../../../electron/core/model/verdict.ts'
import type { Store } from '../../../electron/node/store/store.ts'
import { incident, noonMs, open, temporaryFolder, testClock, transcript } from './fixtures.ts'

const at = (ms: number, state: State = 'up', more: Partial<Transcript> = {}) =>
  transcript(transcriptId(noonMs + ms, 0), noonMs + ms, state, more)

const ids = async (store: Store, query: Partial<Parameters<Store['listTranscripts']>[0]> = {}) =>
  (await store.listTranscripts({ limit: 100, ...query })).items.map(({ id }) => id)

async function files(dataDir: string): Promise<string[]> {
  const names = await readdir(join(dataDir, 'transcripts'), { recursive: true })
  return names.filter((name) => name.endsWith('.json.gz')).map((name) => name.slice(11, -8))
}

describe('transcripts', () => {
  test('come back as they were, and bodies only as far as allowed', async () => {
    const { store } = await open(await temporaryFolder())
    const plain = at(0, 'down')
    await store.saveTranscript(plain)
    expect(await store.getTranscript(plain.id)).toEqual(plain)

    const [exchange] = plain.exchanges
    if (!exchange?.response) throw new Error('fixture without response')
    const body = { wireBytes: 9_000, decodedBytes: 9_000, truncated: false, sha256: 'cd' }
    const long = { ...exchange, response: { ...exchange.response, body: { ...body, text: `x${'ü'.repeat(4_000)}` } } }
    const binary = {
      ...exchange,
      response: { ...exchange.response, body: { ...body, base64: Buffer.alloc(3_000, 7).toString('base64') } },
    }
    await store.saveTranscript(at(1, 'down', { exchanges: [long, binary] }))
    const back = await store.getTranscript(at(1).id)
    expect(back?.exchanges[0]?.response?.body).toEqual({ ...body, text: `x${'ü'.repeat(511)}`, truncated: true })
    const kept = Buffer.from(back?.exchanges[1]?.response?.body?.base64 ?? '', 'base64')
    expect(kept).toEqual(Buffer.alloc(1_024, 7))
  })

  test('good ones give way to newer ones, failures and the last good one before them stay', async () => {
    const dataDir = await temporaryFolder()
    const { store } = await open(dataDir)
    const states: State[] = ['up', 'up', 'up', 'down', 'down', 'up', 'up', 'up']
    for (const [i, state] of states.entries()) await store.saveTranscript(at(i * 60_000, state))
    const expected = [7, 4, 3, 2, 0].map((i) => at(i * 60_000).id)
    expect(await ids(store)).toEqual(expected)
    expect((await files(dataDir)).sort()).toEqual(expected.toReversed())
    expect(await store.getTranscript(at(60_000).id)).toBeNull()
    await store.close()
    const again = (await open(dataDir)).store
    expect(await ids(again)).toEqual(expected)
    await again.maintain()
    expect(await ids(again)).toEqual(expected)
  })

  test('with many passes a second the newest pass of a monitor waits in memory for its successor, and is no backlog', async () => {
    const dataDir = await temporaryFolder()
    const clock = testClock(noonMs)
    const { store } = await open(dataDir, { clock })
    const pass = async (second: number, n: number, state: State = 'up') => {
      clock.set(noonMs + second * 1_000)
      const startedAtMs = noonMs + second * 1_000
      await store.saveTranscript(transcript(transcriptId(startedAtMs, n), startedAtMs, state, { monitorId: `m${n}` }))
    }
    const ofSecond = async (second: number) =>
      (await files(dataDir)).filter((id) => id.startsWith(transcriptId(noonMs + second * 1_000, 0).slice(0, 9))).length
    for (const second of [0, 1, 2]) for (let n = 0; n < 12; n++) await pass(second, n)
    // The first ones of an hour stay; of the second after that it is known how many come.
    expect([await ofSecond(0), await ofSecond(1), await ofSecond(2)]).toEqual([12, 0, 0])
    expect(store.health().waitingTranscripts).toBe(0)
    // A failure makes its last good one worth keeping.
    await pass(3, 5, 'down')
    expect([await ofSecond(2), await ofSecond(3)]).toEqual([1, 1])
    await store.flush()
    expect(await ofSecond(2)).toBe(12)
  })

  test('saved all at once, no file of a superseded one stays behind', async () => {
    const dataDir = await temporaryFolder()
    const { store } = await open(dataDir)
    await Promise.all(Array.from({ length: 40 }, (_, i) => store.saveTranscript(at(i))))
    await store.flush()
    expect((await files(dataDir)).sort()).toEqual((await ids(store)).toSorted())
    await store.maintain()
    expect(await ids(store)).toEqual([at(39).id, at(0).id])
    expect((await files(dataDir)).sort()).toEqual([at(0).id, at(39).id])
  })

  test('are found by monitor, vendor, incident, state and words, page by page, newest first', async () => {
    const { store } = await open(await temporaryFolder())
    for (let i = 0; i < 20; i++) {
      const monitorId = i % 2 ? 'odd' : 'even'
      await store.saveTranscript(
        at(i, i < 15 ? 'down' : 'degraded', {
          monitorId,
          vendorId: `v${i % 4}`,
          incidentId: i === 3 ? 'i1' : undefined,
        }),
      )
    }
    await store.saveIncident(incident('i1', { transcriptIds: [at(4).id] }))
    const id = (i: number) => at(i).id
    expect(await ids(store, { monitorId: 'odd', state: 'degraded' })).toEqual([id(19), id(17), id(15)])
    expect(await ids(store, { vendorId: 'v2', monitorId: 'odd' })).toEqual([])
    expect(await ids(store, { incidentId: 'i1' })).toEqual([id(4), id(3)])
    expect(await ids(store, { q: `GET  API.stripe.com REQ_${id(6)}` })).toEqual([id(6)])
    expect(await ids(store, { q: 'nowhere' })).toEqual([])
    const seen: string[] = []
    let cursor: string | undefined
    let pages = 0
    do {
      const page = await store.listTranscripts({ limit: 7, cursor })
      seen.push(...page.items.map((head) => head.id))
      cursor = page.nextCursor
      pages++
    } while (cursor !== undefined && pages < 10)
    expect([pages, seen]).toEqual([3, Array.from({ length: 20 }, (_, i) => id(19 - i))])
  })

  test('a lost index is made again from the files', async () => {
    const dataDir = await temporaryFolder()
    const { store } = await open(dataDir)
    for (const ms of [-9 * dayMs, -5 * dayMs, 0]) await store.saveTranscript(at(ms, 'down'))
    const before = await store.listTranscripts({ limit: 10 })
    const { transcriptBytes } = store.health()
    await store.close()
    await rm(join(dataDir, 'transcripts', 'index.ndjson'))
    const again = (await open(dataDir)).store
    expect(await again.listTranscripts({ limit: 10 })).toEqual(before)
    expect(again.health().transcriptBytes).toBe(transcriptBytes)
  })

  test('too old ones go, then passed ones and last failures until the rest fits', async () => {
    const dataDir = await temporaryFolder()
    const clock = testClock(noonMs + 20 * dayMs)
    const limits = { transcriptsDays: 25, transcriptsMaxBytes: 1e9 }
    const retention = () => ({ ...settingsSchema.parse({}).retention, ...limits })
    const { store } = await open(dataDir, { clock, retention })
    await store.saveTranscript(at(-10 * dayMs, 'down'))
    for (let i = 0; i < 10; i++) await store.saveTranscript(at(i * dayMs, i % 2 ? 'up' : 'down'))
    await store.maintain()
    expect(await ids(store)).toHaveLength(10)
    expect(await readdir(join(dataDir, 'transcripts'))).not.toContain('2026-11-13')
    limits.transcriptsMaxBytes = store.health().transcriptBytes * 0.35
    await store.maintain()
    expect(await ids(store)).toEqual([8, 6, 4].map((i) => at(i * dayMs).id))
    expect((await files(dataDir)).sort()).toEqual((await ids(store)).toSorted())
  })

  test('the index is written anew when most of it is of no use', async () => {
    const dataDir = await temporaryFolder()
    const clock = testClock(noonMs)
    const { store } = await open(dataDir, { clock })
    // Each is the first of its hour for its monitor, so each gets a line; after two days most are of no use.
    for (let h = 0; h < 48; h++)
      await Promise.all(
        Array.from({ length: 25 }, (_, m) =>
          store.saveTranscript(
            transcript(transcriptId(noonMs + h * hourMs, m), noonMs + h * hourMs, 'up', { monitorId: `m${m}` }),
          ),
        ),
      )
    clock.set(noonMs + 6 * dayMs)
    await store.maintain()
    const left = await ids(store)
    expect(left).toHaveLength(25 * 4)
    const last = at(6 * dayMs, 'down')
    await store.saveTranscript(last)
    await store.close()
    const { size } = await import('node:fs/promises').then(({ stat }) =>
      stat(join(dataDir, 'transcripts', 'index.ndjson')),
    )
    expect(size).toBeLessThan(100_000)
    expect(await ids((await open(dataDir)).store, { limit: 200 })).toEqual([last.id, ...left])
  })
})

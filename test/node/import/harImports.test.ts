import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { harOf } from '../../../electron/core/export/har.ts'
import { dayMs } from '../../../electron/core/history/rollup.ts'
import type { Transcript } from '../../../electron/core/model/transcript.ts'
import { createRedactor, type KnownSecret } from '../../../electron/core/redact.ts'
import { createHarImports } from '../../../electron/node/import/harImports.ts'
import type { Store } from '../../../electron/node/store/store.ts'
import { noonMs, type OpenedStore, open, temporaryFolder, transcript } from '../store/fixtures.ts'

const secret = 'sk_live_0123456789abcdefABCDEF'

const entryOf = (more: object = {}) => ({
  startedDateTime: '2026-11-20T10:00:00.250Z',
  time: 140,
  request: {
    method: 'GET',
    url: 'https://api.vendor.test/v1/balance?key=1',
    httpVersion: 'HTTP/2',
    headers: [
      { name: ':method', value: 'GET' },
      { name: 'Authorization', value: `Bearer ${secret}` },
    ],
  },
  response: {
    status: 503,
    statusText: 'Service Unavailable',
    httpVersion: 'HTTP/2',
    headers: [{ name: 'Request-Id', value: 'req_1' }],
    content: { size: 12, mimeType: 'text/html; charset=utf-8', text: `no ${secret}` },
    bodySize: 12,
  },
  timings: { blocked: 5, dns: 10, connect: 40, ssl: 25, send: 1, wait: 80, receive: 4 },
  ...more,
})

const always = [{ name: 'vendor.key', value: secret }]

async function run(
  text: string,
  pieceLength = 50,
  opened?: OpenedStore,
  known: (at: number) => KnownSecret[] = () => always,
) {
  const { store } = opened ?? (await open(await temporaryFolder()))
  let done = 0
  let read = 0
  const imports = createHarImports({
    nowMs: () => 1_800_000_000_000,
    bodyCapBytes: () => 262_144,
    known: () => known(read),
    redactorOf: (values) => createRedactor(values, (value) => createHash('sha256').update(value).digest('hex')),
    vendorOf: (host) => (host === 'api.vendor.test' ? { vendorId: 'vendor', vendorName: 'Vendor' } : undefined),
    stage: () => store.stageTranscripts(),
    app: { version: '0.0.0', platform: 'test' },
    onDone: () => {
      done += 1
    },
  })
  const { id } = imports.start('app.har', text.length)
  for (let at = 0; at < text.length; at += pieceLength) {
    await imports.piece(id, text.slice(at, at + pieceLength))
    read = at + pieceLength
  }
  const har = await imports.finish(id)
  const saved = await everyTranscript(store)
  return { har, saved, done, imports, id, store }
}

/** Oldest first. */
async function everyTranscript(store: Store): Promise<Transcript[]> {
  const { items } = await store.listTranscripts({ limit: 500 })
  const transcripts = await Promise.all(items.map((head) => store.getTranscript(head.id)))
  return transcripts.filter((transcript) => transcript !== null).reverse()
}

describe('a HAR file', () => {
  test('becomes transcripts that hold no secret, under the vendor of their host', async () => {
    const { har, saved, done } = await run(
      JSON.stringify({ log: { entries: [entryOf(), entryOf({ response: { ...entryOf().response, status: 200 } })] } }),
    )
    expect(har).toMatchObject({ state: 'done', entries: 2, stored: 2, firstTranscriptId: saved[1]?.id })
    expect(done).toBe(1)
    const [failed, good] = saved
    expect(JSON.stringify(saved)).not.toContain(secret)
    expect(failed).toMatchObject({
      vendorId: 'vendor',
      imported: { source: 'app.har', importedAtMs: 1_800_000_000_000 },
      verdict: { state: 'down', reason: 'status', sentence: 'GET /v1/balance answered 503' },
    })
    expect(good?.verdict.state).toBe('up')
    expect(failed?.id).not.toBe(good?.id)
    const [exchange] = failed?.exchanges ?? []
    expect(exchange?.request.headers.map(([name]) => name)).toEqual(['Authorization'])
    expect(exchange?.instants).toEqual({
      dnsStart: 5,
      dnsEnd: 15,
      tcpStart: 15,
      tcpEnd: 30,
      tlsStart: 30,
      tlsEnd: 55,
      sendStart: 55,
      sendEnd: 56,
      firstByte: 136,
      end: 140,
    })
  })

  test.each([
    ['while it is read', (length: number) => length / 2],
    ['before its last exchange is stored', (length: number) => length],
  ])('holds no key that became known %s, in what was read before neither', async (_, from) => {
    const late = 'late_4c7d1f0e9b8a6352'
    const echo = { ...entryOf().response, content: { size: 30, mimeType: 'text/plain', text: `again ${late}` } }
    const entries = Array.from({ length: 6 }, () => entryOf({ response: echo }))
    const text = JSON.stringify({ log: { entries } })
    const { har, saved } = await run(text, 50, undefined, (read) =>
      read < from(text.length) ? always : [...always, { name: 'vendor.late', value: late }],
    )
    expect(har).toMatchObject({ state: 'done', stored: 6 })
    expect(saved).toHaveLength(6)
    expect(JSON.stringify(saved)).not.toContain(late)
    expect(saved.every((one) => JSON.stringify(one).includes('vendor.late'))).toBe(true)
    expect(new Set(saved.map(({ replacements }) => replacements.value))).toEqual(new Set([2]))
  })

  test('our own export comes back with its phases and status', async () => {
    const { saved } = await run(JSON.stringify({ log: { entries: [entryOf()] } }))
    const again = await run(JSON.stringify(harOf(saved, { name: 'Headstart', version: '0' })))
    expect(again.saved[0]?.exchanges[0]?.response).toMatchObject({
      status: 503,
      httpVersion: '2',
      headers: [['Request-Id', 'req_1']],
    })
    const { end } = again.saved[0]?.exchanges[0]?.instants ?? {}
    expect(end).toBeCloseTo(140, 0)
  })

  test.each([
    ['net::ERR_NAME_NOT_RESOLVED', 'dns-not-found'],
    ['net::ERR_CONNECTION_REFUSED', 'refused'],
    ['net::ERR_CERT_DATE_INVALID', 'tls-expired'],
    ['something of its own', 'aborted'],
  ])('no response and %s is %s', async (_error, kind) => {
    const response = { ...entryOf().response, status: 0, _error }
    const { saved } = await run(JSON.stringify({ log: { entries: [entryOf({ response })] } }))
    expect(saved[0]?.exchanges[0]?.failure).toMatchObject({ kind, message: _error })
    expect(saved[0]?.verdict).toMatchObject({ state: 'down', reason: 'failure' })
  })

  test.each([
    ['{"log":{"entries":[{}]}}', 'Entry 1 is no HAR entry: startedDateTime is missing or wrong.'],
    [
      JSON.stringify({ log: { entries: [entryOf(), entryOf({ startedDateTime: 'yesterday' })] } }),
      'Entry 2 has no readable startedDateTime.',
    ],
    ['{"log":{"entries":[{"a":tru}]}}', 'Entry 1 is not valid JSON.'],
    [JSON.stringify({ log: { entries: [entryOf()] } }).slice(0, -3), 'The file ends in the middle, in entry 2.'],
    ['PK\u0003\u0004', 'This is no HAR file: it does not begin with { (character 1).'],
  ])('that is broken imports nothing and says where: %#', async (text, problem) => {
    const { har, saved, done } = await run(text)
    expect(har).toMatchObject({ state: 'failed', problem: { text: problem } })
    expect([saved.length, done]).toEqual([0, 0])
  })

  test('cancelled while it is read imports nothing', async () => {
    const { imports, store } = await run('{')
    const { id } = imports.start('b.har', undefined)
    await imports.piece(id, JSON.stringify({ log: { entries: [entryOf()] } }))
    expect((await imports.cancel(id))?.state).toBe('cancelled')
    expect((await imports.finish(id))?.state).toBe('cancelled')
    expect(await everyTranscript(store)).toEqual([])
  })

  test('is found by words of its bodies, stays what it is after a restart, and is no monitor’s last good one', async () => {
    const dataDir = await temporaryFolder()
    const first = await open(dataDir)
    const good = { ...entryOf().response, status: 200, content: { text: 'Überweisung ok', mimeType: 'text/plain' } }
    const { har } = await run(JSON.stringify({ log: { entries: [entryOf(), entryOf({ response: good })] } }), 50, first)
    expect(har?.stored).toBe(2)
    await first.store.close()
    const { store } = await open(dataDir)
    const found = await store.listTranscripts({ limit: 10, q: 'überweisung OK', imported: true, status: '2xx' })
    expect(found.items.map(({ id }) => id)).toEqual([har?.firstTranscriptId])
    expect((await store.listTranscripts({ limit: 10, status: '503' })).items).toHaveLength(1)
    expect((await store.listTranscripts({ limit: 10, imported: false })).items).toEqual([])
    await store.maintain()
    expect((await store.listTranscripts({ limit: 10 })).items).toHaveLength(2)
    // Each gets a file of its own, as all others have.
    const folders = () => readdir(join(dataDir, 'transcripts'))
    await vi.waitFor(async () => expect(await folders()).not.toContainEqual(expect.stringMatching(/^import-/)))
    expect(await readdir(join(dataDir, 'transcripts', '2026-11-20'))).toHaveLength(2)
    expect((await store.getTranscript(har?.firstTranscriptId ?? ''))?.imported?.source).toBe('app.har')
  })

  test('that was being stored when the process ended is stored by the next start, one still being read is not', async () => {
    const dataDir = await temporaryFolder()
    const { store } = await open(dataDir)
    const staging = store.stageTranscripts()
    const unread = store.stageTranscripts()
    for (const n of [1, 2, 3]) {
      const imported = { source: 'app.har', importedAtMs: noonMs }
      await staging.add(transcript(`staged-${n}`, noonMs - 40 * dayMs + n, 'down', { imported }))
      await unread.add(transcript(`unread-${n}`, noonMs + n, 'down', { imported }))
    }
    // What a process leaves behind that ends right after it decided.
    await staging.decide()
    await store.close()
    const again = (await open(dataDir)).store
    const ids = (await again.listTranscripts({ limit: 10 })).items.map(({ id }) => id)
    expect(ids).toEqual(['staged-3', 'staged-2', 'staged-1'])
    expect((await again.getTranscript('staged-2'))?.imported?.source).toBe('app.har')
    await again.pinTranscript('staged-1', true)
    await again.close()
    const last = (await open(dataDir)).store
    expect((await last.listTranscripts({ limit: 10 })).items).toHaveLength(3)
    expect((await last.getTranscript('staged-1'))?.pinned).toBe(true)
  })
})

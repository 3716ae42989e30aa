import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, zstdDecompressSync } from 'node:zlib'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { ScrubState } from '../../electron/core/contract/secrets.ts'
import { dayMs } from '../../electron/core/history/rollup.ts'
import { transcriptId } from '../../electron/core/history/transcripts.ts'
import type { Exchange } from '../../electron/core/model/exchange.ts'
import type { Incident, MonitorStatus } from '../../electron/core/model/incident.ts'
import { createRedactor } from '../../electron/core/redact.ts'
import { openLog } from '../../electron/node/log/log.ts'
import { createScrub } from '../../electron/node/scrub.ts'
import type { Store } from '../../electron/node/store/store.ts'
import { incident, noonMs, open, status, temporaryFolder, type testClock, transcript } from './store/fixtures.ts'

const secret = { name: 'stripe.apiKey', value: 'correct-horse-battery-staple' }
const fingerprint = (text: string) => createHash('sha256').update(text).digest('hex')

/** Every file below a folder in which the secret stands, packed ones opened. */
function leaks(dataDir: string): string[] {
  const forms = [secret.value, encodeURIComponent(secret.value), Buffer.from(secret.value).toString('base64')]
  return readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(dataDir, name)
    if (!statSync(path).isFile()) return false
    const bytes = readFileSync(path)
    const texts = [bytes]
    for (const unpack of [gunzipSync, zstdDecompressSync]) {
      try {
        texts.push(unpack(bytes))
      } catch {
        // Not of this kind.
      }
    }
    return texts.some((text) => forms.some((form) => text.includes(form)))
  })
}

function echoing(id: string, atMs: number, change: (exchange: Exchange) => void, more = {}) {
  const made = transcript(id, atMs, 'down', more)
  const [exchange] = made.exchanges
  if (!exchange) throw new Error('The sample has no exchange.')
  change(exchange)
  return made
}

function scrubOf(
  store: Store,
  clock: ReturnType<typeof testClock>,
  log = { rewrite: (_: (t: string) => string) => {} } as Pick<ReturnType<typeof openLog>, 'rewrite'>,
) {
  const states: ScrubState[] = []
  const problems: unknown[] = []
  const memory: { incidents: Incident[]; statuses: MonitorStatus[] } = { incidents: [], statuses: [] }
  const scrub = createScrub({
    clock,
    store,
    watch: {
      rewrite({ incident: ofIncident, status: ofStatus }) {
        memory.incidents = memory.incidents.map((one) => ofIncident(one) ?? one)
        memory.statuses = memory.statuses.map((one) => ofStatus(one) ?? one)
      },
    },
    fingerprint,
    redactor: () => createRedactor([secret], fingerprint),
    others: async (text) => log.rewrite(text),
    onChange: () => states.push(scrub.state()),
    onProblem: (error) => problems.push(error),
  })
  onTestFinished(() => scrub.stop())
  return { scrub, states, problems, memory }
}

describe('a secret that becomes known later', () => {
  test('is taken out of everything that was stored before', async () => {
    const dataDir = await temporaryFolder()
    const { store, clock } = await open(dataDir)
    const idAt = (n: number) => transcriptId(noonMs + n, 0)
    const body = { wireBytes: 40, decodedBytes: 40, truncated: false }
    await store.saveTranscript(
      echoing(idAt(1), noonMs + 1, ({ response }) => {
        if (response) response.body = { ...body, text: `{"echo":"${secret.value}"}` }
      }),
    )
    await store.saveTranscript(
      echoing(idAt(2), noonMs + 2, ({ response }) => {
        if (response) response.body = { ...body, base64: Buffer.from(`\u0001${secret.value}`).toString('base64') }
      }),
    )
    await store.saveTranscript(
      echoing(idAt(3), noonMs + 3, (exchange) => {
        exchange.request.url = `https://api.stripe.com/v1/${secret.value}`
        exchange.failure = { kind: 'reset', message: `reset while sending ${secret.value}` }
      }),
    )
    const clean = transcript(idAt(4), noonMs + 4, 'down')
    await store.saveTranscript(clean)
    const staging = store.stageTranscripts()
    await staging.add(
      echoing(
        idAt(5),
        noonMs + 5,
        ({ response }) => response?.headers.push(['X-Echo', Buffer.from(secret.value).toString('base64')]),
        { imported: { source: 'app.har', importedAtMs: noonMs } },
      ),
    )
    await staging.commit()
    const told = { sentence: `It answers ${secret.value}.`, title: `Stripe says ${secret.value}` }
    await store.saveIncident(incident('open-1', told))
    await store.saveIncident(incident('open-1', { ...told, attempts: 4 }))
    await store.saveIncident(
      incident('over-1', { ...told, state: 'closed', closedAtMs: noonMs - 3 * dayMs, firstFailureAtMs: noonMs }),
    )
    await store.saveWords({
      ...store.words(),
      product: 'Shop',
      templates: { internal: { seeing: `We sent ${secret.value}.` } },
    })
    const before = { settings: store.settings(), vendors: [], monitors: [], channels: [], maintenance: [] }
    const touched = { settings: true, vendors: [], monitors: [], channels: [], maintenance: [] }
    const text = `headstart: 1 # was ${secret.value}\n`
    const last = { atMs: noonMs, source: 'headstart' as const, before, touched, revisions: {}, previousText: text }
    await store.saveImports({ text, last })
    await store.maintain()
    await store.saveStatus(status('stripe-balance', { state: 'down', sentence: told.sentence }))
    await store.flush()
    const log = openLog({ dataDir, nowMs: () => noonMs, say: () => {} })
    log.redactWith((text) => text)
    log.error('probe', new Error(`no route to ${secret.value}`))
    expect((await store.listTranscripts({ limit: 10, q: secret.value })).items.length).toBeGreaterThan(0)
    expect(leaks(dataDir).length).toBeGreaterThan(5)

    const { scrub, states, problems, memory } = scrubOf(store, clock, log)
    memory.incidents = [incident('open-1', told)]
    memory.statuses = [status('stripe-balance', { sentence: told.sentence })]
    scrub.learned(secret)
    await vi.waitFor(() => expect(scrub.state().state).toBe('done'), 10_000)
    await store.flush()

    expect(problems).toEqual([])
    expect(scrub.state()).toMatchObject({ state: 'done', done: 5, changed: 4 })
    expect(states.length).toBeGreaterThan(0)
    expect(leaks(dataDir)).toEqual([])
    expect((await store.listTranscripts({ limit: 10, q: secret.value })).items).toEqual([])
    expect(await store.getTranscript(clean.id)).toEqual(clean)
    expect((await store.getTranscript(idAt(1)))?.exchanges[0]?.response?.body?.text).toContain('‹stripe.apiKey …')
    expect((await store.getTranscript(idAt(1)))?.replacements.value).toBe(2)
    expect(store.incident('over-1')?.title).toMatch(/^Stripe says ‹stripe\.apiKey …/)
    expect(store.status('stripe-balance')?.sentence).toContain('‹stripe.apiKey …')
    expect(store.words().templates.internal?.seeing).toContain('We sent ‹stripe.apiKey …')
    expect(store.imports().text).toContain('headstart: 1 # was ‹stripe.apiKey …')
    expect(store.imports().last?.previousText).toContain('‹stripe.apiKey …')
    expect(memory.incidents[0]?.sentence).toContain('‹')
    expect(memory.statuses[0]?.sentence).toContain('‹')
    expect(log.lastErrors()[0]?.text).toContain('‹stripe.apiKey …')

    await store.close()
    const again = await open(dataDir)
    expect(leaks(dataDir)).toEqual([])
    expect((await again.store.listTranscripts({ limit: 10 })).items).toHaveLength(5)
    expect((await again.store.listTranscripts({ limit: 10, q: 'balance' })).items.length).toBeGreaterThan(0)
    const second = scrubOf(again.store, again.clock)
    second.scrub.learned(secret)
    // What was searched for is remembered: nothing is searched again.
    expect(again.store.scrubbed()).toEqual([`stripe.apiKey ${fingerprint(secret.value).slice(-4)}`])
    expect(second.scrub.state()).toEqual({ state: 'idle' })
  })

  test('is masked in files that were set aside, where every other byte stays', async () => {
    const dataDir = await temporaryFolder()
    const broken = (around: string) =>
      Buffer.concat([
        Buffer.from([0xff, 0x00, 0xfe]),
        Buffer.from(`{"a":"é ${around} ü","auth":"Bearer {{secret:x.y}}`),
      ])
    const spoilt: Record<string, string> = {
      'monitors.json': secret.value,
      'monitors.json.bak': Buffer.from(`user:${secret.value}`).toString('base64'),
      'incidents/open-1.json': encodeURIComponent(secret.value),
      'words.json': 'nothing known',
    }
    await mkdir(join(dataDir, 'incidents'))
    for (const [name, around] of Object.entries(spoilt)) writeFileSync(join(dataDir, name), broken(around))
    const { store, clock } = await open(dataDir)
    const aside = () => readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).filter((n) => n.includes('corrupt'))
    expect(aside()).toHaveLength(4)
    expect(leaks(dataDir)).toHaveLength(2)

    const { scrub, problems } = scrubOf(store, clock)
    scrub.learned(secret)
    await vi.waitFor(() => expect(scrub.state().state).toBe('done'), 10_000)
    expect(problems).toEqual([])
    expect(leaks(dataDir)).toEqual([])
    const contents = aside().map((name) => readFileSync(join(dataDir, name)))
    const tag = `‹stripe.apiKey …${fingerprint(secret.value).slice(-4)}›`
    expect(contents.filter((content) => content.equals(broken(tag)))).toHaveLength(3)
    expect(contents.filter((content) => content.equals(broken('nothing known')))).toHaveLength(1)
  })

  test('is taken out of the readings of status pages, and of the copy of these', async () => {
    const dataDir = await temporaryFolder()
    const { store, clock } = await open(dataDir)
    const reading = {
      ...{ kind: 'rss', url: 'https://status.example', readAtMs: noonMs, indicator: 'degraded' as const },
      ...{ sentence: `It says ${secret.value}.`, components: [], incidents: [], maintenances: [] },
    }
    const state = { key: 'k', last: reading, lastReadable: reading, firstReadAtMs: {}, sinceMs: noonMs, failures: 0 }
    for (const failures of [1, 2]) {
      store.saveStatusPages({ stripe: { ...state, failures } })
      await store.flush()
    }
    expect(leaks(dataDir).sort()).toEqual(['statusPages.json', 'statusPages.json.bak'])
    // The page's own memory was rewritten first, and waits to be written.
    const clean = { ...reading, sentence: 'It says ‹stripe.apiKey …›.' }
    store.saveStatusPages({ stripe: { ...state, last: clean, lastReadable: clean }, other: state })

    const { scrub, problems } = scrubOf(store, clock)
    scrub.learned(secret)
    await vi.waitFor(() => expect(scrub.state().state).toBe('done'), 10_000)
    expect(problems).toEqual([])
    expect(leaks(dataDir)).toEqual([])
    expect(store.statusPages().other?.lastReadable?.sentence).toMatch(/^It says ‹stripe\.apiKey …/)
  })

  test('is searched for again when the search was cut short', async () => {
    const dataDir = await temporaryFolder()
    const { store, clock } = await open(dataDir)
    await store.saveTranscript(
      echoing(transcriptId(noonMs, 0), noonMs, (exchange) => exchange.request.headers.push(['X-Key', secret.value])),
    )
    const first = scrubOf(store, clock)
    first.scrub.learned(secret)
    first.scrub.stop()
    expect(store.scrubbed()).toEqual([])
    await store.close()

    const again = await open(dataDir)
    const second = scrubOf(again.store, again.clock)
    second.scrub.learned(secret)
    await vi.waitFor(() => expect(second.scrub.state()).toMatchObject({ state: 'done', changed: 1 }), 10_000)
    await again.store.flush()
    expect(leaks(dataDir)).toEqual([])
  })
})

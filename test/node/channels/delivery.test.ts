import { spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { type Channel, channelSchema } from '../../../electron/core/model/channel.ts'
import { type Answer, type Receiver, startReceiver } from '../../kit/receiver.ts'
import { temporaryFolder } from '../store/fixtures.ts'
import { type Bench, openBench } from './bench.ts'

const soon = { timeout: 10_000, interval: 20 }

async function receiver(...answers: Answer[]): Promise<Receiver> {
  const made = await startReceiver(...answers)
  onTestFinished(() => made.close())
  return made
}

async function bench(
  list: readonly Channel[],
  more: Parameters<typeof openBench>[2] = {},
  dataDir?: string,
): Promise<Bench> {
  const made = await openBench(dataDir ?? (await temporaryFolder()), list, more)
  onTestFinished(() => made.close())
  made.channels.start()
  return made
}

const webhook = (url: string, more: object = {}): Channel =>
  channelSchema.parse({ kind: 'webhook', id: 'ops', name: 'Ops', url, ...more })

describe('a webhook', () => {
  test('is signed, says what it is, and the incident knows that it was told', async () => {
    const to = await receiver({ status: 204 })
    const made = await bench(
      [
        webhook(to.url.replace('/in', '/in/{{secret:token}}'), {
          signingKey: '{{secret:hmac}}',
          headers: [{ name: 'Authorization', value: 'Bearer {{secret:token}}' }],
        }),
      ],
      { keys: { token: 'tok-0123456789abcdef', hmac: 'whsec_c2lnbmluZy1rZXktb2YtdGhlLXRlc3Q=' } },
    )
    await made.alert('i-1')
    const [got] = await to.until(1)
    expect(got).toMatchObject({ method: 'POST', path: '/in/tok-0123456789abcdef' })
    expect(got?.headers.authorization).toBe('Bearer tok-0123456789abcdef')
    expect(got?.headers['webhook-id']).toBe('i-1:opened:1:ops')
    const signed = `i-1:opened:1:ops.${got?.headers['webhook-timestamp']}.${got?.body}`
    const digest = createHmac('sha256', 'signing-key-of-the-test').update(signed).digest('base64')
    expect(got?.headers['webhook-signature']).toBe(`v1,${digest}`)
    expect(JSON.parse(got?.body ?? '')).toMatchObject({ type: 'incident.opened' })
    await vi.waitFor(() => expect(made.delivery('i-1', 'ops')).toMatchObject({ state: 'sent', attempts: 1 }), soon)
    expect(await made.channels.list()).toMatchObject([{ last: { state: 'sent' }, waiting: 0, dead: 0 }])
  })

  test('a receiver in trouble gets the same again under the same key, and nothing overtakes it', async () => {
    const to = await receiver({ status: 500, body: 'database is away' }, 'reset', { status: 200 })
    const made = await bench([webhook(to.url)])
    await made.alert('i-1')
    await to.until(1)
    await vi.waitFor(
      () =>
        expect(made.delivery('i-1', 'ops')).toMatchObject({
          state: 'failed',
          problem: 'The receiver answers 500 Internal Server Error: database is away.',
        }),
      soon,
    )
    // One failure that is tried again in a second is no reason to warn anybody.
    expect(made.warnings.size).toBe(0)
    await made.alert('i-2')
    await vi.waitFor(
      () => expect(made.warnings.get('channels')).toMatch(/^Alerts do not reach Ops: .* closes the connection/),
      soon,
    )
    const got = await to.until(4)
    expect(got.map(({ headers }) => headers['webhook-id'])).toEqual([
      'i-1:opened:1:ops',
      'i-1:opened:1:ops',
      'i-1:opened:1:ops',
      'i-2:opened:1:ops',
    ])
    expect(got[1]?.body).toBe(got[0]?.body)
    // Half of 2 s, then half of 4 s: no chance in this test.
    expect((got[1]?.atMs ?? 0) - (got[0]?.atMs ?? 0)).toBeGreaterThanOrEqual(950)
    expect((got[2]?.atMs ?? 0) - (got[1]?.atMs ?? 0)).toBeGreaterThanOrEqual(1_950)
    await vi.waitFor(() => expect(made.delivery('i-1', 'ops')).toMatchObject({ state: 'sent', attempts: 3 }), soon)
    expect(made.warnings.size).toBe(0)
  })

  test('whose address is its key and stands in plain text since an earlier version goes to the keychain', async () => {
    const to = await receiver()
    const key = '/hooks/8sdk1hbnqweoipuyztrqmbc9ka'
    const dataDir = await temporaryFolder()
    const made = await bench([webhook(to.url.replace('/in', key)), webhook(to.url, { id: 'plain' })], {}, dataDir)
    await vi.waitFor(() => expect(made.store.channels()[0]).toMatchObject({ url: '{{secret:channel.ops.url}}' }), soon)
    await made.store.flush()
    expect(made.store.channels()[1]).toMatchObject({ url: to.url })
    expect(made.keys.get('channel.ops.url')).toBe(to.url.replace('/in', key))
    for (const name of ['channels.json', 'channels.json.bak'])
      await vi.waitFor(async () => expect(await readFile(join(dataDir, name), 'utf8')).not.toContain(key), soon)
    await made.alert('i-1', {}, ['ops'])
    expect(await to.until(1)).toMatchObject([{ path: key }])
  })

  test('429 is obeyed', async () => {
    const to = await receiver({ status: 429, headers: { 'retry-after': '2' } }, { status: 200 })
    const made = await bench([webhook(to.url)])
    await made.alert('i-1')
    const got = await to.until(2)
    expect((got[1]?.atMs ?? 0) - (got[0]?.atMs ?? 0)).toBeGreaterThanOrEqual(1_950)
  })

  test('one that hangs keeps no other channel waiting', async () => {
    const [slow, quick] = [await receiver('hang'), await receiver()]
    const made = await bench([webhook(slow.url), webhook(quick.url, { id: 'quick', name: 'Quick' })])
    await made.alert('i-1')
    await quick.until(1)
    await vi.waitFor(() => expect(made.delivery('i-1', 'quick')?.state).toBe('sent'), soon)
    expect(made.delivery('i-1', 'ops')?.state).toBe('pending')
  })

  test('is given up with the reason, seen, tried again by hand, and discarded', async () => {
    const to = await receiver({ status: 410, body: 'gone' })
    const made = await bench([webhook(to.url)])
    await made.alert('i-1')
    await made.alert('i-2')
    await vi.waitFor(() => expect(made.channels.deadLetters()).toHaveLength(2), soon)
    expect(made.channels.deadLetters()[1]).toMatchObject({
      id: 'i-1:opened:1:ops',
      channelName: 'Ops',
      attempts: 1,
      problem: 'The receiver answers 410 Gone: gone.',
    })
    expect(made.delivery('i-1', 'ops')).toMatchObject({ state: 'dead' })
    to.answer({ status: 200 })
    expect(await made.channels.retry(['i-1:opened:1:ops', 'unknown'])).toEqual({ retried: 1, kept: [] })
    const got = await to.until(3)
    expect(got[2]?.headers['webhook-id']).toBe('i-1:opened:1:ops')
    await vi.waitFor(() => expect(made.delivery('i-1', 'ops')?.state).toBe('sent'), soon)
    expect(await made.channels.discard(['i-2:opened:1:ops'])).toBe(1)
    to.answer({ status: 410 })
    await made.alert('i-3')
    await vi.waitFor(() => expect(made.warnings.get('channels')).toMatch(/410/), soon)
    await made.channels.discard(['i-3:opened:1:ops'])
    expect(made.warnings.size).toBe(0)
    expect(made.channels.deadLetters()).toEqual([])
  })

  test('without its key it waits, and goes as soon as the key is there', async () => {
    const to = await receiver()
    const made = await bench([webhook('{{secret:hook}}')])
    await made.alert('i-1')
    await vi.waitFor(
      () => expect(made.delivery('i-1', 'ops')?.problem).toBe('The key hook is missing. Store it with this channel.'),
      soon,
    )
    made.keys.set('hook', to.url)
    made.channels.keyChanged('hook')
    await to.until(1)
  })

  test('a message with a known secret never leaves, and is not stored with it', async () => {
    const to = await receiver()
    const made = await bench([webhook(to.url)], { keys: { 'stripe.apiKey': 'sk_test_51HhQ2eZvKYlo2C0' } })
    const by = 'Ada, who pasted sk_test_51HhQ2eZvKYlo2C0'
    await made.alert('i-1', { acknowledged: { atMs: 1, by } })
    expect(made.channels.deadLetters()[0]?.problem).toMatch(/^Not sent: the message still contains stripe\.apiKey/)
    expect(made.delivery('i-1', 'ops')?.state).toBe('dead')
    expect(JSON.stringify(made.store.outbox())).not.toContain('51HhQ2eZvKYlo2C0')
    expect(to.received).toEqual([])
  })

  test('a secret that becomes known later is taken out of what waits and what was given up', async () => {
    const to = await receiver({ status: 410 }, { status: 500 })
    const dataDir = await temporaryFolder()
    const made = await bench([webhook(to.url)], {}, dataDir)
    const difference = 'the body says k-31415926535897'
    await made.alert('i-1', { difference })
    await to.until(1)
    await made.alert('i-2', { difference })
    await vi.waitFor(() => expect(made.delivery('i-2', 'ops')?.state).toBe('failed'), soon)
    const before = made.store.outbox()
    await made.channels.rewrite((text) => text)
    expect(made.store.outbox()).toBe(before)
    await made.channels.rewrite((text) => text.replaceAll('k-31415926535897', '‹key›'))
    const { waiting, dead } = made.store.outbox()
    expect([waiting, dead].map((list) => JSON.stringify(list).includes('‹key›'))).toEqual([true, true])
    for (const name of ['outbox.json', 'outbox.json.bak'])
      expect(await readFile(join(dataDir, name), 'utf8')).not.toContain('31415926535897')
  })

  test('a message that quotes a placeholder is not filled in', async () => {
    const to = await receiver()
    const made = await bench([webhook(to.url)], { keys: { token: 'tok-0123456789abcdef' } })
    await made.alert('i-1', { difference: 'the body says {{secret:token}}' })
    const [got] = await to.until(1)
    expect(got?.body).toContain('{{secret:token}}')
    expect(got?.body).not.toContain('tok-0123456789abcdef')
  })

  test('only the channels that routing leaves receive it', async () => {
    const [one, two] = [await receiver(), await receiver()]
    const made = await bench([webhook(one.url), webhook(two.url, { id: 'two', name: 'Two' })])
    await made.alert('i-1', {}, ['os', 'two'])
    await two.until(1)
    await made.alert('i-2', {}, ['os'])
    await vi.waitFor(() => expect(made.delivery('i-1', 'two')?.state).toBe('sent'), soon)
    expect(one.received).toEqual([])
    expect(made.delivery('i-2', 'two')).toBeUndefined()
    expect(made.store.outbox().waiting).toEqual([])
  })

  test('switched off it is sent nothing; what waited goes when it is on again', async () => {
    const to = await receiver({ status: 500 })
    const made = await bench([webhook(to.url)])
    await made.alert('i-1')
    await vi.waitFor(() => expect(made.delivery('i-1', 'ops')?.state).toBe('failed'), soon)
    await made.channels.save(webhook(to.url, { enabled: false }), {})
    await made.alert('i-2')
    expect(to.received).toHaveLength(1)
    to.answer({ status: 200 })
    await made.channels.save(webhook(to.url), {})
    await to.until(2)
    await made.channels.remove(webhook(to.url))
    expect(made.store.outbox()).toMatchObject({ waiting: [], dead: [] })
  })
})

describe('a weekend asleep', () => {
  test('what waited is sent after waking, tried before or not, and not given up for its age', async () => {
    const to = await receiver({ status: 503 }, 'reset', { status: 200 })
    const dataDir = await temporaryFolder()
    const friday = await bench([webhook(to.url)], {}, dataDir)
    await friday.alert('i-1')
    await to.until(1)
    await friday.alert('i-2')
    await friday.close()
    const weekendMs = 62 * 3_600_000
    // As if all of that had been on Friday.
    const monday = await openBench(dataDir, [webhook(to.url)])
    onTestFinished(() => monday.close())
    const { waiting, lookedAtMs = 0, ...rest } = monday.store.outbox()
    expect(waiting.map(({ attempts }) => attempts)).toEqual([1, 0])
    await monday.store.saveOutbox({
      ...rest,
      lookedAtMs: lookedAtMs - weekendMs,
      waiting: waiting.map((one) => ({ ...one, createdAtMs: one.createdAtMs - weekendMs, notBeforeMs: 0 })),
    })
    monday.channels.start()
    monday.channels.hurry()
    await vi.waitFor(() => expect(monday.store.outbox()).toMatchObject({ waiting: [], dead: [] }), soon)
    expect(to.received.map(({ headers }) => headers['webhook-id']).slice(-2)).toEqual([
      'i-1:opened:1:ops',
      'i-2:opened:1:ops',
    ])
  })
})

describe('a storm', () => {
  test('of forty alerts is a first one and one that tells the others', async () => {
    const to = await receiver()
    const made = await bench([webhook(to.url)])
    // As if the first had come ten seconds ago: what is gathered is told now.
    await made.alert('i-0')
    await to.until(1)
    for (let n = 1; n <= 40; n++) await made.alert(`i-${n}`)
    const waiting = made.store.outbox().waiting.length
    await made.store.saveOutbox({
      ...made.store.outbox(),
      waiting: made.store.outbox().waiting.map((one) => ({ ...one, createdAtMs: one.createdAtMs - 10_000 })),
    })
    await made.alert('i-41')
    await vi.waitFor(() => expect(made.store.outbox().waiting).toEqual([]), soon)
    const last = JSON.parse(to.received.at(-1)?.body ?? '')
    expect(last.type).toBe('incidents')
    expect(last.data.notices).toHaveLength(waiting + 1)
    expect(to.received.length).toBeLessThanOrEqual(6)
    expect(made.delivery('i-41', 'ops')?.state).toBe('sent')
    expect(made.delivery('i-20', 'ops')?.state).toBe('sent')
  })
})

describe('kill -9', () => {
  async function killed(
    dataDir: string,
    url: string,
    when: 'before' | 'during',
    ready: (out: Promise<unknown>) => Promise<unknown>,
  ) {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'killed.ts'), dataDir, url, when], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const exited = once(child, 'exit')
    await ready(once(createInterface({ input: child.stdout }), 'line'))
    child.kill('SIGKILL')
    await exited
  }

  test('between storing and sending: the next start sends it, once', async () => {
    const to = await receiver()
    const dataDir = await temporaryFolder()
    await killed(dataDir, to.url, 'before', (line) => line)
    expect(to.received).toEqual([])
    const made = await bench([], {}, dataDir)
    await to.until(1)
    await vi.waitFor(() => expect(made.store.outbox().waiting).toEqual([]), soon)
    // The incident still says pending: it is handed over again, and known.
    await made.alert('i-1')
    expect(to.received).toHaveLength(1)
  })

  test('while the receiver has it: sent again under the same key', async () => {
    const to = await receiver('hang', { status: 200 })
    const dataDir = await temporaryFolder()
    await killed(dataDir, to.url, 'during', () => to.until(1))
    await bench([], {}, dataDir)
    const got = await to.until(2)
    expect(got[1]?.headers['webhook-id']).toBe(got[0]?.headers['webhook-id'])
    expect(got[1]?.body).toBe(got[0]?.body)
  })
})

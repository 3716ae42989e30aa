import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { type Channel, channelSchema } from '../../../electron/core/model/channel.ts'
import { incident, notice } from '../../core/channels/samples.ts'
import { startMailServer } from '../../kit/mailServer.ts'
import { type Answer, startReceiver } from '../../kit/receiver.ts'
import { temporaryFolder } from '../store/fixtures.ts'
import { openBench } from './bench.ts'

const soon = { timeout: 10_000, interval: 20 }

async function receiver(...answers: Answer[]) {
  const made = await startReceiver(...answers)
  onTestFinished(() => made.close())
  return made
}

async function mailServer(options: Parameters<typeof startMailServer>[0] = {}) {
  const made = await startMailServer(options)
  onTestFinished(() => made.close())
  const caFile = join(await temporaryFolder(), 'ca.pem')
  await writeFile(caFile, made.caPem)
  return { ...made, caFile }
}

async function bench(channel: Channel, more: Parameters<typeof openBench>[2] = {}) {
  const made = await openBench(await temporaryFolder(), [channel], more)
  onTestFinished(() => made.close())
  made.channels.start()
  return made
}

const none = { caFiles: [] }
const test1 = (made: Awaited<ReturnType<typeof bench>>, channel: Channel, values = {}) =>
  made.channels.test(channel, values, undefined)

describe('Send a test', () => {
  const slack = channelSchema.parse({ kind: 'slack', id: 'chat', name: '#ops', url: '{{secret:channel.chat.url}}' })

  test('Slack: shows what was sent and what came back, without the address’s key', async () => {
    const to = await receiver({ status: 200, body: 'ok' })
    const made = await bench(slack)
    const address = to.url.replace('/in', '/services/T0123/B0456/s3cr3tOfTheWebhook')
    const result = await test1(made, slack, { 'channel.chat.url': address })
    // Given by hand and not stored: the gate does not know it, the transcript names the place only.
    expect(result).toMatchObject({ ok: true, text: 'It was taken. Look whether it arrived.' })
    expect(JSON.parse(to.received[0]?.body ?? '').text).toBe('Test: Headstart can reach this channel')
    expect(result.transcript).toContain('200 OK after')
    expect(result.transcript).not.toContain('s3cr3tOfTheWebhook')
    expect(made.keys.size).toBe(0)
  })

  test('Slack: says what to do about a webhook that is gone', async () => {
    const to = await receiver({ status: 404, body: 'no_service' })
    const made = await bench(slack, { keys: { 'channel.chat.url': to.url } })
    expect(await test1(made, slack)).toMatchObject({
      ok: false,
      text: 'Slack knows this webhook no longer. Make a new one and store its address here.',
    })
    expect(made.channels.deadLetters()).toEqual([])
  })

  test('a receiver that echoes the key is not believed to have none', async () => {
    const to = await receiver({ status: 500, body: 'bad token s3cr3tOfTheWebhook' })
    const key = to.url.replace('/in', '/s3cr3tOfTheWebhook')
    const made = await bench(slack, { keys: { 'channel.chat.url': key, other: 's3cr3tOfTheWebhook' } })
    const { text, transcript } = await test1(made, slack)
    expect(`${text} ${transcript}`).not.toContain('s3cr3tOfTheWebhook')
  })

  test('nobody there', async () => {
    const to = await receiver()
    await to.close()
    const made = await bench(slack, { keys: { 'channel.chat.url': to.url } })
    expect(await test1(made, slack)).toMatchObject({ ok: false, text: expect.stringMatching(/refuses connections\.$/) })
  })

  test('Teams: a card', async () => {
    const to = await receiver({ status: 202 })
    const teams = channelSchema.parse({ kind: 'teams', id: 'chat', name: 'Ops', url: '{{secret:t}}' })
    const made = await bench(teams, { keys: { t: to.url } })
    expect((await test1(made, teams)).ok).toBe(true)
    expect(JSON.parse(to.received[0]?.body ?? '').attachments[0].content.type).toBe('AdaptiveCard')
  })
})

describe('PagerDuty', () => {
  const taken: Answer = { status: 202, body: '{"status":"success","message":"Event processed","dedup_key":"x"}' }
  const key = 'R0123456789ABCDEF0123456789ABCDE'

  async function pager(...answers: Answer[]) {
    const to = await receiver(...answers)
    const channel = channelSchema.parse({
      kind: 'pagerduty',
      id: 'pager',
      name: 'Pager',
      routingKey: '{{secret:pd}}',
      url: to.url,
    })
    return { to, channel, made: await bench(channel, { keys: { pd: key } }) }
  }
  const bodies = (to: { received: { body: string }[] }) => to.received.map(({ body }) => JSON.parse(body))

  test('one incident is triggered, acknowledged and resolved on one key', async () => {
    const { to, made } = await pager(taken)
    await made.alert('i-1')
    const open = made.incidents.get('i-1') ?? incident()
    await made.channels.deliver(notice('acknowledged', { id: 'i-1:acknowledged:1' }), open, undefined)
    await made.channels.deliver(notice('recovered', { id: 'i-1:recovered:1' }), { ...open, state: 'closed' }, undefined)
    await to.until(3)
    expect(bodies(to).map((one) => [one.event_action, one.dedup_key, one.routing_key])).toEqual([
      ['trigger', 'headstart/i-1', key],
      ['acknowledge', 'headstart/i-1', key],
      ['resolve', 'headstart/i-1', key],
    ])
  })

  test('a test opens an incident and resolves it', async () => {
    const { to, channel, made } = await pager(taken)
    const result = await test1(made, channel)
    expect(result).toMatchObject({ ok: true, text: 'PagerDuty opened an incident and resolved it again.' })
    expect(bodies(to).map((one) => one.event_action)).toEqual(['trigger', 'resolve'])
    expect(result.transcript).not.toContain(key)
  })

  test('a storm stays one event per incident', async () => {
    const { to, made } = await pager(taken)
    for (let n = 0; n < 12; n++) await made.alert(`i-${n}`)
    await to.until(12)
    expect(new Set(bodies(to).map((one) => one.dedup_key)).size).toBe(12)
  })

  test('a digest of quiet hours calls for each incident that is still open', async () => {
    const { to, made } = await pager(taken)
    const held = (id: string) => notice('opened', { id: `${id}:opened:1`, delivery: 'withheld' })
    for (const id of ['i-1', 'i-2']) made.incidents.set(id, incident({ id, notices: [held(id)] }))
    made.incidents.set('i-3', incident({ id: 'i-3', state: 'closed', notices: [held('i-3')] }))
    const tells = ['i-1', 'i-2', 'i-3'].map((id) => `${id}:opened:1`)
    const digest = notice('digest', { id: 'i-1:digest:1', title: '3 incidents during quiet hours', tells })
    await made.channels.deliver(digest, made.incidents.get('i-1') ?? incident(), undefined)
    await to.until(2)
    await vi.waitFor(() => expect(made.store.outbox().waiting).toEqual([]), soon)
    expect(bodies(to).map((one) => [one.event_action, one.dedup_key])).toEqual([
      ['trigger', 'headstart/i-1'],
      ['trigger', 'headstart/i-2'],
    ])
    expect(made.delivery('i-2', 'pager')?.state).toBe('sent')
  })

  test('a dead trigger of an incident that is over calls nobody', async () => {
    const { made } = await pager({ status: 400, body: '{"status":"invalid event"}' })
    await made.alert('i-1')
    await vi.waitFor(() => expect(made.channels.deadLetters()).toHaveLength(1), soon)
    made.incidents.set('i-1', incident({ id: 'i-1', state: 'closed' }))
    expect(await made.channels.retry(['i-1:opened:1:pager'])).toEqual({
      retried: 0,
      kept: [{ id: 'i-1:opened:1:pager', problem: 'The incident is over. PagerDuty would call people for it.' }],
    })
  })
})

describe('e-mail', () => {
  const mail = (port: number, more: object = {}): Channel =>
    channelSchema.parse({
      kind: 'email',
      id: 'mail',
      name: 'Mail',
      host: '127.0.0.1',
      port,
      from: 'Headstart <alerts@example.com>',
      to: ['ops@example.com', 'Ada <ada@example.com>'],
      ...more,
    })
  const login = { user: 'alerts', pass: 'hunter2-hunter2' }
  const withLogin = { user: 'alerts', password: '{{secret:smtp}}' }
  const header = (raw: string, name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(raw)?.[1]?.trim()

  test.each(['starttls', 'tls'] as const)('goes out over %s with a login, in one thread', async (security) => {
    const server = await mailServer({ security, login })
    const channel = mail(server.port, { security, ...withLogin })
    const made = await bench(channel, { keys: { smtp: login.pass }, caFiles: [server.caFile] })
    await made.alert('i-1')
    const open = made.incidents.get('i-1') ?? incident()
    await made.channels.deliver(notice('recovered', { id: 'i-1:recovered:1' }), { ...open, state: 'closed' }, undefined)
    await vi.waitFor(() => expect(server.mails).toHaveLength(2), soon)
    const [first, second] = server.mails
    expect(first).toMatchObject({
      from: 'alerts@example.com',
      to: ['ops@example.com', 'ada@example.com'],
      secure: true,
      user: 'alerts',
    })
    expect(header(first?.raw ?? '', 'Subject')).toBe('Stripe Balance answers 503')
    expect(header(first?.raw ?? '', 'Message-ID')).toBe('<incident.i-1@example.com>')
    expect(header(second?.raw ?? '', 'References')).toBe('<incident.i-1@example.com>')
    expect(header(second?.raw ?? '', 'Subject')).toBe('Re: Stripe Balance answers 503')
    await vi.waitFor(() => expect(made.delivery('i-1', 'mail')).toMatchObject({ state: 'sent', attempts: 1 }), soon)
  })

  test('a test shows the dialogue without the password', async () => {
    const server = await mailServer({ login })
    const channel = mail(server.port, withLogin)
    const made = await bench(channel, { caFiles: [server.caFile] })
    const { ok, transcript } = await test1(made, channel, { smtp: login.pass })
    expect(ok).toBe(true)
    expect(transcript).toMatch(/> STARTTLS[\s\S]*> AUTH[\s\S]*> RCPT TO:<ops@example.com>[\s\S]*< 250/)
    expect(transcript).not.toContain(login.pass)
    expect(transcript).not.toContain(Buffer.from(`\0alerts\0${login.pass}`).toString('base64'))
  })

  test.each<[string, Parameters<typeof startMailServer>[0], object, Parameters<typeof openBench>[2], RegExp]>([
    [
      'a wrong password',
      { login },
      withLogin,
      { keys: { smtp: 'wrong-wrong-wrong' } },
      /does not accept user and password: 535/,
    ],
    ['no STARTTLS there', { security: 'none' }, {}, none, /No encryption with 127\.0\.0\.1/],
    ['a certificate that nobody trusts', { untrusted: true }, {}, {}, /certificate/],
    [
      'nobody wants it',
      { refuse: { address: 'ops@example.com', code: 550 } },
      { to: ['ops@example.com'] },
      {},
      /refuses the mail: .*550/,
    ],
  ])('%s', async (_, options, more, benchOptions, problem) => {
    const server = await mailServer(options)
    const channel = mail(server.port, more)
    const made = await bench(channel, { caFiles: [server.caFile], ...benchOptions })
    expect(await test1(made, channel)).toMatchObject({ ok: false, text: expect.stringMatching(problem) })
    expect(server.mails).toEqual([])
  })

  test('one recipient of two is refused: it is sent, and says so', async () => {
    const server = await mailServer({ refuse: { address: 'ada@example.com', code: 550 } })
    const made = await bench(mail(server.port), { caFiles: [server.caFile] })
    await made.alert('i-1')
    await vi.waitFor(
      () =>
        expect(made.delivery('i-1', 'mail')).toMatchObject({
          state: 'sent',
          problem: 'The server did not take it for ada@example.com.',
        }),
      soon,
    )
  })

  test('nobody there, and a name that is no name', async () => {
    const server = await mailServer()
    await server.close()
    const made = await bench(mail(server.port))
    expect((await test1(made, mail(server.port))).text).toMatch(/cannot be used: .*ECONNREFUSED/)
    const lost = mail(server.port, { host: 'nowhere.invalid' })
    expect((await test1(made, lost)).ok).toBe(false)
  })
})

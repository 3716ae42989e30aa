import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sayOcsp } from '../../../electron/core/facts.ts'
import { ocspOf } from '../../../electron/node/probe/ocsp.ts'
import { createProbe } from '../../../electron/node/probe/probe.ts'
import { createAuthority, der } from '../../kit/certificates.ts'

const time = (ms: number) => {
  const digits = new Date(ms).toISOString().replaceAll(/[-:T]/g, '').slice(0, 14)
  return der(0x18, Buffer.from(`${digits}Z`))
}
const saidAtMs = Date.UTC(2026, 0, 15, 9, 30)
const untilMs = saidAtMs + 86_400_000

/** An OCSP response (RFC 6960 4.2.1) with one answer and no signature worth the name. */
function stapled(status: Buffer, next = true, responder = 0xa2): Buffer {
  const certificate = der(0x30, der(0x30, Buffer.alloc(0)), der(0x04, Buffer.alloc(20)), der(0x02, Buffer.from([1])))
  const single = der(0x30, certificate, status, time(saidAtMs), ...(next ? [der(0xa0, time(untilMs))] : []))
  const data = der(0x30, der(responder, der(0x04, Buffer.alloc(20))), time(saidAtMs), der(0x30, single))
  const basic = der(0x30, data, der(0x30, Buffer.alloc(0)), der(0x03, Buffer.alloc(200)))
  const oid = Buffer.from('06092b0601050507300101', 'hex')
  return der(0x30, der(0x0a, Buffer.from([0])), der(0xa0, der(0x30, oid, der(0x04, basic))))
}
const good = der(0x80)
const revoked = der(0xa1, time(saidAtMs))
const unknown = der(0x82)

describe('what a stapled answer says', () => {
  test.each([
    ['good', stapled(good), { state: 'good', saidAtMs, untilMs }],
    ['good without an end', stapled(good, false), { state: 'good', saidAtMs }],
    ['a responder by name', stapled(good, true, 0xa1), { state: 'good', saidAtMs, untilMs }],
    ['revoked', stapled(revoked), { state: 'revoked', saidAtMs, untilMs }],
    ['unknown', stapled(unknown), { state: 'unknown', saidAtMs, untilMs }],
    ['nothing', null, { state: 'none' }],
    ['an error of the responder', der(0x30, der(0x0a, Buffer.from([3]))), undefined],
    ['noise', Buffer.from('not an answer'), undefined],
  ])('%s', (_, bytes, said) => {
    expect(ocspOf(bytes)).toEqual(said)
  })

  test('an answer that is cut anywhere is no answer, and never throws', () => {
    const whole = stapled(good)
    for (let end = 1; end < whole.length; end++) expect(ocspOf(whole.subarray(0, end))).toBeUndefined()
  })
})

describe('over a real handshake', () => {
  const authority = createAuthority('Staples')
  let server: Server
  let staple: Buffer | null = null
  beforeAll(async () => {
    server = createServer(authority.issue(['127.0.0.1']), (_, response) => void response.end('ok'))
    server.on('OCSPRequest', (_, __, answer) => answer(null, staple))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => void server.close())

  test.each([
    ['good', stapled(good), 'good, said 2026-01-15 09:30:00 UTC, until 2026-01-16 09:30:00 UTC'],
    ['revoked', stapled(revoked), 'revoked, said 2026-01-15 09:30:00 UTC, until 2026-01-16 09:30:00 UTC'],
    ['nothing', null, 'the server sent no proof along'],
  ])('%s is told and changes nothing else', async (_, bytes, said) => {
    staple = bytes
    const probe = createProbe({ version: '0', env: {}, settings: () => ({ useSystemProxy: false, caFiles: [] }) })
    const { port } = server.address() as AddressInfo
    const request = { method: 'GET' as const, url: `https://127.0.0.1:${port}/`, headers: [], followRedirects: true }
    const { raw } = await probe.attempt({ request, timeoutMs: 3_000 }, new AbortController().signal)
    const tls = raw[0]?.connection?.tls
    expect(tls && sayOcsp(tls)).toBe(said)
    expect(raw[0]?.failure?.kind).toBe('tls-untrusted')
  })
})

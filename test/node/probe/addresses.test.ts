import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Address } from '../../../electron/core/model/exchange.ts'
import { interleave } from '../../../electron/node/probe/connectFirst.ts'
import { createLookup } from '../../../electron/node/probe/lookup.ts'
import { type ProbeBench, startProbeBench } from '../../kit/tryProbe.ts'

let bench: ProbeBench
beforeAll(async () => {
  bench = await startProbeBench()
})
afterAll(() => bench.close())

const v4 = (address: string): Address => ({ address, family: 4 })
const v6 = (address: string): Address => ({ address, family: 6 })
const named = (target: 'ok' | 'secureOk') => {
  const url = new URL(bench.vendor.urls[target])
  url.hostname = 'vendor.test'
  return url
}

test('a name: all answers, the one used, and a DNS phase', async () => {
  const answers = [v4('127.0.0.9'), v6('::1'), v4('127.0.0.1')]
  const exchange = await bench.judged(named('ok'), { options: { lookup: async () => answers } })
  expect(exchange.response?.status).toBe(200)
  expect(exchange.connection).toMatchObject({ host: 'vendor.test', answers, remote: { address: '127.0.0.1' } })
  expect(exchange.instants.dnsEnd).toBeGreaterThanOrEqual(exchange.instants.dnsStart ?? Number.NaN)
  expect(exchange.request.headers).toContainEqual(['host', named('ok').host])
})

test('an address that keeps silent is passed over for the next', async () => {
  const port = Number(new URL(bench.vendor.urls.hangBeforeAccept).port)
  const server = createServer((_, response) => response.end('second'))
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.2', () => resolve()))
  const lookup = async () => [v4('127.0.0.1'), v4('127.0.0.2')]
  const exchange = await bench.judged(new URL(`http://vendor.test:${port}/`), { options: { lookup } })
  server.close()
  expect(exchange.response?.body?.text).toBe('second')
  expect(exchange.connection?.remote?.address).toBe('127.0.0.2')
})

test('when every address fails, each is named', async () => {
  const url = new URL(bench.vendor.urls.refused)
  url.hostname = 'vendor.test'
  const lookup = async () => [v4('127.0.0.1'), v4('127.0.0.9')]
  const { failure } = await bench.judged(url, { options: { lookup } })
  expect(failure).toMatchObject({ kind: 'refused', code: 'ECONNREFUSED', phase: 'tcp' })
  expect(failure?.message).toContain('127.0.0.1: ECONNREFUSED; 127.0.0.9: ECONNREFUSED')
})

test('a certificate is checked against the name, not the address', async () => {
  const lookup = async () => [v4('127.0.0.1')]
  expect((await bench.judged(named('secureOk'), { options: { lookup } })).connection?.tls?.verified).toBe(true)
  const other = new URL(bench.vendor.urls.secureOk)
  other.hostname = 'other.test'
  expect((await bench.judged(other, { options: { lookup } })).failure?.kind).toBe('tls-wrong-host')
})

test('the system resolves localhost', async () => {
  const url = new URL(bench.vendor.urls.ok)
  url.hostname = 'localhost'
  const exchange = await bench.judged(url)
  expect(exchange.response?.status).toBe(200)
  expect(exchange.connection?.answers).toContainEqual(v4('127.0.0.1'))
})

test('an answer without addresses is a failure, not a hang', async () => {
  const exchange = await bench.judged(named('ok'), { options: { lookup: async () => [] } })
  expect(exchange.failure).toMatchObject({ kind: 'unreachable', phase: 'tcp' })
})

test.each([
  [
    [v6('a::1'), v6('a::2'), v4('1.1.1.1')],
    ['a::1', '1.1.1.1', 'a::2'],
  ],
  [
    [v4('1.1.1.1'), v4('2.2.2.2')],
    ['1.1.1.1', '2.2.2.2'],
  ],
  [
    [v4('1.1.1.1'), v6('a::1'), v6('a::2')],
    ['1.1.1.1', 'a::1', 'a::2'],
  ],
  [[], []],
])('addresses %j are tried as %j', (answers, order) => {
  expect(interleave(answers).map(({ address }) => address)).toEqual(order)
})

test('probes of one name at one moment ask once, and later ones ask anew', async () => {
  const ask = vi.fn(async () => [v4('127.0.0.1')])
  const lookup = createLookup(ask)
  await Promise.all([lookup('a.test'), lookup('a.test'), lookup('b.test')])
  expect(ask).toHaveBeenCalledTimes(2)
  await lookup('a.test')
  expect(ask).toHaveBeenCalledTimes(3)
})

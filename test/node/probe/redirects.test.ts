import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Exchange } from '../../../electron/core/model/exchange.ts'
import { type ProbeBench, startProbeBench } from '../../kit/tryProbe.ts'

let bench: ProbeBench
beforeAll(async () => {
  bench = await startProbeBench()
})
afterAll(() => bench.close())

const keys = [
  { name: 'Authorization', value: 'Bearer top-secret' },
  { name: 'Cookie', value: 'session=top-secret' },
  { name: 'X-Api-Key', value: 'top-secret' },
  { name: 'Accept', value: 'application/json' },
]
const received = (exchange: Exchange | undefined) => JSON.parse(exchange?.response?.body?.text ?? '')

test('each hop is its own exchange on its own connection', async () => {
  const hops = await bench.attempt('redirectChain')
  expect(hops.map(({ role, response }) => [role, response?.status])).toEqual([
    ['redirect', 302],
    ['redirect', 302],
    ['redirect', 302],
    ['redirect', 302],
    ['request', 200],
  ])
  const ports = hops.map(({ connection }) => connection?.local?.port)
  expect(new Set(ports).size).toBe(hops.length)
})

test('a loop ends after ten redirects', async () => {
  const hops = await bench.attempt('redirectLoop')
  expect(hops).toHaveLength(11)
  expect(hops.at(-1)).toMatchObject({ role: 'request', failure: { kind: 'too-many-redirects' } })
})

test('redirects are left alone when that is the wish', async () => {
  const hops = await bench.attempt('redirectChain', { followRedirects: false })
  expect(hops).toHaveLength(1)
  expect(hops[0]).toMatchObject({ role: 'request', response: { status: 302 } })
  expect(hops[0]).not.toHaveProperty('failure')
})

test('keys travel within the origin', async () => {
  const hops = await bench.attempt('redirectSeeOther', { method: 'POST', body: 'a=1', headers: keys })
  const last = received(hops.at(-1))
  expect(last).toMatchObject({ method: 'GET', body: '' })
  expect(last.headers).toContainEqual(['Authorization', 'Bearer top-secret'])
})

test.each(['redirectElsewhere', 'downgrade'] as const)('no key leaves the origin: %s', async (target) => {
  const hops = await bench.attempt(target, { headers: keys })
  expect(hops).toHaveLength(2)
  expect(JSON.stringify(received(hops[1]))).not.toContain('top-secret')
  expect(received(hops[1]).headers).toContainEqual(['Accept', 'application/json'])
  expect(JSON.stringify(hops[1]?.request)).not.toContain('top-secret')
})

test('307 keeps method and body, 301 turns a post into a get', async () => {
  const post = { method: 'POST', body: 'a=1' } as const
  const kept = await bench.attempt('redirectKeepMethod', post)
  expect(received(kept.at(-1))).toMatchObject({ method: 'POST', body: 'a=1' })
  const turned = await bench.attempt('redirectPost', post)
  expect(received(turned.at(-1))).toMatchObject({ method: 'GET', body: '' })
})

test('a body is never handed to another origin', async () => {
  const before = bench.vendor.requests.length
  const hops = await bench.attempt('redirectElsewhereKeepMethod', { method: 'POST', body: 'key=top-secret' })
  expect(hops).toHaveLength(1)
  expect(hops[0]).toMatchObject({ role: 'request', response: { status: 308 } })
  expect(bench.vendor.requests.length).toBe(before + 1)
})

test('one time-out covers all hops, and the hops before it are kept', async () => {
  const hops = await bench.attempt('redirectToHang', { timeoutMs: 300 })
  expect(hops.map(({ role, failure }) => [role, failure?.kind])).toEqual([
    ['redirect', undefined],
    ['request', 'timeout'],
  ])
})

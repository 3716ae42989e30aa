import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { VendorUrl } from '../../kit/misbehavingVendor.ts'
import { type ProbeBench, startProbeBench } from '../../kit/tryProbe.ts'

let bench: ProbeBench
beforeAll(async () => {
  bench = await startProbeBench()
})
afterAll(() => bench.close())

const sockets = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length

test('nothing stays open after any way an attempt can end', async () => {
  await vi.waitFor(() => expect(bench.vendor.openSockets()).toBe(0))
  const before = sockets()
  const ends: VendorUrl[] = ['ok', 'secureOk', 'http2', 'hang', 'tlsHang', 'hangAfterHeaders', 'expired', 'reset']
  const more: VendorUrl[] = [
    'bigHeader',
    'gzipBomb',
    'hugeBody',
    'truncatedBody',
    'redirectLoop',
    'http2Hang',
    'brokenGzip',
  ]
  await Promise.all([...ends, ...more].map((target) => bench.attempt(target, { timeoutMs: 800 })))
  await vi.waitFor(() => expect(bench.vendor.openSockets()).toBe(0))
  await vi.waitFor(() => expect(sockets()).toBeLessThanOrEqual(before))
})

test.each<VendorUrl>(['hangBeforeAccept', 'hang', 'tlsHang', 'slowBody', 'http2Hang'])(
  'the caller can stop it at any moment: %s',
  async (target) => {
    const controller = new AbortController()
    const running = bench.judged(target, { signal: controller.signal })
    setTimeout(() => controller.abort(), 100)
    const exchange = await running
    expect(exchange.failure).toMatchObject({ kind: 'aborted', code: 'ABORT_ERR' })
    await vi.waitFor(() => expect(bench.vendor.openSockets()).toBe(0))
  },
)

test('a signal that has already fired lets nothing be sent', async () => {
  const before = bench.vendor.requests.length
  const exchange = await bench.judged('ok', { signal: AbortSignal.abort() })
  expect(exchange.failure?.kind).toBe('aborted')
  expect(bench.vendor.requests.length).toBe(before)
})

test('attempts leave no listener on the signal they were given', async () => {
  const { signal } = new AbortController()
  const added = vi.spyOn(signal, 'addEventListener')
  const removed = vi.spyOn(signal, 'removeEventListener')
  await bench.attempt('ok', { signal })
  await bench.attempt('refused', { signal })
  expect(added).toHaveBeenCalledTimes(2)
  for (const [, listener] of added.mock.calls) {
    expect(removed.mock.calls.some(([, gone]) => gone === listener)).toBe(true)
  }
})

test('a vendor that hangs does not hold up another', async () => {
  const order: string[] = []
  const hanging = Array.from({ length: 30 }, async () => {
    await bench.attempt('hang', { timeoutMs: 1_500 })
    order.push('hang')
  })
  await bench.attempt('ok')
  order.push('ok')
  await Promise.all(hanging)
  expect(order[0]).toBe('ok')
})

test('attempts one after another each use a connection of their own', async () => {
  const ports = new Set<number | undefined>()
  for (let round = 0; round < 5; round++) ports.add((await bench.judged('secureOk')).connection?.local?.port)
  expect(ports.size).toBe(5)
})

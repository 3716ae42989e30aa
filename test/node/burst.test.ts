import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import type { Address } from '../../electron/core/model/exchange.ts'
import { policySchema } from '../../electron/core/model/monitor.ts'
import { createProbe } from '../../electron/node/probe/probe.ts'
import { systemClock } from '../../electron/node/systemClock.ts'
import { type Bench, createBench, monitorOf } from '../core/watch/bench.ts'

const v4 = (address: string): Address => ({ address, family: 4 })
const opened: Server[] = []
let bench: Bench | undefined
afterEach(async () => {
  await bench?.watch.stop()
  for (const server of opened.splice(0)) server.close()
})

/** The same vendor at two addresses, each of which answers as it likes; the watch and the probe are the real ones. */
async function watchTwo(first: number, second: number): Promise<Bench> {
  const listen = (status: number, address: string, port: number) =>
    new Promise<number>((resolve, reject) => {
      const server = createServer((_, response) => response.writeHead(status).end())
      opened.push(server)
      server.once('error', reject)
      server.listen(port, address, () => resolve((server.address() as AddressInfo).port))
    })
  const port = await listen(first, '127.0.0.1', 0)
  await listen(second, '127.0.0.2', port)
  const lookup = async () => [v4('127.0.0.1'), v4('127.0.0.2')]
  const settings = () => ({ useSystemProxy: false, caFiles: [] })
  const request = { method: 'GET' as const, url: `http://vendor.test:${port}/`, headers: [], followRedirects: true }
  const policy = policySchema.parse({ confirmAfterMs: [0, 20, 40] })
  bench = createBench({
    monitors: [monitorOf('a', { request, policy, intervalMs: 86_400_000, timeoutMs: 2_000 })],
    change: { clock: systemClock, probe: createProbe({ version: '1.2.3', env: {}, settings, lookup }) },
  })
  bench.watch.start()
  void bench.watch.probeNow('a')
  return bench
}

const seen = ({ transcripts }: Bench) =>
  transcripts.map(({ attempt, exchanges, verdict }) => [
    exchanges[0]?.connection?.remote?.address,
    attempt.variation?.kind,
    verdict.state,
  ])

test('the burst asks the other address of the name, and each record says what it did otherwise', async () => {
  const { transcripts, shown, incidents } = await watchTwo(503, 503)
  await vi.waitFor(() => expect(shown).toHaveLength(1), 5_000)
  expect(seen(bench as Bench)).toEqual([
    ['127.0.0.1', undefined, 'down'],
    ['127.0.0.1', undefined, 'down'],
    ['127.0.0.2', 'address', 'down'],
    ['127.0.0.1', undefined, 'down'],
  ])
  expect(transcripts[2]?.attempt.variation).toEqual({
    ...{ kind: 'address', host: 'vendor.test' },
    ...{ use: '127.0.0.2', instead: '127.0.0.1' },
  })
  expect([...incidents.values()][0]?.attempts).toBe(4)
})

test('an address of two that is dead is no incident by itself', async () => {
  const { shown } = await watchTwo(503, 200)
  await vi.waitFor(
    () =>
      expect(bench?.watch.status('a')?.sentence).toMatch(
        /failed, too few for an incident\. It answers at 127\.0\.0\.2, not at 127\.0\.0\.1\.$/,
      ),
    5_000,
  )
  expect(seen(bench as Bench).at(-1)).toEqual(['127.0.0.2', 'address', 'up'])
  expect(shown).toEqual([])
})

import { describe, expect, test } from 'vitest'
import { createBench, monitorOf, type Script } from './bench.ts'

const hourMs = 3_600_000
const fifty = (intervalMs: number) => Array.from({ length: 50 }, (_, index) => monitorOf(`m${index}`, { intervalMs }))

/** How often the clock woke the conductor in an hour, apart from answers of vendors, and how many probes it made. */
async function anHour(script: Script): Promise<{ wakes: number; probes: number; waiting: number }> {
  const bench = createBench(script)
  const { after } = bench.clock
  let fired = 0
  bench.clock.after = (delayMs, fire) =>
    after(delayMs, () => {
      fired += 1
      fire()
    })
  bench.watch.start()
  await bench.clock.advance(hourMs)
  const probes = bench.calls.length
  const waiting = bench.clock.timers()
  await bench.watch.stop()
  return { wakes: fired - probes, probes, waiting }
}

describe('nothing wakes more often than the next due probe', () => {
  test.each([
    ['50 monitors each minute', { monitors: fifty(60_000) }, 50 * 60],
    ['50 monitors each hour', { monitors: fifty(hourMs) }, 50],
  ])('%s', async (_name, script, expected) => {
    const { wakes, probes, waiting } = await anHour(script)
    expect(Math.abs(probes - expected)).toBeLessThanOrEqual(50)
    expect(wakes).toBeLessThanOrEqual(probes + 1)
    expect(waiting).toBeLessThanOrEqual(1)
  })

  test('nothing to watch: no wake at all', async () => {
    expect(await anHour({ monitors: [] })).toEqual({ wakes: 0, probes: 0, waiting: 0 })
  })

  test('everything paused: no wake at all', async () => {
    const monitors = fifty(60_000).map(({ monitor, vendorName }) => ({
      monitor: { ...monitor, paused: { sinceMs: 0, untilMs: null } },
      vendorName,
    }))
    expect(await anHour({ monitors })).toMatchObject({ wakes: 0, probes: 0 })
  })

  test('keyless monitors wake it for their own probes only', async () => {
    const request = {
      method: 'GET' as const,
      url: 'https://a.vendor.test/',
      headers: [{ name: 'x', value: '{{secret:a.b}}' }],
      followRedirects: true,
    }
    const { wakes, probes } = await anHour({ monitors: [monitorOf('a', { request, intervalMs: 60_000 })] })
    expect([probes, wakes <= 62]).toEqual([0, true])
  })
})

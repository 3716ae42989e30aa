import { describe, expect, test } from 'vitest'
import { type Baseline, baselineLimitMs } from '../../../electron/core/assess/baseline.ts'
import { assess } from '../../../electron/core/assess.ts'
import { type Expectation, monitorSchema } from '../../../electron/core/model/monitor.ts'
import { createMatchers } from '../../../electron/node/matchers.ts'
import { exchangeSample } from '../redact/exchangeSample.ts'
import { createBench, monitorOf } from '../watch/bench.ts'

const matchers = createMatchers()

function judged(
  rule: Omit<Extract<Expectation, { kind: 'responseTime' }>, 'kind'>,
  totalMs: number,
  baseline?: Baseline,
) {
  const request = { url: 'https://api.vendor.example/v1' }
  const expectations = [{ kind: 'responseTime', ...rule }]
  const monitor = monitorSchema.parse({ id: 'm', vendorId: 'v', name: 'Balance', request, expect: expectations })
  const exchange = exchangeSample()
  exchange.instants.end = totalMs
  const { state, evidence } = assess({ monitor, exchanges: [exchange], keySent: false, nowMs: 0, matchers, baseline })
  return [state, evidence.find(({ kind }) => kind === 'responseTime')?.expected]
}

describe('slow by its own measure', () => {
  const usual = { medianMs: 120, probes: 5_000 }
  test.each<[string, ReturnType<typeof judged>, string, string]>([
    [
      'three times the median is allowed',
      judged({ degradedOverBaseline: 3 }, 360, usual),
      'up',
      'at most 360 ms, 3 times the usual 120 ms',
    ],
    [
      'more is not',
      judged({ degradedOverBaseline: 3 }, 361, usual),
      'degraded',
      'at most 360 ms, 3 times the usual 120 ms',
    ],
    [
      '5 ms that become 16 ms are no alarm',
      judged({ degradedOverBaseline: 3 }, 16, { medianMs: 5, probes: 5_000 }),
      'up',
      'at most 205 ms, 200 ms over the usual 5 ms',
    ],
    [
      '5 ms that become 300 ms are one',
      judged({ degradedOverBaseline: 3 }, 300, { medianMs: 5, probes: 5_000 }),
      'degraded',
      'at most 205 ms, 200 ms over the usual 5 ms',
    ],
    [
      'too few probes tell nothing',
      judged({ degradedOverBaseline: 3 }, 9_000, { medianMs: 5, probes: 99 }),
      'up',
      '3 times the usual (not judged before 100 probes passed)',
    ],
    [
      'nothing known',
      judged({ degradedOverBaseline: 3 }, 9_000),
      'up',
      '3 times the usual (not judged before 100 probes passed)',
    ],
    [
      'a fixed limit beside it holds as well',
      judged({ degradedOverMs: 200, degradedOverBaseline: 3 }, 250, usual),
      'degraded',
      'at most 200 ms, at most 360 ms, 3 times the usual 120 ms',
    ],
    [
      'down goes first',
      judged({ degradedOverBaseline: 3, downOverMs: 1_000 }, 1_001, usual),
      'down',
      'at most 360 ms, 3 times the usual 120 ms, never over 1 s',
    ],
  ])('%s', (_name, seen, state, expected) => expect(seen).toEqual([state, expected]))

  test('without a baseline there is no limit', () => {
    expect(baselineLimitMs(3, undefined)).toBeUndefined()
    expect(baselineLimitMs(1.5, { medianMs: 1_000, probes: 100 })).toBe(1_500)
  })
})

test('the watch asks the store for what is usual, now and then, and judges by it', async () => {
  let asked = 0
  let tookMs = 100
  const bench = createBench({
    monitors: [monitorOf('a', { intervalMs: 30_000, expect: [{ kind: 'responseTime', degradedOverBaseline: 3 }] })],
    answer: () => ({ status: 200, tookMs }),
    phaseMedians: async () => {
      asked += 1
      return { phases: {}, totalMs: 100, probes: 20_000 }
    },
  })
  bench.watch.start()
  await bench.clock.advance(600_000)
  expect([asked, bench.watch.status('a')?.state]).toEqual([1, 'up'])
  tookMs = 900
  await bench.clock.advance(60_000)
  expect(bench.watch.status('a')?.state).toBe('degraded')
  expect(bench.shown.map(({ title }) => title)).toEqual([
    'Vendor a answers in 900 ms, slower than 300 ms, 3 times the usual 100 ms',
  ])
  await bench.clock.advance(600_000)
  expect(asked).toBe(2)
})

test('a store that cannot tell what is usual stops nothing', async () => {
  const bench = createBench({
    monitors: [monitorOf('a', { expect: [{ kind: 'responseTime', degradedOverBaseline: 3 }] })],
    phaseMedians: () => Promise.reject(new Error('the disk is gone')),
  })
  bench.watch.start()
  await bench.clock.advance(120_000)
  expect(bench.watch.status('a')?.state).toBe('up')
  expect(bench.problems).toEqual(['store: the disk is gone'])
})

import { expect, test } from 'vitest'
import { createBench } from './bench.ts'

const failing = (from: number) => (_id: string, n: number) => ({
  status: n >= from ? 503 : 200,
  body: n >= from ? '<!doctype html><p>Sorry' : '{"object":"balance"}',
})
const line = '200 → 503; JSON → HTML'

test('the alert and the incident say how the failure differs from the last good exchange', async () => {
  const bench = createBench({ answer: failing(2) })
  bench.watch.start()
  await bench.clock.advance(4 * 60_000)
  const [incident] = bench.incidents.values()
  expect(incident?.difference).toContain(line)
  expect(bench.shown[0]?.body).toContain(`\n${line}.`)
  expect(incident?.notices[0]?.body).toBe(bench.shown[0]?.body)
})

test('without a good exchange there is no line', async () => {
  const bench = createBench({ answer: failing(0) })
  bench.watch.start()
  await bench.clock.advance(60_000)
  expect(bench.shown).toHaveLength(1)
  expect(bench.shown[0]?.body).not.toContain('\n')
  expect([...bench.incidents.values()][0]?.difference).toBeUndefined()
})

test('a slow store delays the alert by 200 ms at most; the incident gets its line later', async () => {
  let shownAtMs = 0
  let openedAtMs = 0
  const bench: ReturnType<typeof createBench> = createBench({
    answer: failing(2),
    goodTranscripts: () =>
      new Promise((resolve) => {
        openedAtMs = bench.clock.nowMs()
        bench.clock.after(3_000, () => resolve(bench.transcripts.slice(0, 1)))
      }),
    show: async () => {
      shownAtMs = bench.clock.nowMs()
      return { kind: 'shown' }
    },
  })
  bench.watch.start()
  await bench.clock.advance(4 * 60_000)
  expect(shownAtMs - openedAtMs).toBeLessThanOrEqual(200)
  const [incident] = bench.incidents.values()
  expect(incident?.difference).toContain('200 → 503')
  // What was said is not rewritten.
  expect(incident?.notices[0]?.body).toBe(bench.shown[0]?.body)
  expect(bench.shown[0]?.body).not.toContain('200 → 503')
})

test('a store that fails tells nobody less', async () => {
  const bench = createBench({ answer: failing(2), goodTranscripts: () => Promise.reject(new Error('disk gone')) })
  bench.watch.start()
  await bench.clock.advance(4 * 60_000)
  expect(bench.shown.map(({ kind }) => kind)).toEqual(['opened'])
  expect(bench.problems).toContain('store: disk gone')
})

import { describe, expect, test } from 'vitest'
import { play } from '../../replay/report.ts'
import { hourMs, minuteMs, type Sequence } from '../../replay/sequence.ts'
import { brief, month, sequences } from '../../replay/sequences.ts'

describe('the watch on hours of simulated trouble: no false alert, no missed outage, told in time', () => {
  test.each(sequences.map((sequence) => [sequence.name, brief(sequence)] as const))('%s', async (_name, sequence) => {
    const { broken, outcome } = await play(sequence)
    expect(broken).toEqual([])
    expect(outcome.probes).toBeGreaterThan(200)
    expect(outcome.rows).toBeGreaterThanOrEqual(sequence.ownTroubles.length)
  })

  test('two days of a laptop', async () => {
    expect((await play(month(2, 3))).broken).toEqual([])
  })
})

describe('the harness finds what it is there for', () => {
  const sequence: Sequence = {
    ...{ name: 'an hour', lengthMs: hourMs, vendors: 1, intervalMs: minuteMs, timeoutMs: 10_000 },
    ...{ vendorTroubles: [], ownTroubles: [], events: [] },
  }

  test('an alert without an outage is a false one', async () => {
    // The vendor fails, and nobody told the score.
    const usualMs = (_vendor: number, atMs: number) => (atMs > 20 * minuteMs ? 2_000 : 100)
    expect((await play({ ...sequence, usualMs })).broken).toEqual([expect.stringMatching(/^false alert: /)])
  })

  test('an outage without an alert is a missed one', async () => {
    // A limit is no outage for the watch; here the score takes it for one.
    const { score } = await import('../../replay/score.ts')
    const { replay } = await import('../../replay/replay.ts')
    const stretch = { vendor: 0, fromMs: 20 * minuteMs, toMs: 30 * minuteMs }
    const outcome = await replay({ ...sequence, vendorTroubles: [{ ...stretch, kind: 'limited' }] })
    const claimed: Sequence = { ...sequence, vendorTroubles: [{ ...stretch, kind: 'status' }] }
    expect(score(claimed, outcome).missed).toEqual(['status of vendor 0 at 20.0 min for 600 s'])
  })

  test('an alert after the promise is a late one', async () => {
    const { score } = await import('../../replay/score.ts')
    const { replay } = await import('../../replay/replay.ts')
    const trouble = { vendor: 0, kind: 'hang' as const, fromMs: 20 * minuteMs, toMs: 30 * minuteMs }
    const outcome = await replay({ ...sequence, vendorTroubles: [trouble] })
    const promised: Sequence = { ...sequence, intervalMs: 1_000, vendorTroubles: [{ ...trouble, kind: 'status' }] }
    expect(score(promised, outcome).late).toHaveLength(1)
  })
})

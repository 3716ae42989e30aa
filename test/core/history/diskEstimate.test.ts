import { describe, expect, test } from 'vitest'
import { estimateDisk } from '../../../electron/core/history/diskEstimate.ts'
import { settingsSchema } from '../../../electron/core/model/settings.ts'

const { retention } = settingsSchema.parse({})
const none = { transcripts: 0, transcriptBytes: 0 }
const monitors = (count: number, intervalMs = 60_000) => Array.from({ length: count }, () => ({ intervalMs }))

describe('what history will take', () => {
  test('nothing without monitors', () => {
    const { samplesPerDay, samples, rollups, transcripts } = estimateDisk([], retention, none)
    expect([samplesPerDay, samples.fullBytes, rollups.fullBytes, transcripts.fullBytes]).toEqual([0, 0, 0, 0])
  })

  test('a hundred monitors, one probe a minute: some 140 MB of samples in 90 days', () => {
    const { samplesPerDay, samples } = estimateDisk(monitors(100), retention, none)
    expect(samplesPerDay).toBe(144_000)
    expect(samples.fullBytes).toBeGreaterThan(120e6)
    expect(samples.fullBytes).toBeLessThan(160e6)
  })

  test('minutes are kept for ten days only: about what the samples of these days take', () => {
    for (const intervalMs of [10_000, 60_000, 600_000]) {
      const of = (rollupsDays: number) =>
        estimateDisk(monitors(100, intervalMs), { ...retention, rollupsDays, historyMaxBytes: 1e12 }, none)
      const { samples, rollups } = of(1)
      expect(rollups.fullBytes - rollups.perDayBytes).toBeGreaterThan(samples.perDayBytes * 6)
      expect(rollups.fullBytes - rollups.perDayBytes).toBeLessThan(samples.perDayBytes * 13)
      expect(of(3).rollups.fullBytes - rollups.fullBytes).toBeCloseTo(rollups.perDayBytes * 2, -3)
    }
  })

  test('never more than the limits that are set', () => {
    const tight = { ...retention, historyMaxBytes: 50e6, transcriptsMaxBytes: 3e6 }
    const { samples, rollups, transcripts } = estimateDisk(monitors(100), tight, none)
    expect([samples.fullBytes, rollups.fullBytes, transcripts.fullBytes]).toEqual([50e6, 50e6, 3e6])
  })

  test('transcripts by what they took so far', () => {
    const small = estimateDisk(monitors(10), retention, { transcripts: 100, transcriptBytes: 100_000 })
    const large = estimateDisk(monitors(10), retention, { transcripts: 100, transcriptBytes: 1_000_000 })
    expect(large.transcripts.perDayBytes).toBe(10 * small.transcripts.perDayBytes)
  })
})

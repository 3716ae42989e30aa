import type { Settings } from '../model/settings.ts'
import { dayMs, hourMs } from './rollup.ts'

/** What a closed day's sample and a rolled up hour take, by the bench on usual traffic: beginnings until there is own data. */
const sampleBytes = 10.5
const hourBaseBytes = 40
/** Every sketch of an hour (the total's and some six phases') has a byte or so for each probe, up to about this many. */
const [sketches, mostBucketsPerSketch, bytesPerBucket] = [7, 40, 1.6]
const coarseDayBytes = 1_500
const transcriptBytes = 2_500
/** Days for which rollups keep response times by the hour; longer ago by the day. */
export const fineRollupDays = 400

/** What one kind of history takes: in a day of the monitors as they are now, and once its retention is reached. */
export type DiskEstimate = { perDayBytes: number; fullBytes: number }

/**
 * What the current monitors will take. Failures are not foreseen: each adds a transcript of some kilobytes. `measured`:
 * what there is already says more than our beginnings.
 */
export function estimateDisk(
  monitors: readonly { intervalMs: number }[],
  retention: Settings['retention'],
  measured: { transcripts: number; transcriptBytes: number },
): { samplesPerDay: number; samples: DiskEstimate; rollups: DiskEstimate; transcripts: DiskEstimate } {
  const samplesPerDay = monitors.reduce((sum, { intervalMs }) => sum + dayMs / intervalMs, 0)
  const rollupPerDay = monitors.reduce((sum, { intervalMs }) => sum + 24 * rolledHourBytes(hourMs / intervalMs), 0)
  const fineDays = Math.min(fineRollupDays, retention.rollupsDays)
  const eachTranscript = measured.transcripts > 0 ? measured.transcriptBytes / measured.transcripts : transcriptBytes
  // One good one is kept for each day, and one for each hour of the last two.
  const transcriptsPerDay = monitors.length * eachTranscript
  return {
    samplesPerDay,
    samples: estimate(samplesPerDay * sampleBytes, retention.samplesDays, retention.historyMaxBytes),
    rollups: {
      perDayBytes: Math.round(rollupPerDay),
      fullBytes: Math.round(
        Math.min(
          retention.historyMaxBytes,
          rollupPerDay * fineDays + monitors.length * coarseDayBytes * (retention.rollupsDays - fineDays),
        ),
      ),
    },
    transcripts: {
      perDayBytes: Math.round(transcriptsPerDay),
      fullBytes: Math.round(
        Math.min(retention.transcriptsMaxBytes, transcriptsPerDay * (retention.transcriptsDays + 46)),
      ),
    },
  }
}

function estimate(perDayBytes: number, days: number, mostBytes: number): DiskEstimate {
  return { perDayBytes: Math.round(perDayBytes), fullBytes: Math.round(Math.min(mostBytes, perDayBytes * days)) }
}

function rolledHourBytes(probes: number): number {
  // A probe less often than once an hour leaves most hours out.
  const share = Math.min(1, probes)
  return share * (hourBaseBytes + sketches * bytesPerBucket * Math.min(mostBucketsPerSketch, Math.max(1, probes)))
}

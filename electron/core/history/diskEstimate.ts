import type { Settings } from '../model/settings.ts'
import { dayMs, hourMs } from './rollup.ts'

/** What a closed day's sample and a rolled up hour take, by the bench on usual traffic: beginnings until there is own data. */
const sampleBytes = 10.5
const hourBaseBytes = 40
/** Every sketch of an hour (the total's and some six phases') has a byte or so for each probe, up to about this many. */
const [sketches, mostBucketsPerSketch, bytesPerBucket] = [7, 40, 1.6]
const coarseDayBytes = 1_500
/** A minute with one probe, and what each further one adds, up to about this many. */
const [minuteBytes, furtherProbeBytes, mostFurtherProbes] = [13.3, 10.8, 7]
const transcriptBytes = 2_500
/** Days for which rollups keep response times by the hour; longer ago by the day. */
export const fineRollupDays = 400

/** Days for which there are minutes: enough to hold two days beside those of the week before. */
export const minuteRollupDays = 10

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
  const minutesPerDay = monitors.reduce((sum, { intervalMs }) => sum + minutesBytes(dayMs / intervalMs), 0)
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
          minutesPerDay * minuteRollupDays +
            rollupPerDay * fineDays +
            monitors.length * coarseDayBytes * (retention.rollupsDays - fineDays),
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

function minutesBytes(probesPerDay: number): number {
  const minutes = Math.min(1_440, probesPerDay)
  const further = Math.min(mostFurtherProbes, Math.max(0, probesPerDay / 1_440 - 1))
  return minutes * (minuteBytes + further * furtherProbeBytes)
}

import { copyFile, link, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { dayMs } from '../../electron/core/history/rollup.ts'
import { transcriptId } from '../../electron/core/history/transcripts.ts'
import type { Sample } from '../../electron/core/model/sample.ts'
import { settingsSchema } from '../../electron/core/model/settings.ts'
import { tidySamples } from '../../electron/node/store/maintenance.ts'
import { MinuteRollups } from '../../electron/node/store/minuteRollups.ts'
import { RollupFiles } from '../../electron/node/store/rollups.ts'
import { SampleFiles } from '../../electron/node/store/samples.ts'
import { Saving } from '../../electron/node/store/saving.ts'
import { systemClock } from '../../electron/node/systemClock.ts'

let seed = 20_261_127

/** A number from 0 to 1, the same in every run. */
function random(): number {
  seed = (seed * 48_271) % 2_147_483_647
  return seed / 2_147_483_647
}

/** A duration about `middleMs` with a long tail, as networks have them, to the hundredth of a millisecond. */
function duration(middleMs: number, spread: number): number {
  const bell = random() + random() + random() + random() - 2
  return Math.round(middleMs * Math.exp(spread * bell * 1.7) * 100) / 100
}

let counter = 0

/** A probe as it comes from a vendor in good health: every phase, some milliseconds late, its transcript named. */
export function usualSample(dueAtMs: number, intervalMs: number): Sample {
  const atMs = Math.round(dueAtMs + Math.abs(random() + random() - 1) * 6)
  const phases = {
    ...{ dns: duration(2, 0.5), tcp: duration(12, 0.2), tls: duration(25, 0.2) },
    ...{ send: duration(0.15, 0.3), wait: duration(90, 0.3), download: duration(1.2, 0.5) },
  }
  const sum = Object.values(phases).reduce((total, ms) => total + ms, 0)
  counter += 90 + Math.floor(random() * 20)
  return {
    ...{ atMs, coversMs: intervalMs * 1.5, state: 'up', reason: 'ok', status: 200, phases },
    ...{ totalMs: Math.round((sum + random() * 0.4) * 100) / 100, transcriptId: transcriptId(atMs, counter) },
  }
}

/**
 * What monitors `monitor-0`, `monitor-1`, … leave on the disk in so many days: closed ones packed and rolled up, today's
 * growing. All have the same days: they are made once and linked.
 */
export async function writeHistory(
  dataDir: string,
  of: { monitors: number; days: number; intervalMs: number; nowMs: number },
): Promise<void> {
  const { monitors, days, intervalMs, nowMs } = of
  const samples = new SampleFiles(dataDir)
  const saving = new Saving(systemClock, (problem) => {
    if (problem) throw new Error(problem.text)
  })
  const minutes = new MinuteRollups(dataDir, samples, saving)
  const rollups = new RollupFiles(dataDir, samples, minutes, saving)
  const today = Math.floor(nowMs / dayMs)
  for (let day = today - days; day <= today; day++) {
    for (let atMs = day * dayMs; atMs < Math.min((day + 1) * dayMs, nowMs); atMs += intervalMs)
      samples.append('monitor-0', usualSample(atMs, intervalMs))
    await samples.spill(nowMs)
  }
  const retention = { ...settingsSchema.parse({}).retention, samplesDays: days + 1 }
  await tidySamples({ samples, minutes, rollups }, retention, nowMs)
  saving.stop()
  for (const part of ['samples', 'rollups']) {
    const names = await readdir(join(dataDir, part, 'monitor-0'))
    for (let n = 1; n < monitors; n++) {
      const folder = join(dataDir, part, `monitor-${n}`)
      await mkdir(folder, { recursive: true })
      // What still grows needs a file of its own.
      for (const name of names) {
        const [from, to] = [join(dataDir, part, 'monitor-0', name), join(folder, name)]
        await (name.endsWith('.cols') ? link(from, to) : copyFile(from, to))
      }
    }
  }
}

import { join } from 'node:path'
import { z } from 'zod'
import { addRecent, createRecentHistory, type RecentHistory } from '../../core/history/recent.ts'
import { dayMs } from '../../core/history/rollup.ts'
import { type Sample, sampleSchema } from '../../core/model/sample.ts'
import { writeAtomically } from './atomicFile.ts'
import { DocumentAdapter, type DocumentOptions } from './documentAdapter.ts'
import { createPacer } from './pacer.ts'
import type { SampleFiles } from './samples.ts'

const cellSchema = z.object({
  quarter: z.number().int(),
  upMs: z.number(),
  degradedMs: z.number(),
  downMs: z.number(),
})
const recentSchema = z.object({
  cells: z.array(cellSchema.nullable()).length(96),
  sparkline: z.array(z.number().nullable()).max(48),
  last: sampleSchema.optional(),
})
const recentsSchema = z.record(z.string(), recentSchema)

/**
 * The last day of every monitor in memory. Begins from the samples; `recent.json` only shortens that, so it is
 * written seldom and may be lost.
 */
export class Recents {
  private readonly monitors = new Map<string, RecentHistory>()
  private readonly path: string

  constructor(dataDir: string) {
    this.path = join(dataDir, 'recent.json')
  }

  add(monitorId: string, sample: Sample): void {
    addRecent(this.get(monitorId), sample)
  }

  get(monitorId: string): RecentHistory {
    let recent = this.monitors.get(monitorId)
    if (!recent) {
      recent = createRecentHistory()
      this.monitors.set(monitorId, recent)
    }
    return recent
  }

  /** Reads the last day of each monitor, from the saved state on where there is one. */
  async load(samples: SampleFiles, nowMs: number): Promise<void> {
    const pace = createPacer()
    const options: DocumentOptions<z.infer<typeof recentsSchema>> = {
      path: this.path,
      schema: recentsSchema,
      nowMs: () => nowMs,
      // Nothing is lost with this file: the samples are all there.
      onWarning: () => {},
    }
    const saved = (await new DocumentAdapter(options).read()) ?? {}
    for (const monitorId of await samples.monitorIds()) {
      const known = Object.hasOwn(saved, monitorId) ? saved[monitorId] : undefined
      const recent: RecentHistory = known ? { ...known, last: known.last } : createRecentHistory()
      this.monitors.set(monitorId, recent)
      // A sample from just before the day still covers its beginning.
      const sinceMs = recent.last?.atMs ?? nowMs - dayMs - dayMs / 24
      for (const sample of await samples.after(monitorId, sinceMs)) {
        addRecent(recent, sample)
        await pace()
      }
    }
  }

  /** Rejects with the file system's error. */
  async save(): Promise<void> {
    const pace = createPacer()
    const entries: string[] = []
    for (const [monitorId, recent] of this.monitors) {
      entries.push(`${JSON.stringify(monitorId)}:${JSON.stringify(recent)}`)
      await pace()
    }
    await writeAtomically(this.path, `{"version":1,"data":{${entries.join(',')}}}\n`, { durable: false })
  }
}

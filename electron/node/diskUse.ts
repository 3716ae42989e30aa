import type { DiskUse } from '../core/contract/settings.ts'
import { estimateDisk } from '../core/history/diskEstimate.ts'
import type { Configuration } from './configuration.ts'
import type { Store } from './store/store.ts'

/** What history takes on the disk now, and what the monitors that are not paused will take. */
export async function diskUse(store: Pick<Store, 'usage' | 'health'>, configuration: Configuration): Promise<DiskUse> {
  const { samplesBytes, rollupsBytes, transcriptsBytes, incidentsBytes } = await store.usage()
  const { transcripts, transcriptBytes } = store.health()
  const running = configuration.monitors().filter(({ paused }) => paused === undefined)
  const estimate = estimateDisk(running, configuration.settings().retention, { transcripts, transcriptBytes })
  return {
    samplesPerDay: Math.round(estimate.samplesPerDay),
    kinds: [
      { kind: 'samples', usedBytes: samplesBytes, ...estimate.samples },
      { kind: 'rollups', usedBytes: rollupsBytes, ...estimate.rollups },
      { kind: 'transcripts', usedBytes: transcriptsBytes, ...estimate.transcripts },
      { kind: 'incidents', usedBytes: incidentsBytes },
    ],
  }
}

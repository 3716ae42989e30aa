import { chmod } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { recentBar } from '../../core/history/recent.ts'
import { dayMs, hourMs } from '../../core/history/rollup.ts'
import { uptimeOf } from '../../core/history.ts'
import type { Sample } from '../../core/model/sample.ts'
import { applyRestore, RestoreStopped } from '../backup/applyRestore.ts'
import { ensureFolder } from './atomicFile.ts'
import type { StoreWarning } from './documentAdapter.ts'
import { type Documents, openDocuments } from './documents.ts'
import { goodTranscripts } from './goodTranscripts.ts'
import { IncidentFiles } from './incidents.ts'
import { removeLeftovers } from './leftovers.ts'
import { DataDirInUse, lockDataDir } from './lock.ts'
import { tidySamples } from './maintenance.ts'
import { PhaseMedians } from './medians.ts'
import { MinuteRollups } from './minuteRollups.ts'
import { readBuckets } from './readBuckets.ts'
import { Recents } from './recents.ts'
import { rewriteStored } from './rewriteStored.ts'
import { closeAfterMs, RollupFiles } from './rollups.ts'
import { SampleFiles } from './samples.ts'
import { Saving } from './saving.ts'
import type { Store, StoreOptions } from './store.ts'
import { TranscriptFiles } from './transcripts.ts'
import { diskUsage } from './usage.ts'

const commitAfterMs = 1_000
const firstMaintenanceAfterMs = 60_000
const closeWithinMs = 1_800

/**
 * Opens the data folder, made when missing, for this process alone.
 * Rejects with `DataDirInUse` when another Headstart has it, with `NewerDocument` when a later version wrote it, and
 * with the file system's error when it cannot be read, with `RestoreStopped` when a backup is half in place. A folder that
 * cannot be written is a problem, not an error.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { dataDir, clock } = options
  const saving = new Saving(clock, options.onProblem)
  const warnings: StoreWarning[] = []
  const onWarning = (warning: StoreWarning) => void warnings.push(warning)
  let unlock = async () => {}
  let stopped: RestoreStopped | undefined
  await saving.attempt(async () => {
    await ensureFolder(dataDir)
    await chmod(dataDir, 0o700)
  })
  try {
    unlock = await lockDataDir(dataDir, clock.nowMs())
  } catch (error) {
    if (error instanceof DataDirInUse) throw error
    // A disk that cannot be written cannot be locked either; nobody else can write there.
    await saving.attempt(() => Promise.reject(error))
  }
  try {
    await saving.attempt(() =>
      applyRestore(dataDir, clock.nowMs(), onWarning).catch((error: unknown) => {
        stopped = error instanceof RestoreStopped ? error : undefined
        throw error
      }),
    )
    if (stopped) throw stopped
    await removeLeftovers(dataDir)
    const documents = await openDocuments(dataDir, clock, saving, onWarning)
    const samples = new SampleFiles(dataDir)
    const minutes = new MinuteRollups(dataDir, samples, saving)
    const rollups = new RollupFiles(dataDir, samples, minutes, saving)
    const history = { samples, minutes, rollups }
    const transcripts = new TranscriptFiles(dataDir, saving)
    const medians = new PhaseMedians(samples)
    const incidents = new IncidentFiles(dataDir, { nowMs: () => clock.nowMs(), onWarning })
    const recents = new Recents(dataDir)
    saving.add(samples)
    saving.add({ save: () => transcripts.flush() })
    saving.add({ save: () => incidents.flush() })
    await saving.attempt(() => transcripts.load())
    await saving.attempt(() => incidents.load())
    await samples.load()
    await recents.load(samples, clock.nowMs())
    catchUp(documents, recents, transcripts)

    let cancelCommit: (() => void) | undefined
    let maintaining: Promise<unknown> | undefined
    const inTurn = async (steps: readonly (() => Promise<void>)[]) => {
      for (const step of steps) await saving.attempt(step)
    }
    const maintain = async (): Promise<void> => {
      // Each by itself: on a full disk the first cannot write, and the next makes room.
      maintaining ??= inTurn([
        () => samples.spill(clock.nowMs()),
        () => tidySamples(history, options.retention(), clock.nowMs()),
        () => transcripts.retain(options.retention(), clock.nowMs()),
        () => incidents.archiveClosed(clock.nowMs()),
        () => recents.save(),
      ]).finally(() => {
        maintaining = undefined
      })
      await maintaining
    }
    const maintainAndPlan = () => {
      void maintain()
      // Soon after midnight UTC yesterday is over: then it is rolled up and packed.
      const closesInMs = dayMs - ((clock.nowMs() - closeAfterMs) % dayMs)
      cancelMaintenance = clock.after(Math.min(hourMs, closesInMs), maintainAndPlan)
    }
    let cancelMaintenance = clock.after(firstMaintenanceAfterMs, maintainAndPlan)

    return {
      ...documents,
      appendSample(monitorId: string, sample: Sample): void {
        samples.append(monitorId, sample)
        minutes.noteSample(monitorId, sample)
        rollups.noteSample(monitorId, sample)
        recents.add(monitorId, sample)
        cancelCommit ??= clock.after(commitAfterMs, () => {
          cancelCommit = undefined
          const nowMs = clock.nowMs()
          void saving.attempt(() => (samples.isSpillDue(nowMs) ? samples.spill(nowMs) : samples.save()))
        })
      },
      saveTranscript: (transcript) => transcripts.save(transcript, options.bodyCapBytes(), clock.nowMs()),
      saveIncident: async (incident) => void (await saving.attempt(() => incidents.save(incident))),
      incidents: () => incidents.all(),
      incident: (id) => incidents.get(id),
      readSamples: (monitorId, fromMs, toMs) => samples.range(monitorId, fromMs, toMs),
      buckets: (monitorId, edgesMs, phaseSketches = false) =>
        readBuckets(history, { monitorId, edgesMs, nowMs: clock.nowMs(), phaseSketches }),
      recent(monitorId) {
        const recent = recents.get(monitorId)
        const bar24h = recentBar(recent, clock.nowMs())
        return { bar24h, uptime24h: uptimeOf(bar24h), sparkline: [...recent.sparkline] }
      },
      listTranscripts({ incidentId, ...query }) {
        const transcriptIds = new Set(incidentId === undefined ? [] : incidents.get(incidentId)?.transcriptIds)
        const incident = incidentId === undefined ? undefined : { id: incidentId, transcriptIds }
        return transcripts.page({ ...query, incident })
      },
      getTranscript: (id) => transcripts.get(id),
      goodTranscripts: (monitorId, beforeMs, count) => goodTranscripts(transcripts, monitorId, beforeMs, count),
      phaseMedians: (monitorId, untilMs) => medians.before(monitorId, untilMs, clock.nowMs()),
      stageTranscripts: () => transcripts.stage(),
      pinTranscript: (id, pinned) =>
        transcripts.rewrite(id, (transcript) => ({ ...transcript, pinned: pinned || undefined })),
      rewrite: (rewrites, onProgress, signal) =>
        rewriteStored(dataDir, { documents, incidents, transcripts }, rewrites, onProgress, signal),
      warnings: () => [...warnings],
      health: () => ({
        problem: saving.problem,
        waitingSamples: samples.waitingRows,
        waitingTranscripts: transcripts.waitingCount,
        droppedSamples: samples.dropped,
        droppedTranscripts: transcripts.queue.dropped,
        transcripts: transcripts.list.size,
        transcriptBytes: transcripts.list.totalBytes,
      }),
      usage: () => diskUsage(dataDir),
      maintain,
      async flush() {
        await saving.saveAll()
      },
      async close() {
        cancelCommit?.()
        cancelMaintenance()
        documents.stop()
        transcripts.texts.stop()
        transcripts.packs.stop()
        const last = saving.saveAll().then(async (saved) => {
          await maintaining
          await transcripts.packs.idle()
          if (saved) await saving.attempt(() => recents.save())
        })
        const timer = new AbortController()
        await Promise.race([last, sleep(closeWithinMs, undefined, { signal: timer.signal }).catch(() => {})])
        timer.abort()
        saving.stop()
        await unlock().catch(() => {})
      },
    }
  } catch (error) {
    saving.stop()
    await unlock().catch(() => {})
    throw error
  }
}

/** After a kill the samples may be a few probes ahead of the statuses, and a good transcript may have been superseded. */
function catchUp(documents: Documents, recents: Recents, transcripts: TranscriptFiles): void {
  for (const status of documents.statuses()) {
    const { last } = recents.get(status.monitorId)
    const lastGood = transcripts.list.ofMonitor(status.monitorId).findLast(({ head }) => head.state === 'up')
    const caughtUp = { ...status, lastGoodTranscriptId: lastGood?.head.id ?? status.lastGoodTranscriptId }
    if (last && last.atMs > (status.lastProbeAtMs ?? -Infinity)) {
      caughtUp.lastProbeAtMs = last.atMs
      caughtUp.lastTotalMs = last.totalMs
      caughtUp.lastTranscriptId = last.transcriptId
    }
    documents.correctStatus(caughtUp)
  }
}

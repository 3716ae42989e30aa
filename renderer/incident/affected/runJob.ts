import type { Looked } from '../../../electron/core/affected/look.ts'
import type { AffectedCounts, AffectedResult } from '../../../electron/core/affected/types.ts'
import { wording } from '../../../electron/core/language/language.ts'
import type { Answer, Job } from './jobs.ts'

/** What went wrong, in a sentence. */
export class JobProblem extends Error {}

type Options = { signal: AbortSignal; onProgress?: (readBytes: number, counts: AffectedCounts) => void }

/** Runs a job in a worker of its own, which ends with it. Rejects with `JobProblem`, or when it is cancelled. */
function runJob(job: Job, { signal, onProgress }: Options): Promise<Exclude<Answer, { kind: 'progress' | 'broke' }>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'log reader' })
    const end = (settle: () => void) => {
      worker.terminate()
      settle()
    }
    signal.addEventListener('abort', () => end(() => reject(signal.reason)), { once: true })
    worker.onerror = () => end(() => reject(new JobProblem(wording.incident.affected.notStarted)))
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.kind === 'progress') onProgress?.(data.readBytes, data.counts)
      else if (data.kind === 'broke') end(() => reject(new JobProblem(data.text)))
      else end(() => resolve(data))
    }
    worker.postMessage(job)
  })
}

/** The fields of a log, by its beginning. */
export async function lookInto(file: Blob, signal: AbortSignal): Promise<Looked> {
  const answer = await runJob({ kind: 'look', file }, { signal })
  if (answer.kind !== 'looked') throw new JobProblem(wording.incident.affected.unreadable)
  return answer.looked
}

/** The customers in a log whose calls failed. */
export async function findAffected(job: Extract<Job, { kind: 'scan' }>, options: Options): Promise<AffectedResult> {
  const answer = await runJob(job, options)
  if (answer.kind !== 'scanned') throw new JobProblem(wording.incident.affected.unreadable)
  return answer.result
}

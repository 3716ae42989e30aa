import { wording } from '../../../electron/core/language/language.ts'
import { type Answer, type Job, look, scan } from './jobs.ts'
import { UnreadableLog } from './readLog.ts'

/**
 * Reads logs beside the page, so that the page stays alive. The file never leaves this process: nothing is sent anywhere,
 * and what was found goes to the page alone.
 */
const answer = (message: Answer) => postMessage(message)

async function run(job: Job): Promise<void> {
  try {
    if (job.kind === 'look') answer({ kind: 'looked', looked: await look(job.file) })
    else {
      const onProgress = (readBytes: number, counts: Parameters<Parameters<typeof scan>[2]>[1]) =>
        answer({ kind: 'progress', readBytes, counts })
      answer({ kind: 'scanned', result: await scan(job.file, job.spec, onProgress) })
    }
  } catch (error) {
    // A file that was moved or changed meanwhile, or may not be read.
    answer({
      kind: 'broke',
      text: error instanceof UnreadableLog ? error.message : wording.incident.affected.unreadable,
    })
  }
}

addEventListener('message', (event: MessageEvent<Job>) => void run(event.data))

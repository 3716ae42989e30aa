import { wording } from '../../core/language/language.ts'
import type { Clock } from '../../core/ports.ts'
import { errorCode } from './atomicFile.ts'

/** Why history is not being saved, in words for the user. */
export type StoreProblem = { id: string; text: string; next: string }

/** A part of the store that may hold something not yet on disk. `save` rejects with the file system's error. */
export type Saver = { save(): Promise<void> }

const retryAfterMs = 2_000

/**
 * Lets writing fail without stopping the watcher: the first failure is reported once, all parts are tried again every
 * two seconds, and the all-clear comes when everything that waited is on disk.
 */
export class Saving {
  problem: StoreProblem | null = null
  private readonly savers: Saver[] = []
  private readonly clock: Clock
  private readonly onProblem: (problem: StoreProblem | null) => void
  private cancelRetry: (() => void) | undefined
  private stopped = false

  constructor(clock: Clock, onProblem: (problem: StoreProblem | null) => void) {
    this.clock = clock
    this.onProblem = onProblem
  }

  add(saver: Saver): void {
    this.savers.push(saver)
  }

  /** Runs a write. Never rejects: true when it worked, false when it failed and was reported. */
  async attempt(write: () => Promise<void>): Promise<boolean> {
    try {
      await write()
      return true
    } catch (error) {
      this.fail(error)
      return false
    }
  }

  /** Tries to write everything that waits. True when nothing waits any more. Never rejects. */
  async saveAll(): Promise<boolean> {
    const outcomes = await Promise.all(this.savers.map((saver) => this.attempt(() => saver.save())))
    const worked = outcomes.every((outcome) => outcome)
    if (worked && this.problem) {
      this.problem = null
      this.cancelRetry?.()
      this.cancelRetry = undefined
      this.onProblem(null)
    }
    return worked
  }

  /** No more retries. */
  stop(): void {
    this.stopped = true
    this.cancelRetry?.()
  }

  private fail(error: unknown): void {
    if (!this.problem) {
      this.problem = describe(error)
      this.onProblem(this.problem)
    }
    if (this.cancelRetry || this.stopped) return
    this.cancelRetry = this.clock.after(retryAfterMs, () => {
      this.cancelRetry = undefined
      void this.saveAll()
    })
  }
}

/** Why writing failed, by the system's code. */
const causes: Record<string, keyof typeof wording.saving.notSavedWhy> = {
  ENOSPC: 'full',
  EDQUOT: 'quota',
  EROFS: 'readOnly',
  EACCES: 'notAllowed',
  EPERM: 'notAllowed',
}

function describe(error: unknown): StoreProblem {
  const code = errorCode(error)
  const cause = causes[code ?? '']
  const why = cause ? wording.saving.notSavedWhy[cause] : wording.saving.notSavedWhyOther(code)
  return {
    id: 'history-not-saved',
    text: wording.saving.notSaved(why),
    next: wording.saving.notSavedNext[cause ?? 'other'],
  }
}

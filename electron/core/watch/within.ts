import type { Clock } from '../ports.ts'

/** Waits for a promise, but not for ever. `late` after `ms`; a rejection passes through. */
export function within<T>(
  clock: Clock,
  ms: number,
  promise: Promise<T>,
): Promise<{ kind: 'done'; value: T } | { kind: 'late' }> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(ms, () => resolve({ kind: 'late' }))
    promise.then(
      (value) => {
        cancel()
        resolve({ kind: 'done', value })
      },
      (error) => {
        cancel()
        reject(error)
      },
    )
  })
}

/** An error's message without its stack, whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

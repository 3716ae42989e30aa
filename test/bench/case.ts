/** One line of the table: what was measured and what came out, with its unit. */
export type Row = [what: string, result: string]

/**
 * One thing to measure. It runs in a process and a folder of its own; the folder is removed afterwards.
 * To add one: a file in `cases/` that exports a `Case`, and its line in `cases/index.ts`.
 */
export type Case = {
  name: string
  /** Rejects when it cannot be measured: the table then says so. Should take well under half a minute. */
  run(folder: string): Promise<Row[]>
}

export const ms = (value: number) => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`
export const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`
export const ratio = (value: number) => `× ${value.toFixed(2)}`

/** How long `work` takes, in milliseconds. */
export async function took(work: () => unknown): Promise<number> {
  const startedAtMs = performance.now()
  await work()
  return performance.now() - startedAtMs
}

/** The middle of several runs, after one that warms up. */
export async function median(runs: number, work: () => unknown): Promise<number> {
  await work()
  const times: number[] = []
  for (let n = 0; n < runs; n++) times.push(await took(work))
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0
}

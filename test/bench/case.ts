/** What a row is held against: the value must not be more. `bound` stands as it is meant, in the value's unit. */
export type Target = { value: number; bound: number }

/** One line of the table: what was measured, what came out with its unit, and what it should not exceed. */
export type Row = [what: string, result: string, target?: Target]

/**
 * One thing to measure. It runs in a process and a folder of its own; the folder is removed afterwards.
 * To add one: a file in `cases/` that exports a `Case`, and its line in `cases/index.ts`.
 */
export type Case = {
  name: string
  /** Rejects when it cannot be measured: the table then says so. Should take well under half a minute. */
  run(folder: string): Promise<Row[]>
  /** Longest time that it may take, where a minute is too short. */
  limitMs?: number
}

export const ms = (value: number) =>
  `${value < 0.1 ? value.toFixed(4) : value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`
export const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`
export const bytesEach = (bytes: number) => `${bytes.toFixed(1)} bytes`
export const ratio = (value: number) => `× ${value.toFixed(2)}`

/** A row with a target in milliseconds, megabytes, … as `unit` writes it. */
export function held(what: string, value: number, bound: number, unit: (value: number) => string = ms): Row {
  return [what, unit(value), { value, bound }]
}

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
  return quantile(times, 0.5)
}

/** The nearest-rank quantile. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? Number.NaN
}

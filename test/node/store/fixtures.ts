import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { edgesOf } from '../../../electron/core/history/edges.ts'
import type { HistoryPoint } from '../../../electron/core/model/sample.ts'
import { settingsSchema } from '../../../electron/core/model/settings.ts'
import { createHistoryQueries } from '../../../electron/node/historyQueries.ts'
import { openStore } from '../../../electron/node/store/openStore.ts'
import type { StoreProblem } from '../../../electron/node/store/saving.ts'
import type { Store, StoreOptions } from '../../../electron/node/store/store.ts'
import { noonMs, type TestClock, testClock } from './records.ts'

export * from './records.ts'

/** A folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'headstart-store-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

export function systemTool(name: 'mount' | 'umount', ...args: string[]): boolean {
  return spawnSync(name, args).status === 0
}

/** A real file system of one megabyte; null where this user may not mount one. */
export async function tinyDisk(): Promise<string | null> {
  const path = await temporaryFolder()
  if (!systemTool('mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', path)) return null
  onTestFinished(() => void systemTool('umount', '-l', path))
  return path
}

export type OpenedStore = { store: Store; problems: (StoreProblem | null)[]; clock: TestClock }

/** Opens a store that is closed after the test at the latest. */
export async function open(
  dataDir: string,
  options: Partial<StoreOptions> & { clock?: TestClock } = {},
): Promise<OpenedStore> {
  const problems: (StoreProblem | null)[] = []
  const clock = options.clock ?? testClock(noonMs)
  const store = await openStore({
    dataDir,
    retention: () => settingsSchema.parse({}).retention,
    bodyCapBytes: () => 1_024,
    onProblem: (problem) => problems.push(problem),
    ...options,
    clock,
  })
  onTestFinished(() => store.close())
  return { store, problems, clock }
}

/** Monitor m1's chart over a stretch, as the contract answers it. */
export async function history(store: Store, fromMs: number, toMs: number, points: number): Promise<HistoryPoint[]> {
  return (await createHistoryQueries(store).series('m1', edgesOf(fromMs, toMs, { points }))).points
}

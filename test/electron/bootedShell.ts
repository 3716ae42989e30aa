import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { Settings } from '../../electron/core/model/settings.ts'
import type { Notifier } from '../../electron/core/ports.ts'
import type { Desktop } from '../../electron/node/router/context.ts'
import { type BuiltShell, buildShell, eventually, type RunningShell, startShell } from './shellUnderDouble.ts'

/** What the recording application shows of itself inside the shell's process. */
export type StandIn = {
  calls: unknown[][]
  stand: { summary: { state: string; headline: string }; closeTakesMs: number; settings: Settings }
  listeners: Set<(change: { kinds: string[] }) => void>
  options: { dataDir: string; shell: string; demo: boolean; version: string; notifier: Notifier; desktop: Desktop }
}
declare global {
  var standIn: StandIn
}

/** Builds the shell once for a test file; each test may boot it on a data folder of its own, and it ends with the test. */
export function bootedShell(application: 'recording' | 'real' = 'recording') {
  let built: BuiltShell | undefined
  let shell: RunningShell | undefined
  let dataDir = ''

  function there<T>(value: T | undefined): T {
    if (value === undefined) throw new Error('The shell was not started.')
    return value
  }

  beforeAll(async () => {
    built = await buildShell(application)
  }, 60_000)
  afterAll(() => built?.remove())
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'headstart-data-'))
  })
  afterEach(async () => {
    shell?.kill()
    await shell?.ended
    shell = undefined
    rmSync(dataDir, { recursive: true, force: true })
  })

  const evaluate: RunningShell['evaluate'] = (ordered, arg) => there(shell).evaluate(ordered, arg)
  return {
    built: () => there(built),
    dataDir: () => dataDir,
    shell: () => there(shell),
    evaluate,
    async boot(more: string[] = [], env: Record<string, string> = {}): Promise<void> {
      shell = startShell(there(built).main, ['--data-dir', dataDir, ...more], env)
      await eventually(() => evaluate(({ Tray, BrowserWindow }) => Tray.trays[0] && BrowserWindow.windows[0]?.loaded))
    },
  }
}

import { openStore } from '../../electron/node/store/openStore.ts'
import type { Store } from '../../electron/node/store/store.ts'
import { systemClock } from '../../electron/node/systemClock.ts'
import { readConfig } from '../../electron/node/yaml/readConfig.ts'

/** Opens a data folder to put history into before Headstart runs on it, with the vendors and monitors of a YAML text. */
export async function openSeededStore(dataDir: string, yaml: string): Promise<Store> {
  const read = readConfig(yaml)
  if (!read.ok) throw new Error(read.issues.map((issue) => issue.message).join('\n'))
  const store = await openStore({
    dataDir,
    clock: systemClock,
    retention: () => store.settings().retention,
    bodyCapBytes: () => store.settings().bodyCapBytes,
    onProblem: (problem) => {
      if (problem) throw new Error(problem.text)
    },
  })
  await store.saveVendors(read.config.vendors)
  await store.saveMonitors(read.config.monitors.map((draft) => ({ ...draft, revision: 1 })))
  return store
}

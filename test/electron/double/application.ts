import { implement } from '@orpc/server'
import { contract } from '../../../electron/core/contract.ts'
import { settingsSchema } from '../../../electron/core/model/settings.ts'
import { sampleSummary } from '../sampleSummary.ts'

/** Stands in for the application where a test asks what the shell calls: notes every call and answers at once. */
type Listener = (change: { kinds: string[] }) => void

const os = implement(contract)

export async function createApplication(options: { dataDir: string; notifier: unknown }) {
  const calls: unknown[][] = []
  const listeners = new Set<Listener>()
  const note =
    (name: string) =>
    async (...args: unknown[]): Promise<void> => {
      calls.push([name, ...args])
    }
  const stand = { summary: sampleSummary(), closeTakesMs: 0, settings: settingsSchema.parse({}) }
  if (options.dataDir.endsWith('in-use')) throw new Error('Another Headstart uses this data folder.')
  Object.assign(globalThis, { standIn: { calls, stand, listeners, options } })
  return {
    router: {
      summary: os.summary.handler(() => stand.summary),
      incidents: {
        report: os.incidents.report.handler(() => new File(['# Report'], 'report.md', { type: 'text/markdown' })),
      },
      vendors: {
        list: os.vendors.list.handler(() => {
          throw new Error('inner detail')
        }),
      },
    },
    context: {
      imports: { import: note('importConfig') },
      configuration: { settings: () => stand.settings },
      changes: {
        note: (kinds: string[]) => {
          for (const listener of listeners) listener({ kinds })
        },
      },
    },
    summary: () => stand.summary,
    onChange(listener: Listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    suspend: note('suspend'),
    resume: note('resume'),
    acknowledge: note('acknowledge'),
    reportText: async (id: string) => `The report of ${id}`,
    pauseAll: note('pauseAll'),
    resumeAll: note('resumeAll'),
    flush: note('flush'),
    describe: () => undefined,
    keepIn: () => undefined,
    report: (error: unknown, where?: string) => calls.push(['report', String(error), where]),
    async close() {
      calls.push(['close'])
      await new Promise((resolve) => setTimeout(resolve, stand.closeTakesMs))
      process.stdout.write('closed\n')
    },
  }
}

import { dayMs } from '../../../electron/core/history/rollup.ts'
import { settingsSchema } from '../../../electron/core/model/settings.ts'
import { openStore } from '../../../electron/node/store/openStore.ts'
import { systemClock } from '../../../electron/node/systemClock.ts'
import { type Case, held, ms } from '../case.ts'
import { longestHold } from '../longestHold.ts'
import { writeHistory } from '../writeHistory.ts'

/** The night of 50 monitors with a probe each ten seconds: a day to be rolled up and packed, one to be removed. */
export const cleanUp: Case = {
  name: 'clean-up',
  limitMs: 180_000,
  async run(folder) {
    const nowMs = Date.now()
    await writeHistory(folder, { monitors: 50, days: 3, intervalMs: 10_000, nowMs })
    const clock = { ...systemClock, nowMs: () => Date.now() + dayMs }
    const store = await openStore({
      ...{ dataDir: folder, clock, bodyCapBytes: () => 1_024, onProblem: () => {} },
      retention: () => ({ ...settingsSchema.parse({}).retention, samplesDays: 2 }),
    })
    const { tookMs, holdMs } = await longestHold(() => store.maintain())
    await store.close()
    return [
      ['roll up and pack 50 monitors’ day, remove an old one', ms(tookMs)],
      held('longest that the event loop was held meanwhile', holdMs, 10),
    ]
  },
}

import { dayMs } from '../../../electron/core/history/rollup.ts'
import { settingsSchema } from '../../../electron/core/model/settings.ts'
import { openStore } from '../../../electron/node/store/openStore.ts'
import { systemClock } from '../../../electron/node/systemClock.ts'
import { type Case, held, ms } from '../case.ts'
import { longestHold } from '../longestHold.ts'
import { writeHistory } from '../writeHistory.ts'

/** The night of 10 monitors with a probe each ten seconds: a day to be rolled up and packed, one to be removed. */
export const cleanUp: Case = {
  name: 'clean-up',
  limitMs: 180_000,
  async run(folder) {
    // The last second of a whole day: all of it is rolled up.
    const nowMs = Math.floor(Date.now() / dayMs) * dayMs - 1_000
    await writeHistory(folder, { monitors: 10, days: 3, intervalMs: 10_000, nowMs })
    const clock = { ...systemClock, nowMs: () => nowMs + dayMs }
    const store = await openStore({
      ...{ dataDir: folder, clock, bodyCapBytes: () => 1_024, onProblem: () => {} },
      retention: () => ({ ...settingsSchema.parse({}).retention, samplesDays: 2 }),
    })
    const { tookMs, holdMs } = await longestHold(() => store.maintain())
    await store.close()
    return [
      ['roll up and pack the day of 10 monitors, 86,400 samples; remove an old one', ms(tookMs)],
      held('longest that the event loop was held meanwhile', holdMs, 10),
    ]
  },
}

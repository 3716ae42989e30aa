import { defineConfig } from 'vitest/config'
import { skippedReporter } from '../skippedReporter.ts'

/** Drives the built product as its user: real processes, real servers, a real Chromium. Two files at a time. */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    include: ['test/e2e/**/*.e2e.ts'],
    globalSetup: ['test/e2e/globalSetup.ts'],
    // They wait most of the time; more at once than this, and pages draw too late on two cores.
    maxWorkers: 2,
    testTimeout: 90_000,
    hookTimeout: 90_000,
    reporters: ['verbose', skippedReporter()],
  },
})

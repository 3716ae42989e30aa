import { defineConfig } from 'vitest/config'
import { skippedReporter } from './skippedReporter.ts'

/** Unit and integration tests. End-to-end runs in test/e2e have their own entry: they build the product first. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**'],
    testTimeout: 20_000,
    reporters: ['default', skippedReporter()],
  },
})

import { relative } from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'

/** One line for each test that did not run, with its reason. */
function skippedLines(modules: readonly Pick<TestModule, 'moduleId' | 'children'>[], root: string): string[] {
  return modules.flatMap(({ moduleId, children }) =>
    [...children.allTests('skipped')].map((test) => {
      const result = test.result()
      const reason = (result.state === 'skipped' && result.note) || 'no reason given'
      return `skipped: ${reason} (${relative(root, moduleId)}: ${test.fullName})`
    }),
  )
}

/** Says on the run's last lines which tests were skipped and why: a skip must not pass for a pass. */
export function skippedReporter(): Reporter {
  let chosenByName = false
  return {
    onInit(vitest) {
      chosenByName = vitest.config.testNamePattern !== undefined
    },
    onTestRunEnd(modules) {
      // With `-t` all others count as skipped, and whoever gave it knows.
      const lines = chosenByName ? [] : skippedLines(modules, process.cwd())
      if (lines.length > 0) process.stdout.write(`\n${lines.join('\n')}\n`)
    },
  }
}

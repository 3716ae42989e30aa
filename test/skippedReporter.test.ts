import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(root, 'node_modules/.skipped-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the last lines of a run name each skipped test with its reason', () => {
  writeFileSync(
    join(folder, 'some.test.ts'),
    `import { test } from 'vitest'
test('runs', () => {})
test('needs a mountain', (context) => context.skip('there is no mountain here'))
test.skip('was switched off', () => {})
`,
  )
  const reporter = JSON.stringify(join(root, 'test/skippedReporter.ts'))
  const config = `import { skippedReporter } from ${reporter}
export default { root: ${JSON.stringify(folder)}, test: { include: ['*.test.ts'], reporters: ['default', skippedReporter()] } }
`
  writeFileSync(join(folder, 'vitest.config.ts'), config)
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const { stdout, status } = spawnSync(
    process.execPath,
    [vitest, 'run', '--config', join(folder, 'vitest.config.ts')],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  )
  expect(status).toBe(0)
  expect(stdout.trim().split('\n').slice(-2)).toEqual([
    'skipped: there is no mountain here (some.test.ts: needs a mountain)',
    'skipped: no reason given (some.test.ts: was switched off)',
  ])
})

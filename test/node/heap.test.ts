import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const heap = new URL('../../electron/node/heap.ts', import.meta.url).href

/** Bytes of the room for young objects, and of all that is alive, after much was made and 100 MB of it kept. */
function afterMuch(first: string): { young: number; alive: number } {
  const script = `${first}
    import { getHeapSpaceStatistics } from 'node:v8'
    const kept = []
    for (let n = 0; n < 1_200_000; n++) kept.push({ n, text: ['x' + n] })
    const young = getHeapSpaceStatistics().find((one) => one.space_name === 'new_space').space_size
    console.log(JSON.stringify({ young, alive: process.memoryUsage().heapUsed, kept: kept.length }))`
  const cwd = fileURLToPath(new URL('../..', import.meta.url))
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd, encoding: 'utf8' }))
}

test('the room for young objects stays small, and what is really needed is had', () => {
  const usual = afterMuch('')
  const ours = afterMuch(`import '${heap}'`)
  expect(usual.young).toBeGreaterThan(ours.young)
  expect(ours.young).toBeLessThan(10_000_000)
  expect(ours.alive).toBeGreaterThan(100_000_000)
})

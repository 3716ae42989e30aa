import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { english } from '../../electron/core/language/english.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const sources = globSync(['electron/**/*.ts', 'renderer/**/*.{ts,tsx}'], { cwd: root })
  .filter((path) => !path.endsWith('language/english.ts'))
  .map((path) => readFileSync(`${root}${path}`, 'utf8'))

/** What the sources ask the language for: `incident.words.copy`, also over two lines. */
const asked = new Set(
  sources.flatMap((source) =>
    [...source.matchAll(/\bwording((?:\s*\??\.\w+)+)/g)].map(([, path]) => (path ?? '').replace(/[\s?]/g, '').slice(1)),
  ),
)

/** The texts below `value` that nobody asks for. A record that is asked for as a whole is read by a state or a kind. */
function unused(value: unknown, path: string): string[] {
  if (asked.has(path)) return []
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, below]) => unused(below, `${path}.${key}`))
  // `wording.a.b.toLowerCase()` uses it as well.
  return [...asked].some((each) => each.startsWith(`${path}.`)) ? [] : [path]
}

test.each(Object.entries(english))('every text of %s is in use: none is translated for nothing', (area, section) => {
  expect(Object.keys(section).length).toBeGreaterThan(0)
  expect(Object.entries(section).flatMap(([key, value]) => unused(value, `${area}.${key}`))).toEqual([])
})

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { editorPhrases } from '../../renderer/ui/transcript/editorPhrases.ts'

/** Of replacing, which a read-only editor does not offer. */
const never = ['Replace', 'replace', 'replace all', 'replaced match on line $', 'replaced $ matches']

const packages = ['@codemirror/search', '@codemirror/language']

/** What a package of the editor asks to be put into the language in use. */
function askedBy(name: string): string[] {
  const source = readFileSync(fileURLToPath(import.meta.resolve(name)), 'utf8')
  const calls = source.matchAll(/\bphrase\(((?:[^()]|\([^()]*\))*)\)/g)
  return [...calls].flatMap(([, inside = '']) => [...inside.matchAll(/"([^"]+)"/g)].map(([, text = '']) => text))
}

test.each(packages)('the language file has all that %s says by itself', (name) => {
  const asked = askedBy(name).filter((text) => !never.includes(text))
  expect(asked.length).toBeGreaterThan(3)
  expect(asked.filter((text) => !(text in editorPhrases))).toEqual([])
})

test('nothing is translated that the editor does not say', () => {
  const asked = new Set(packages.flatMap(askedBy))
  expect(Object.keys(editorPhrases).filter((text) => !asked.has(text))).toEqual([])
})

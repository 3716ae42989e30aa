import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EntryScanner } from '../../../electron/core/import/entryScanner.ts'

/** Feeds a text in pieces cut at these places. */
function scan(text: string, cuts: readonly number[]): { entries: string[]; problem: string | null } {
  const scanner = new EntryScanner()
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b)
  const entries: string[] = []
  let from = 0
  for (const to of [...places, text.length]) {
    const found = scanner.push(text.slice(from, to))
    if (!Array.isArray(found)) return { entries, problem: found.text }
    entries.push(...found)
    from = to
  }
  return { entries, problem: scanner.end()?.text ?? null }
}

const entry = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }))
const har = fc
  .tuple(fc.array(entry, { maxLength: 5 }), fc.jsonValue({ maxDepth: 2 }), fc.nat(3))
  .map(([entries, other, indent]) => ({
    entries,
    text: JSON.stringify({ other, log: { pages: [other], entries, comment: '"entries":[{' } }, null, indent),
  }))
const cuts = fc.array(fc.nat(10_000), { maxLength: 8 })

describe('entries of a HAR in pieces', () => {
  test('come out whole and in order, wherever the pieces are cut', () => {
    fc.assert(
      fc.property(har, cuts, ({ entries, text }, places) => {
        const seen = scan(text, places)
        expect(seen.problem).toBeNull()
        expect(seen.entries.map((one) => JSON.parse(one))).toEqual(JSON.parse(JSON.stringify(entries)))
      }),
    )
  })

  test('a file cut anywhere before its end is said to end in the middle', () => {
    const text = JSON.stringify({ log: { entries: [{ a: 1 }, { b: '}' }] } })
    for (let length = 1; length < text.length; length++)
      expect(scan(text.slice(0, length), []).problem).toContain('ends in the middle')
  })

  test.each([
    ['', 'The file is empty.'],
    ['[1]', 'This is no HAR file: it does not begin with { (character 1).'],
    ['<html>', 'This is no HAR file: it does not begin with { (character 1).'],
    ['{"log":{}}', 'This is no HAR file: it has no log.entries.'],
    ['{"entries":[{}]}', 'This is no HAR file: it has no log.entries.'],
    ['{"log":{"entries":[]}} {', 'Something follows the end of the file’s one object (character 24).'],
  ])('%j is refused with its place', (text, problem) => {
    expect(scan(text, []).problem).toBe(problem)
  })
})

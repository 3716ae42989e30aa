import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addGrams, gramTableBytes, mayHold } from '../../../../electron/node/store/search/grams.ts'

const tableOf = (...texts: string[]) => {
  const table = Buffer.alloc(gramTableBytes)
  for (const text of texts) addGrams(table, Buffer.from(text))
  return table
}

test('a word that stands in the text is never ruled out', () => {
  const parts = fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme', minLength: 1 }), fc.string())
  fc.assert(
    fc.property(parts, ([before, word, after]) => {
      expect(mayHold(tableOf(before + word + after), Buffer.from(word))).toBe(true)
    }),
    { numRuns: 60 },
  )
})

test('words of one and two bytes are told exactly', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 6 })
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 2 })
  fc.assert(
    fc.property(text, text, word, (one, other, asked) => {
      expect(mayHold(tableOf(one, other), Buffer.from(asked))).toBe(one.includes(asked) || other.includes(asked))
    }),
    { numRuns: 60 },
  )
})

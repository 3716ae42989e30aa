import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { filterInput, readFilters, searchWords } from '../../renderer/transcripts/filters.ts'
import { mergeHeads } from '../../renderer/transcripts/mergeHeads.ts'
import { piecesOf } from '../../renderer/transcripts/piecesOf.ts'
import { findWords } from '../../renderer/ui/transcript/findWords.ts'
import { markWords } from '../../renderer/ui/transcript/markWords.ts'
import { errorPage, exchangeOf, transcriptOf } from './exchange.ts'

const heads = (...ids: string[]) => ids.map((id) => ({ id }))
const hourMs = 3_600_000

describe('what the application is asked', () => {
  test.each([
    ['since=24h', { from: 100 * hourMs - 24 * hourMs }],
    ['since=24h&from=5&to=9', { from: 100 * hourMs - 24 * hourMs }],
    ['from=5&to=9', { from: 5, to: 9 }],
    ['origin=pinned', { pinned: true }],
    ['origin=imported', { imported: true }],
    ['origin=own', { imported: false }],
    ['status=5XX', { status: '5xx' }],
    ['status=600', {}],
    ['since=never&from=x', {}],
  ])('%s', (search, input) => {
    expect(filterInput(readFilters(search), 100 * hourMs)).toEqual({ from: undefined, to: undefined, ...input })
  })
})

describe('the live top over older pages', () => {
  test.each([
    ['nothing new', heads('c', 'b'), heads('c', 'b', 'a'), heads('c', 'b', 'a')],
    ['new ones on top', heads('e', 'd', 'c'), heads('c', 'b', 'a'), heads('e', 'd', 'c', 'b', 'a')],
    ['one within reach is gone', heads('d', 'b'), heads('d', 'c', 'b', 'a'), heads('d', 'b', 'a')],
    ['the top is not there yet', undefined, heads('b', 'a'), heads('b', 'a')],
    ['all are gone', [], heads('b', 'a'), []],
    ['too much is new', heads('z', 'y'), heads('c', 'b', 'a'), 'gap'],
  ])('%s', (_, top, older, merged) => {
    expect(mergeHeads(top, older)).toEqual(merged)
  })

  test('rows keep their order and come once, whatever came and went', () => {
    const rows = fc.uniqueArray(fc.integer({ min: 100, max: 199 }), { maxLength: 30 })
    fc.assert(
      fc.property(rows, rows, (top, older) => {
        const newest = (ids: number[]) => heads(...ids.toSorted((a, b) => b - a).map(String))
        const merged = mergeHeads(newest(top), newest(older))
        if (merged === 'gap') return
        const ids = merged.map((head) => head.id)
        expect(ids).toEqual([...new Set(ids)].toSorted().toReversed())
        for (const id of top) expect(ids).toContain(String(id))
      }),
    )
  })
})

test('words found are marked in any case, and the parts joined are the text again', () => {
  expect(markWords('Server: Edge-7 (edge)', ['edge', 'server']).map((part) => [part.text, part.hit])).toEqual([
    ['Server', true],
    [': ', false],
    ['Edge', true],
    ['-7 (', false],
    ['edge', true],
    [')', false],
  ])
  expect(markWords('a.b*c', ['.', '*']).map((part) => part.hit)).toEqual([false, true, false, true, false])
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, q) => {
      const parts = markWords(text, searchWords(q))
      expect(parts.map((part) => part.text).join('')).toBe(text)
    }),
  )
})

test('a file in pieces: joined they are the file, none is too long, no character is parted', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.integer({ min: 2, max: 9 }),
      async (text, limit) => {
        const pieces: string[] = []
        for await (const piece of piecesOf(new Blob([text]), limit)) pieces.push(piece)
        // A byte order mark at the start of a file is not part of its text.
        expect(pieces.join('')).toBe(text.replace(/^\uFEFF/, ''))
        expect(Math.max(0, ...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(limit)
        for (const piece of pieces) expect(piece.isWellFormed()).toBe(true)
      },
    ),
  )
})

test('where the words stand: exchange, tab and the text around them', () => {
  const hop = { ...exchangeOf(), role: 'redirect' as const }
  const found = findWords(transcriptOf([hop, errorPage()]), ['req_bad', 'body>503'])
  expect(found.map(({ exchange, tab, where }) => [exchange, tab, where])).toEqual([
    [1, 'response', 'Response header Request-Id'],
    [1, 'body', 'Response body'],
  ])
  expect(found[0]?.excerpt).toBe('Request-Id: req_bad')
  expect(findWords(transcriptOf([exchangeOf()]), ['nowhere'])).toEqual([])
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CsvCell, csvOf } from '../../../electron/core/export/csv.ts'

describe('CSV after RFC 4180', () => {
  const rows: [name: string, cell: CsvCell, text: string][] = [
    ['plain text', 'Balance', 'Balance'],
    ['nothing', undefined, ''],
    ['null', null, ''],
    ['a number', 99.93, '99.93'],
    ['a negative number is no formula', -12, '-12'],
    ['what is no number', Number.NaN, ''],
    ['a comma', 'a,b', '"a,b"'],
    ['a quote', 'say "no"', '"say ""no"""'],
    ['a line break', 'a\nb', '"a\nb"'],
    ['a formula', '=1+1', "'=1+1"],
    ['a formula with a plus', '+1', "'+1"],
    ['a formula with a minus', '-1', "'-1"],
    ['a formula with an at', '@SUM(A1)', "'@SUM(A1)"],
    ['a formula behind a space', ' =1', "' =1"],
    ['a tab', '\tx', "'\tx"],
    ['a carriage return', '\rx', '"\'\rx"'],
    ['a formula with a comma', '=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
  ]
  test.each(rows)('%s', (_name, cell, text) => {
    expect(csvOf([[cell, 'end']])).toBe(`${text},end\r\n`)
  })

  test('every text comes back as it was, but for the apostrophe before a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 4 }), { minLength: 1 }), (table) => {
        const read = readCsv(csvOf(table))
        expect(read.map((row) => row.map((cell) => cell.replace(/^'(?=\s*[=+\-@\t\r\n])/, '')))).toEqual(
          table.map((row) => row.map((cell) => cell.replace(/^'(?=\s*[=+\-@\t\r\n])/, ''))),
        )
        for (const cell of read.flat()) expect(cell).not.toMatch(/^\s*[=+\-@]/)
      }),
    )
  })
})

/** Reads the grammar of RFC 4180, nothing more. */
function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy
  for (let match = cell.exec(text); match; match = cell.exec(text)) {
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[3] === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}

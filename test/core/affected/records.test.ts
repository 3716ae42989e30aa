import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { delimiterOf, fieldsOf } from '../../../electron/core/affected/csv.ts'
import { longestLine } from '../../../electron/core/affected/lines.ts'
import { recordReader } from '../../../electron/core/affected/records.ts'
import type { LogFormat } from '../../../electron/core/affected/types.ts'

/** Records, columns and malformed ones of a text that comes in pieces of a length. */
function read(format: LogFormat, text: string, length = 7, delimiter = ',') {
  const records: unknown[] = []
  const lines: number[] = []
  const malformed: string[] = []
  let columns: string[] = []
  const reader = recordReader(format, delimiter, {
    onRecord: (record, line) => {
      records.push(record)
      lines.push(line)
    },
    onMalformed: (line, why) => void malformed.push(`${line}: ${why}`),
    onColumns: (names) => {
      columns = names
    },
  })
  let problem = null
  for (let at = 0; at < text.length && !problem; at += length) problem = reader.push(text.slice(at, at + length))
  problem ??= reader.end()
  return { records, lines, malformed, columns, problem }
}

describe('NDJSON', () => {
  test('lines with either end, blank ones, and a last one without', () => {
    const { records, lines } = read('ndjson', '\ufeff{"a":1}\r\n\n  \n{"a":2}\n{"a":3}')
    expect(records).toEqual([{ a: 1 }, { a: 2 }, { a: 3 }])
    expect(lines).toEqual([1, 4, 5])
  })

  test('what is no object is told with its line, without its text, and is not fatal', () => {
    const { records, malformed } = read('ndjson', 'hello secret\n{"a":}\n[1]\n{"a":1\n{"a":2}\n42')
    expect(records).toEqual([{ a: 2 }])
    expect(malformed).toEqual([
      '1: it is no JSON object',
      '2: its JSON is broken',
      '3: it is no JSON object',
      expect.stringMatching(/^4: (?:its JSON breaks|it ends in the middle)/),
      '6: it is no JSON object',
    ])
  })

  test('a line without an end is given up, and reading goes on after it', () => {
    const huge = `{"a":"${'x'.repeat(longestLine + 10)}"}`
    const { records, malformed } = read('ndjson', `{"a":1}\n${huge}\n{"a":2}\n`, 100_000)
    expect(records).toEqual([{ a: 1 }, { a: 2 }])
    expect(malformed).toEqual(['2: it is longer than 4 million characters'])
  })

  test('pieces of any length give the same', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.jsonValue().map((value) => JSON.stringify({ value })),
            fc.constant('broken'),
            fc.constant(''),
          ),
        ),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 50 }),
        (rows, end, length) => {
          const text = rows.join(end)
          expect(read('ndjson', text, length)).toEqual(read('ndjson', text, text.length + 1))
          expect(read('ndjson', text, length).records).toHaveLength(rows.filter((row) => row.startsWith('{')).length)
        },
      ),
    )
  })
})

describe('CSV', () => {
  test('header, quotes with delimiters, doubled quotes and line ends, CRLF and BOM', () => {
    const text = '\ufeffid,"the note"\r\n1,"a, ""b""\r\nc"\r\n2,plain\r\n3,""'
    const { records, columns, lines } = read('csv', text)
    expect(columns).toEqual(['id', 'the note'])
    expect(records).toEqual([
      ['1', 'a, "b"\nc'],
      ['2', 'plain'],
      ['3', ''],
    ])
    expect(lines).toEqual([2, 4, 5])
  })

  test('a wrong number of fields and a stray quote are told with their line', () => {
    const { records, malformed } = read('csv', 'a,b\n1\n1,2,3\n1,2"2"\n3,4\n')
    expect(records).toEqual([['3', '4']])
    expect(malformed).toEqual([
      '2: it has 1 fields where the header has 2',
      '3: it has 3 fields where the header has 2',
      '4: a quote stands in the middle of a field',
    ])
  })

  test('a quote that is never closed costs its own line only', () => {
    const rows = Array.from({ length: 1_500 }, (_, at) => `${at},x`)
    const { records, malformed } = read('csv', `a,b\n1,"open\n${rows.join('\n')}\n`, 1_000)
    expect(malformed).toEqual(['2: a quote is opened and never closed'])
    expect(records).toHaveLength(1_500)
  })

  test('an open quote at the end gives back what followed it', () => {
    expect(read('csv', 'a,b\n1,"open\n2,x').records).toEqual([['2', 'x']])
  })

  test.each([
    ['a,b;c,d', ','],
    ['a;b;c', ';'],
    ['a\tb', '\t'],
    ['a|b|"c,d,e,f"', '|'],
    ['alone', ','],
  ])('the delimiter of %j', (header, expected) => {
    expect(delimiterOf(header)).toBe(expected)
  })

  test('what a writer quotes is read back', () => {
    const field = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', ' ', 'é', ';') })
    const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
    fc.assert(
      fc.property(fc.array(field, { minLength: 2, maxLength: 5 }), (fields) => {
        expect(fieldsOf(fields.map(quoted).join(','), ',')).toEqual(fields)
        const text = `${fields.map((_, at) => `c${at}`).join(',')}\n${fields.map(quoted).join(',')}\n`
        expect(read('csv', text, 3)).toMatchObject({ records: [fields], malformed: [] })
      }),
    )
  })
})

describe('HAR', () => {
  const har = (...entries: unknown[]) => JSON.stringify({ log: { version: '1.2', entries } })

  test('entries in pieces', () => {
    expect(read('har', har({ a: 1 }, { a: '}"' })).records).toEqual([{ a: 1 }, { a: '}"' }])
  })

  test('one that breaks off keeps what came before', () => {
    const { records, problem } = read('har', har({ a: 1 }, { a: 2 }).slice(0, -6))
    expect(records).toEqual([{ a: 1 }])
    expect(problem?.text).toContain('ends in the middle')
  })
})

describe('a JSON list', () => {
  test('entries in pieces, in any layout', () => {
    const list = [{ a: 1 }, { a: '}],' }, { a: [1, { b: 2 }] }]
    for (const text of [JSON.stringify(list), `\ufeff${JSON.stringify(list, null, 2)}\n`])
      expect(read('json', text)).toMatchObject({ records: list, lines: [1, 2, 3], problem: null })
  })

  test('what is no object is told, and one that breaks off keeps what came before', () => {
    expect(read('json', '[{"a":1},[2],{"a":3}]')).toMatchObject({
      records: [{ a: 1 }, { a: 3 }],
      malformed: ['2: it is no JSON object'],
    })
    const { records, problem } = read('json', '[{"a":1},{"a":')
    expect(records).toEqual([{ a: 1 }])
    expect(problem?.text).toBe('The list ends in the middle, after entry 1.')
  })
})

import { describe, expect, it } from 'vitest'
import { createMatchers } from '../../electron/node/matchers.ts'

const { regex, jsonPath } = createMatchers()

describe('regex', () => {
  it.each([
    ['avail', 'the available', true],
    ['^avail', 'the available', false],
    ['(?i)OK', 'it is ok', true],
    ['(?s)a.b', 'a\nb', true],
    ['', 'anything', true],
  ])('%s in %s: %s', (pattern, text, found) => {
    expect(regex(pattern, text)).toBe(found)
  })

  it.each(['(', 'a(?=b)', '\\1', '[z-a]'])('%s is broken and says so', (pattern) => {
    expect(() => regex(pattern, 'x')).toThrow(/^The regular expression ".*" is broken: .*\.$/)
  })

  it('stays linear where a backtracking engine would not end', () => {
    expect(regex('(a+)+$', `${'a'.repeat(100_000)}b`)).toBe(false)
  })
})

describe('jsonPath', () => {
  const document = {
    object: 'balance',
    list: [
      { id: 1, s: 'ab' },
      { id: 2, s: 'cd' },
    ],
    nothing: null,
  }
  it.each([
    ['$.object', ['balance']],
    ['$.list[*].id', [1, 2]],
    ['$..id', [1, 2]],
    ['$.list[?@.id > 1].s', ['cd']],
    ['$.list[?match(@.s, "a.")].id', [1]],
    ['$.list[?match(@.s, "a")].id', []],
    ['$.list[?search(@.s, "d")].id', [2]],
    ['$.list[?search(@.id, "1")].id', []],
    ['$.nothing', [null]],
    ['$.missing', []],
    ['$.__proto__', []],
    ['$.object.length', []],
  ])('%s', (path, values) => {
    expect(jsonPath(path, document)).toEqual(values)
  })

  it.each(['', 'a', '$.', '$.a[', '$[?@.a==1', '$.a[?nosuch(@)==1]', "$['a"])('%s is broken and says so', (path) => {
    expect(() => jsonPath(path, document)).toThrow(/^The JSONPath ".*" cannot be evaluated: .*\.$/)
  })

  it('names a broken expression inside a filter', () => {
    expect(() => jsonPath('$.list[?match(@.s, "(")]', document)).toThrow('regular expression "(" is broken')
  })

  it('answers for a deeply nested document instead of crashing', () => {
    let deep: unknown = 1
    for (let level = 0; level < 5_000; level++) deep = { a: deep }
    expect(() => jsonPath('$..b', deep)).toThrow('cannot be evaluated: recursion limit reached')
    expect(jsonPath('$.a.a', deep)).toHaveLength(1)
  })

  it('stays linear in match and search', () => {
    expect(jsonPath('$[?search(@, "(a+)+b$")]', ['a'.repeat(50_000)])).toEqual([])
  })
})

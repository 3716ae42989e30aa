import { describe, expect, it } from 'vitest'
import { parseAddresses, parsePaths, parseSize, parseWhole } from '../../renderer/settings/parseSetting.ts'

describe('settings as typed', () => {
  it.each([
    ['256 KiB', 262_144],
    ['2GB', 2_147_483_648],
    ['1.5m', 1_572_864],
    ['65536', 65_536],
  ])('the size %s is %d bytes', (text, value) => {
    expect(parseSize(text, 1, 2 ** 50, 'within reason')).toEqual({ ok: true, value })
  })

  it.each(['', 'much', '-1', '10 TB', '1 2'])('the size %o is refused with a sentence', (text) => {
    expect(parseSize(text, 1, 2 ** 50, 'within reason')).toMatchObject({ ok: false, message: /within reason/ })
  })

  it.each([
    ['1', true],
    ['200', true],
    ['0', false],
    ['201', false],
    ['2.5', false],
    ['', false],
  ])('the number %o of 1 to 200: %s', (text, ok) => expect(parseWhole(text, 1, 200).ok).toBe(ok))

  it('addresses stand one in each line, without blanks', () => {
    expect(parseAddresses(' https://example.com/ \n\nhttp://1.1.1.1/')).toEqual({
      ok: true,
      value: ['https://example.com/', 'http://1.1.1.1/'],
    })
  })

  it.each([
    ['', /at least one/],
    ['example.com', /example\.com is not/],
    ['https:///x', /is not/],
    ['x\n'.repeat(11), /at most ten/],
  ])('the addresses %o are refused', (text, message) => {
    const read = parseAddresses(text)
    expect(read.ok ? '' : read.message).toMatch(message)
  })

  it('no paths is a choice; too many are refused', () => {
    expect(parsePaths(' \n')).toEqual({ ok: true, value: [] })
    expect(parsePaths('a\n'.repeat(21)).ok).toBe(false)
  })
})

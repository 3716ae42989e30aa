import fc from 'fast-check'
import { expect, test } from 'vitest'
import { momentText, readMoment } from '../../renderer/ui/moments.ts'

const local = (...parts: [number, number, number, number?, number?, number?]) => {
  const [year, month, ...rest] = parts
  return new Date(year, month - 1, ...rest).getTime()
}

test.each<[string, number]>([
  ['2026-11-28 08:13', local(2026, 11, 28, 8, 13)],
  ['2026-11-28T08:13', local(2026, 11, 28, 8, 13)],
  [' 2026-11-28 08:13:36 ', local(2026, 11, 28, 8, 13, 36)],
  ['2026-11-28', local(2026, 11, 28, 0, 0)],
  ['2028-02-29 00:00', local(2028, 2, 29, 0, 0)],
  ['2026-11-28T07:13:36.204Z', Date.UTC(2026, 10, 28, 7, 13, 36)],
  ['2026-11-28 07:13:36 UTC', Date.UTC(2026, 10, 28, 7, 13, 36)],
  ['2026-11-28 08:13:36 +01:00', Date.UTC(2026, 10, 28, 7, 13, 36)],
  ['2026-11-28 12:43+0530', Date.UTC(2026, 10, 28, 7, 13)],
])('%s is read', (text, atMs) => expect(readMoment(text)).toBe(atMs))

test.each([
  '',
  'soon',
  '11/28/2026, 08:13 AM',
  '2026-11-31 08:13',
  '2026-02-29',
  '2026-13-01',
  '2026-11-00',
  '2026-11-28 25:00',
  '2026-11-28 08:60',
  '2026-11-28 8:13',
  '08:13',
])('“%s” is no moment', (text) => expect(readMoment(text)).toBeUndefined())

test('what is written is read again, to the second or the minute', () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(2000, 0, 2), max: Date.UTC(2090, 0, 1) }), (atMs) => {
      // An hour that comes twice reads as one of the two.
      const again = readMoment(momentText(atMs, true)) ?? Number.NaN
      expect((again - Math.floor(atMs / 1_000) * 1_000) % 3_600_000).toBe(0)
      expect(momentText(again, true)).toBe(momentText(atMs, true))
      expect(momentText(atMs)).toBe(momentText(atMs, true).slice(0, 16))
    }),
  )
})

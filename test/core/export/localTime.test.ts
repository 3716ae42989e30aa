import { expect, it } from 'vitest'
import { isoWithLocal } from '../../../electron/core/export/localTime.ts'

it.each([
  ['Europe/Berlin', '2026-01-15T09:30:00.250Z (10:30:00 here, UTC+01:00)'],
  ['America/St_Johns', '2026-01-15T09:30:00.250Z (06:00:00 here, UTC-03:30)'],
  ['UTC', '2026-01-15T09:30:00.250Z (09:30:00 here, UTC+00:00)'],
  [undefined, '2026-01-15T09:30:00.250Z'],
])('says a moment with the clocks of %s beside it', (zone, said) => {
  expect(isoWithLocal(Date.UTC(2026, 0, 15, 9, 30, 0, 250), zone)).toBe(said)
  expect(isoWithLocal(1e20, zone)).toBe('an impossible date')
})

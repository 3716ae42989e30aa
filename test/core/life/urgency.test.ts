import { expect, test } from 'vitest'
import { isUrgent } from '../../../electron/core/life/urgency.ts'
import type { Notice } from '../../../electron/core/model/incident.ts'

test.each<[Notice['kind'], 'down' | 'degraded', boolean]>([
  ['opened', 'down', true],
  ['opened', 'degraded', false],
  ['reminder', 'down', true],
  ['escalated', 'degraded', true],
  ['recovered', 'down', false],
  ['digest', 'down', false],
])('%s of what is %s: %s', (kind, severity, urgent) => {
  expect(isUrgent({ kind }, { severity })).toBe(urgent)
})

import { expect, test } from 'vitest'
import { pageSays } from '../../renderer/ui/statusPageWords.ts'

test.each([
  ['read', { indicator: 'operational', sentence: 'All systems work.' }, 'Operational: All systems work.'],
  [
    'not read, with what to do',
    { indicator: 'unreadable', sentence: 'The page did not answer in time.', next: 'Try again.' },
    'Unreadable: The page did not answer in time. Try again.',
  ],
] as const)('a status page, %s', (_name, reading, says) => {
  expect(pageSays(reading)).toBe(says)
})

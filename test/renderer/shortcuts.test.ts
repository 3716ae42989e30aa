import { expect, test } from 'vitest'
import { createShortcutReader } from '../../renderer/app/shortcutKeys.ts'

const second = 1_000

test.each<[string, [key: string, atMs: number][], unknown]>([
  [
    'g and a letter go to a place',
    [
      ['g', 0],
      ['i', second],
    ],
    { kind: 'go', to: '/incidents' },
  ],
  [
    'too late',
    [
      ['g', 0],
      ['i', 2 * second],
    ],
    undefined,
  ],
  ['a letter alone', [['i', 0]], undefined],
  [
    'another letter between',
    [
      ['g', 0],
      ['x', 10],
      ['i', 20],
    ],
    undefined,
  ],
  [
    'g twice begins anew',
    [
      ['g', 0],
      ['g', second],
      ['t', 2 * second],
    ],
    { kind: 'go', to: '/transcripts' },
  ],
  ['help', [['?', 0]], { kind: 'help' }],
  ['search', [['/', 0]], { kind: 'search' }],
])('%s', (_, keys, action) => {
  const read = createShortcutReader()
  const actions = keys.map(([key, atMs]) => read(key, atMs))
  expect(actions.at(-1)).toEqual(action)
})

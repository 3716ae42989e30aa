import { expect, it } from 'vitest'
import type { ImportUndo } from '../../electron/core/contract/config.ts'
import { looksLikeFile, readOffers } from '../../renderer/monitorForm/readOffers.ts'
import { undoSentence } from '../../renderer/settings/importWords.ts'

const change = (action: 'add' | 'change' | 'remove', what: 'monitor' | 'vendor' | 'settings', id: string) => ({
  action,
  what,
  id,
  name: id,
  fields: [],
})
const undo = (changes: ImportUndo['changes'], editedSince: string[] = []): ImportUndo => ({
  atMs: 0,
  source: 'headstart',
  changes,
  editedSince,
})

it.each<[ImportUndo, string]>([
  [
    undo([change('remove', 'monitor', 'a'), change('remove', 'monitor', 'b'), change('remove', 'vendor', 'v')]),
    'Taking it back removes 2 monitors and 1 vendor.',
  ],
  [
    undo([change('add', 'monitor', 'a'), change('change', 'monitor', 'b'), change('change', 'settings', 'settings')]),
    'Taking it back brings back 1 monitor, restores 1 monitor and settings.',
  ],
  [undo([]), 'Nothing of it is left to take back.'],
  [
    undo([change('change', 'monitor', 'a')], ['Ping']),
    'Taking it back restores 1 monitor. What was edited since goes, too: Ping.',
  ],
])('what taking an import back does', (plan, sentence) => {
  expect(undoSentence(plan)).toBe(sentence)
})

it.each([
  ['openapi: 3.0.0\npaths: { /x: { get: {} } }\n', true, undefined],
  ['{"openapi":"3.1.0","paths":{"/x":{"get":{}}}}', true, undefined],
  ['{"log":{"entries":[]}}', true, 'holds no request'],
  ['swagger: "2.0"\n', true, 'Only OpenAPI 3'],
  ['{"a":1}', true, 'neither an OpenAPI document nor a HAR file'],
  ['{"a":', true, 'cannot be read'],
  ['openapi: [', true, 'cannot be read'],
  ['curl https://x.test', false, 'neither'],
])('reading %s', async (text, looks, message) => {
  expect(looksLikeFile(text)).toBe(looks)
  const offers = await readOffers(text)
  if (message === undefined) expect(offers.ok).toBe(true)
  else expect(!offers.ok && offers.message).toContain(message)
})

import { expect, onTestFinished, test } from 'vitest'
import { Packs } from '../../../electron/node/store/packs.ts'
import { indexEntry } from '../../../electron/node/store/transcriptIndex.ts'
import { noonMs, temporaryFolder, transcript } from './fixtures.ts'

test('one that leaves its pack while it is read lies in none; a pack that is gone is an error', async () => {
  const folder = await temporaryFolder()
  const packs = new Packs(folder)
  onTestFinished(() => packs.stop())
  const entry = indexEntry(transcript('one', noonMs, 'down'), 10)
  packs.add(folder, [{ entry, offset: 0 }])
  await expect(packs.read('one')).rejects.toThrow('ENOENT')
  const reading = packs.read('one')
  packs.forget('one')
  expect(await reading).toBeUndefined()
})

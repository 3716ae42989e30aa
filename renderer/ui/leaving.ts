import { slicesOf } from '../../electron/core/export/slices.ts'
import { wording } from '../../electron/core/language/language.ts'
import { client } from '../api/client.ts'
import { saveFile } from './saveFile.ts'

/** Rejects with the words for it while a known secret stands in what is to leave. `name`: what it is, in those words. */
export async function checkLeaving(name: string, text: string): Promise<void> {
  let part = 0
  for (const slice of slicesOf(text)) {
    part += 1
    await client.leaving.check({ name: part === 1 ? name : wording.leaving.part(name, part), text: slice })
  }
}

/** Lets the user save a text that the page made; rejects as `checkLeaving` does. */
export async function saveText(name: string, text: string, type: string): Promise<void> {
  await checkLeaving(name, text)
  saveFile(new File([text], name, { type }))
}

/** Puts a text on the clipboard; rejects as `checkLeaving` does. */
export async function copyText(text: string): Promise<void> {
  await checkLeaving(wording.leaving.copied, text)
  await navigator.clipboard.writeText(text)
}

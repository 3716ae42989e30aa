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

export type CopyOptions = {
  /** A key of the user's own that is meant to be carried elsewhere: it alone passes without a look for keys. */
  isKey?: boolean
}

/** Puts on the clipboard what `getText` gives, and resolves with it; rejects as that and `checkLeaving` do. */
export async function copyText(
  getText: () => string | Promise<string>,
  { isKey = false }: CopyOptions = {},
): Promise<string> {
  const text = Promise.resolve()
    .then(getText)
    .then(async (got) => {
      if (!isKey) await checkLeaving(wording.leaving.copied, got)
      return got
    })
  // Begun at once: Safari lets a page write in the moment of a click only, and waits for what is promised then.
  const promised = text.then((got) => new Blob([got], { type: 'text/plain' }))
  promised.catch(() => undefined)
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': promised })])
  } catch (error) {
    // Why there is nothing to copy says more than that it was not copied.
    await text
    throw error
  }
  return text
}

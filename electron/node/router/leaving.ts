import { unzipSync } from 'fflate'
import { wording } from '../../core/language/language.ts'
import type { Errors, Services } from './context.ts'

type Part = { name: string; text: string }

/** The texts inside a file that leaves the application: a ZIP's entries with their names, or the file itself. */
async function partsOf(file: File): Promise<Part[]> {
  if (file.type !== 'application/zip') return [{ name: file.name, text: await file.text() }]
  const decoder = new TextDecoder()
  const entries = Object.entries(unzipSync(new Uint8Array(await file.arrayBuffer())))
  return [
    { name: file.name, text: entries.map(([name]) => name).join('\n') },
    ...entries.map(([name, bytes]) => ({ name, text: decoder.decode(bytes) })),
  ]
}

const named = 5

/** The last gate for texts that leave one by one: `check` each, then `pass` refuses if a known secret matched in any. */
export function openGate(services: Services, errors: Errors) {
  const places: string[] = []
  return {
    async check(name: string, text: string): Promise<void> {
      for (const place of await services.secretsIn(text)) places.push(wording.refusals.secretIn(place, name))
    },
    pass(next = wording.refusals.notHandedOutNext): void {
      if (places.length === 0) return
      throw errors.SECRET_IN_OUTPUT({
        message: wording.refusals.notHandedOut(places.slice(0, named), Math.max(0, places.length - named)),
        data: { next, places },
      })
    },
  }
}

/** The last gate of every way out: refuses while a known secret still matches, and says where. */
export async function guarded(services: Services, errors: Errors, file: File): Promise<File> {
  const gate = openGate(services, errors)
  for (const { name, text } of await partsOf(file)) await gate.check(name, text)
  gate.pass()
  return file
}

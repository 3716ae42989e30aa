import { unzipSync } from 'fflate'
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

const listed = (places: readonly string[]) =>
  places.length > named ? `${places.slice(0, named).join(', ')} and ${places.length - named} more` : places.join(', ')

/** The last gate for texts that leave one by one: `check` each, then `pass` refuses if a known secret matched in any. */
export function openGate(services: Services, errors: Errors) {
  const places: string[] = []
  return {
    async check(name: string, text: string): Promise<void> {
      for (const place of await services.secretsIn(text)) places.push(`${place} in ${name}`)
    },
    pass(
      next = 'Change that secret at the vendor if this text ever left your machine, and delete the transcript.',
    ): void {
      if (places.length === 0) return
      throw errors.SECRET_IN_OUTPUT({
        message: `This was not handed out: it still contains ${listed(places)}.`,
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

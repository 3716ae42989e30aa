import { unzipSync } from 'fflate'
import type { Errors, Services } from './context.ts'

/** The texts inside a file that leaves the application: a ZIP's entries, or the file itself. */
async function textsOf(file: File): Promise<string[]> {
  if (file.type !== 'application/zip') return [await file.text()]
  const decoder = new TextDecoder()
  return Object.values(unzipSync(new Uint8Array(await file.arrayBuffer()))).map((bytes) => decoder.decode(bytes))
}

/** The last gate of every way out: refuses while a known secret still matches, and says where. */
export async function guarded(services: Services, errors: Errors, file: File): Promise<File> {
  const places = (await Promise.all((await textsOf(file)).map((text) => services.secretsIn(text)))).flat()
  if (places.length === 0) return file
  throw errors.SECRET_IN_OUTPUT({
    message: `This was not handed out: it still contains ${places.join(', ')}.`,
    data: {
      next: 'Change that secret at the vendor if this text ever left your machine, and delete the transcript.',
      places,
    },
  })
}

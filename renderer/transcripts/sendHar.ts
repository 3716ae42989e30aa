import { type HarImport, harPieceLength } from '../../electron/core/contract/harImports.ts'
import { client } from '../api/client.ts'
import { piecesOf } from './piecesOf.ts'

const pollMs = 250

/** How far an import is; before its first answer only the file is known. */
export type Progress = Pick<HarImport, 'state' | 'readBytes' | 'totalBytes' | 'entries' | 'stored'>

/** Sends a HAR file piece by piece and waits until its transcripts are stored. Throws what the calls throw. */
export async function sendHar(
  file: File,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<HarImport> {
  let har = await client.harImports.start({ source: file.name.slice(0, 200) || 'file', totalBytes: file.size })
  const { id } = har
  const cancel = () => client.harImports.cancel({ id })
  for await (const text of piecesOf(file, harPieceLength)) {
    if (signal.aborted) return cancel()
    har = await client.harImports.piece({ id, text })
    onProgress(har)
    if (har.state !== 'reading') return har
  }
  if (signal.aborted) return cancel()
  let ended = false
  const finished = client.harImports.finish({ id }).finally(() => {
    ended = true
  })
  const onAbort = () => void cancel().catch(() => undefined)
  signal.addEventListener('abort', onAbort, { once: true })
  // While it is being stored only `get` tells how far it is.
  const poll = async () => {
    while (!ended) {
      await new Promise((resolve) => setTimeout(resolve, pollMs))
      const seen = ended ? undefined : await client.harImports.get({ id })
      if (seen && !ended) onProgress(seen)
    }
  }
  // What it could not tell is told by the end.
  void poll().catch(() => undefined)
  try {
    return await finished
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}

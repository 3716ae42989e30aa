import { readFile, rename } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Adapter } from 'lowdb'
import { z } from 'zod'
import { wording } from '../../core/language/language.ts'
import { isBadBlock, isMissing, writeAtomically } from './atomicFile.ts'

const version = 1
const envelopeSchema = z.object({ version: z.number().int(), data: z.unknown() })

/** Something found at the start that the user must know: what happened, and what to do next. */
export type StoreWarning = { id: string; text: string; next: string }

export type DocumentOptions<T> = {
  path: string
  schema: z.ZodType<T>
  nowMs(): number
  onWarning(warning: StoreWarning): void
}

/** A document written by a later Headstart: reading it as ours would lose what we do not know. */
export class NewerDocument extends Error {
  constructor(name: string) {
    super(wording.saving.newer(name))
    this.name = 'NewerDocument'
  }
}

/** What stands in a document's file. `newer`: a later Headstart wrote it. */
export type LoadedDocument<T> = { kind: 'good'; data: T } | { kind: 'missing' | 'corrupt' | 'newer' }

/** Reads a document's file without touching it. Rejects with the file system's error, other than for a bad block. */
export async function loadDocument<T>(path: string, schema: z.ZodType<T>): Promise<LoadedDocument<T>> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (isMissing(error)) return { kind: 'missing' }
    if (isBadBlock(error)) return { kind: 'corrupt' }
    throw error
  }
  const envelope = envelopeSchema.safeParse(parse(text))
  if (!envelope.success) return { kind: 'corrupt' }
  if (envelope.data.version > version) return { kind: 'newer' }
  const data = schema.safeParse(envelope.data.data)
  return data.success ? { kind: 'good', data: data.data } : { kind: 'corrupt' }
}

/**
 * lowdb adapter for one small document, `{"version":1,"data":…}`. Each write replaces the file whole and keeps the one
 * before as `NAME.json.bak`. A file that cannot be read is set aside as `NAME.corrupt-<utc>.json` and the copy is used.
 */
export class DocumentAdapter<T> implements Adapter<T> {
  private readonly options: DocumentOptions<T>

  constructor(options: DocumentOptions<T>) {
    this.options = options
  }

  /** Rejects with `NewerDocument`, or when the file system fails; a corrupt file does not reject. */
  async read(): Promise<T | null> {
    const { path, onWarning } = this.options
    const name = basename(path)
    const current = await this.load(path)
    if (current.kind === 'good') return current.data
    const copy = await this.load(`${path}.bak`)
    if (current.kind === 'missing' && copy.kind === 'missing') return null
    const aside = current.kind === 'corrupt' ? await this.setAside(path, 'corrupt') : undefined
    if (copy.kind === 'good') {
      onWarning({
        id: `document:${name}`,
        text: wording.saving.usesCopy(name, aside),
        next: wording.saving.usesCopyNext,
      })
      return copy.data
    }
    if (copy.kind === 'corrupt') await this.setAside(`${path}.bak`, 'corrupt-copy')
    onWarning({
      id: `document:${name}`,
      text: wording.saving.noCopy(name, aside),
      next: wording.saving.noCopyNext,
    })
    return null
  }

  async write(data: T): Promise<void> {
    const { path } = this.options
    await writeAtomically(path, `${JSON.stringify({ version, data })}\n`, { copy: `${path}.bak` })
  }

  private async load(path: string): Promise<Exclude<LoadedDocument<T>, { kind: 'newer' }>> {
    const loaded = await loadDocument(path, this.options.schema)
    if (loaded.kind === 'newer') throw new NewerDocument(basename(path))
    return loaded
  }

  private async setAside(path: string, label: string): Promise<string> {
    const utc = new Date(this.options.nowMs()).toISOString().replace(/[:.]/g, '-')
    const aside = `${path.replace(/\.json(\.bak)?$/, '')}.${label}-${utc}.json`
    // On a read-only disk the file stays where it is; the copy is used all the same.
    await rename(path, aside).catch(() => {})
    return basename(aside)
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

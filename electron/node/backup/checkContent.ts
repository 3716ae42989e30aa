import { join } from 'node:path'
import { wording } from '../../core/language/language.ts'
import { incidentSchema } from '../../core/model/incident.ts'
import { readLines } from '../store/appendAdapter.ts'
import { loadDocument } from '../store/documentAdapter.ts'
import { documentSchemas } from '../store/documentSchemas.ts'
import { createPacer } from '../store/pacer.ts'
import { isSetAside } from '../store/setAside.ts'
import { listNames } from '../store/shardFile.ts'
import { brokenHistory } from './brokenHistory.ts'
import { brokenTranscripts } from './brokenTranscripts.ts'

type Replaceable = keyof typeof wording.restore.lostDocument
/** All but what a user set up: without that Headstart would watch something else than before. */
const isReplaceable = (name: string): name is Replaceable => Object.hasOwn(wording.restore.lostDocument, name)

/**
 * Reads a backup's content as the next start would, before anything is put in its place: documents, incidents, attempts
 * and history. Rejects with a sentence when what the user set up cannot be read, or a later version wrote it. Resolves
 * with a sentence for each other thing that cannot be read and will be missing.
 */
export async function checkContent(content: string, signal: AbortSignal): Promise<string[]> {
  const notes = await checkDocuments(content)
  const incidents = await brokenIncidents(content)
  signal.throwIfAborted()
  const transcripts = await brokenTranscripts(content, signal)
  const { days, rows } = await brokenHistory(content, signal)
  const counted: [number, (count: number) => string][] = [
    [incidents, wording.restore.lostIncidents],
    [transcripts, wording.restore.lostTranscripts],
    [days, wording.restore.lostDays],
    [rows, wording.restore.lostRows],
  ]
  return [...notes, ...counted.flatMap(([count, say]) => (count > 0 ? [say(count)] : []))]
}

/** A document and the copy beside it: what the start would make of them. */
async function outcomeOf(path: string, schema: Parameters<typeof loadDocument>[1]) {
  const [current, copy] = [await loadDocument(path, schema), await loadDocument(`${path}.bak`, schema)]
  const isNewer = current.kind === 'newer' || (current.kind !== 'good' && copy.kind === 'newer')
  if (isNewer) throw new Error(wording.saving.backupNewer)
  if (current.kind === 'good') return 'good'
  if (copy.kind === 'good') return 'copy'
  return current.kind === 'missing' && copy.kind === 'missing' ? 'none' : 'lost'
}

async function checkDocuments(content: string): Promise<string[]> {
  const notes: string[] = []
  for (const [key, schema] of Object.entries(documentSchemas)) {
    const name = `${key}.json`
    const outcome = await outcomeOf(join(content, name), schema)
    if (outcome === 'lost') {
      if (!isReplaceable(key)) throw new Error(wording.saving.backupDamaged(name))
      notes.push(wording.restore.lostDocument[key])
    }
    if (outcome === 'copy') notes.push(wording.restore.lostChanges(name))
  }
  return notes
}

async function brokenIncidents(content: string): Promise<number> {
  const pace = createPacer()
  const folder = join(content, 'incidents')
  const ids = new Set<string>()
  for (const name of await listNames(folder)) {
    const id = /^(.*?)\.json(?:\.bak)?$/.exec(name)?.[1]
    if (id !== undefined && !isSetAside(name)) ids.add(id)
  }
  let broken = 0
  for (const id of ids) {
    if ((await outcomeOf(join(folder, `${id}.json`), incidentSchema.nullable())) === 'lost') broken += 1
    await pace()
  }
  for (const line of await readLines(join(folder, 'archive.ndjson'))) {
    if (!isIncident(line)) broken += 1
    await pace()
  }
  return broken
}

function isIncident(line: string): boolean {
  try {
    return incidentSchema.safeParse(JSON.parse(line)).success
  } catch {
    return false
  }
}

import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { dayMs } from '../../core/history/rollup.ts'
import { type Incident, incidentSchema } from '../../core/model/incident.ts'
import { idSchema } from '../../core/model/monitor.ts'
import { AppendLog } from './appendLog.ts'
import { ensureFolder, writeAtomically } from './atomicFile.ts'
import { Document } from './document.ts'
import type { DocumentOptions } from './documentAdapter.ts'
import { createPacer } from './pacer.ts'
import { listNames } from './shardFile.ts'

/** A closed incident moves to the archive after a day without change. */
const archiveAfterMs = dayMs

type Options = Pick<DocumentOptions<Incident | null>, 'nowMs' | 'onWarning'>

/**
 * Incidents: a document each while they change, `incidents/<id>.json`, and one line each in `incidents/archive.ndjson`
 * once they are over. Saving one costs its own size, however many there have been.
 */
export class IncidentFiles {
  private readonly root: string
  private readonly options: Options
  private readonly documents = new Map<string, Document<Incident | null>>()
  private readonly archived = new Map<string, Incident>()
  private archive: AppendLog
  private readonly unsaved = new Set<Document<Incident | null>>()
  /** The archive is appended to and written anew by one at a time. */
  private archiving: Promise<unknown> = Promise.resolve()

  constructor(dataDir: string, options: Options) {
    this.root = join(dataDir, 'incidents')
    this.options = options
    this.archive = new AppendLog(this.archivePath)
  }

  async load(): Promise<void> {
    const pace = createPacer()
    for (const line of await this.archive.readAll()) {
      const incident = incidentSchema.safeParse(parse(line))
      if (incident.success) this.archived.set(incident.data.id, incident.data)
      await pace()
    }
    for (const name of await listNames(this.root)) {
      const id = /^(.*?)\.json(\.bak)?$/.exec(name)?.[1]
      if (id === undefined || id.includes('.corrupt') || this.documents.has(id)) continue
      const document = await this.open(id)
      if (document.data) this.documents.set(id, document)
    }
  }

  /** Newest first by the time they opened. */
  all(): Incident[] {
    const byId = new Map(this.archived)
    for (const [id, { data }] of this.documents) if (data) byId.set(id, data)
    return [...byId.values()].sort((a, b) => b.openedAtMs - a.openedAtMs || (a.id < b.id ? 1 : -1))
  }

  get(id: string): Incident | undefined {
    return this.documents.get(id)?.data ?? this.archived.get(id)
  }

  /** Resolves when it is on disk; rejects with the file system's error, and it waits for `flush`. */
  async save(incident: Incident): Promise<void> {
    idSchema.parse(incident.id)
    let document = this.documents.get(incident.id)
    if (!document) {
      document = Document.create(this.documentOptions(incident.id), null)
      this.documents.set(incident.id, document)
    }
    document.set(incident)
    await this.write(document)
  }

  /** Writes everything that waits. Rejects with the file system's error. */
  async flush(): Promise<void> {
    for (const document of [...this.unsaved]) await this.write(document)
    await this.archive.save()
  }

  /** Moves what is over to the archive. Rejects with the file system's error. */
  archiveClosed(nowMs: number): Promise<void> {
    return this.inTurn(() => this.moveClosed(nowMs))
  }

  private async moveClosed(nowMs: number): Promise<void> {
    for (const [id, document] of [...this.documents]) {
      const incident = document.data
      if (incident?.state !== 'closed' || nowMs - (incident.closedAtMs ?? nowMs) < archiveAfterMs) continue
      if (this.unsaved.has(document)) continue
      this.archive.push(JSON.stringify(incident))
      await this.archive.save()
      // Changed while it was written: it stays a document, and the next round archives it again.
      if (document.data !== incident) continue
      this.archived.set(id, incident)
      this.documents.delete(id)
      for (const name of [`${id}.json`, `${id}.json.bak`]) await rm(join(this.root, name), { force: true })
    }
  }

  /**
   * Replaces the incidents that `change` changes, in their files, the copies of these and the archive. Rejects with the
   * file system's error.
   */
  async rewriteAll(change: (incident: Incident) => Incident | null): Promise<void> {
    for (const document of [...this.documents.values()]) {
      const next = document.data && change(document.data)
      if (!next) continue
      document.set(next)
      await this.write(document)
      // Once more: the copy of the last good one held the old words.
      document.set(document.data ?? next)
      await this.write(document)
    }
    let archiveChanged = false
    for (const [id, incident] of this.archived) {
      const next = change(incident)
      if (!next) continue
      this.archived.set(id, next)
      archiveChanged = true
    }
    if (archiveChanged) await this.inTurn(() => this.writeArchive())
  }

  private async writeArchive(): Promise<void> {
    const lines = [...this.archived.values()].map((incident) => JSON.stringify(incident))
    await writeAtomically(this.archivePath, `${lines.join('\n')}\n`)
    this.archive = new AppendLog(this.archivePath)
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.archiving.then(work)
    this.archiving = result.catch(() => {})
    return result
  }

  private get archivePath(): string {
    return join(this.root, 'archive.ndjson')
  }

  private async write(document: Document<Incident | null>): Promise<void> {
    this.unsaved.add(document)
    await ensureFolder(this.root)
    await document.save()
    if (!document.isDirty) this.unsaved.delete(document)
  }

  private open(id: string): Promise<Document<Incident | null>> {
    return Document.open(this.documentOptions(id), null)
  }

  private documentOptions(id: string): DocumentOptions<Incident | null> {
    return { ...this.options, path: join(this.root, `${id}.json`), schema: incidentSchema.nullable() }
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

import { randomBytes } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import type { HarImport } from '../../core/contract.ts'
import { EntryScanner, type ImportProblem } from '../../core/import/entryScanner.ts'
import { exchangeOf, harEntrySchema } from '../../core/import/harEntry.ts'
import { type ImportedFor, importedId, importedTranscript } from '../../core/import/harTranscript.ts'
import type { Exchange } from '../../core/model/exchange.ts'
import type { Transcript } from '../../core/model/transcript.ts'
import type { Redactor } from '../../core/redact.ts'
import type { Services } from '../router/context.ts'

/** Entries and characters of one file; beyond them the file is refused. */
const maxEntries = 50_000
const maxCharacters = 250_000_000
/** Imports that ended are remembered for a last question. */
const keptImports = 8
/** Work between two breaths of the event loop. */
const sliceMs = 8

type Running = { har: HarImport; scanner: EntryScanner; exchanges: Exchange[] }

export type HarImportParts = {
  nowMs(): number
  /** Bytes of a body that a transcript keeps: cut before redaction looks at it. */
  bodyCapBytes(): number
  redactor(): Redactor
  /** The vendor whose monitors ask this host. */
  vendorOf(host: string): ImportedFor | undefined
  save(transcript: Transcript): Promise<void>
  app: Transcript['app']
  onDone(): void
}

/** HAR files on their way in: read in pieces, stored only once the whole file was sound. */
export function createHarImports(parts: HarImportParts): Services['harImports'] {
  const imports = new Map<string, Running>()

  const fail = (running: Running, problem: ImportProblem): HarImport => {
    running.exchanges = []
    running.har = { ...running.har, state: 'failed', problem }
    return running.har
  }

  const read = (running: Running, text: string): ImportProblem | null => {
    const found = running.scanner.push(text)
    if (!Array.isArray(found)) return found
    for (const entryText of found) {
      const number = running.exchanges.length + 1
      const exchange = parsedEntry(entryText, number)
      if ('text' in exchange) return exchange
      running.exchanges.push(cut(exchange, parts.bodyCapBytes()))
    }
    return null
  }

  const store = async (running: Running): Promise<HarImport> => {
    const imported = { source: running.har.source, importedAtMs: parts.nowMs() }
    const redactor = parts.redactor()
    // Two files whose exchanges began in the same millisecond do not take each other's place.
    const firstCounter = randomBytes(3).readUIntBE(0, 3)
    let newest: Transcript | undefined
    let sliceEndMs = performance.now() + sliceMs
    for (const [index, raw] of running.exchanges.entries()) {
      const { exchanges, replacements } = redactor.exchanges({ raw: [raw] })
      const [exchange] = exchanges
      if (!exchange) continue
      const host = URL.parse(raw.request.url)?.hostname ?? ''
      const vendor = parts.vendorOf(host) ?? { vendorId: importedId, vendorName: host || 'Imported' }
      const counter = firstCounter + index
      const transcript = importedTranscript(exchange, { vendor, imported, replacements, counter, app: parts.app })
      await parts.save(transcript)
      if (!newest || transcript.startedAtMs > newest.startedAtMs) newest = transcript
      running.har = { ...running.har, stored: index + 1 }
      if (performance.now() > sliceEndMs) {
        await breathe()
        sliceEndMs = performance.now() + sliceMs
      }
    }
    running.exchanges = []
    running.har = { ...running.har, state: 'done', ...(newest && { firstTranscriptId: newest.id }) }
    parts.onDone()
    return running.har
  }

  return {
    start(source, totalBytes) {
      const id = randomBytes(8).toString('hex')
      const har: HarImport = { id, source, state: 'reading', readBytes: 0, totalBytes, entries: 0, stored: 0 }
      imports.set(id, { har, scanner: new EntryScanner(), exchanges: [] })
      for (const [old, { har: known }] of imports)
        if (imports.size > keptImports && known.state !== 'storing' && old !== id) imports.delete(old)
      return har
    },
    async piece(id, text) {
      const running = imports.get(id)
      if (running?.har.state !== 'reading') return running?.har
      const problem = read(running, text)
      const readBytes = running.har.readBytes + Buffer.byteLength(text)
      running.har = { ...running.har, readBytes, entries: running.exchanges.length }
      if (problem) return fail(running, problem)
      if (running.exchanges.length > maxEntries || readBytes > maxCharacters)
        return fail(running, {
          text: `The file holds more than ${maxEntries.toLocaleString('en')} entries or 250 MB.`,
          next: 'Export a shorter stretch of time.',
        })
      await breathe()
      return running.har
    },
    async finish(id) {
      const running = imports.get(id)
      if (running?.har.state !== 'reading') return running?.har
      const problem = running.scanner.end()
      if (problem) return fail(running, problem)
      running.har = { ...running.har, state: 'storing' }
      return store(running)
    },
    get: (id) => imports.get(id)?.har,
    async cancel(id) {
      const running = imports.get(id)
      // What is already being stored is sound and comes to its end.
      if (running?.har.state !== 'reading') return running?.har
      running.exchanges = []
      running.har = { ...running.har, state: 'cancelled' }
      return running.har
    },
  }
}

function parsedEntry(text: string, number: number): Exchange | ImportProblem {
  const next = 'Export the HAR again and import the new file.'
  try {
    const entry = harEntrySchema.safeParse(JSON.parse(text))
    if (!entry.success) {
      const issue = entry.error.issues[0]
      return { text: `Entry ${number} is no HAR entry: ${issue?.path.join('.') ?? ''} is missing or wrong.`, next }
    }
    const startedAtMs = Date.parse(entry.data.startedDateTime)
    if (Number.isNaN(startedAtMs)) return { text: `Entry ${number} has no readable startedDateTime.`, next }
    return exchangeOf(entry.data, startedAtMs)
  } catch {
    return { text: `Entry ${number} is not valid JSON.`, next }
  }
}

function cut(exchange: Exchange, capBytes: number): Exchange {
  const body = exchange.response?.body
  const kept = body?.text ?? body?.base64 ?? ''
  if (!exchange.response || !body || kept.length <= capBytes) return exchange
  const short = body.text !== undefined ? { text: kept.slice(0, capBytes) } : { base64: kept.slice(0, capBytes & ~3) }
  return { ...exchange, response: { ...exchange.response, body: { ...body, ...short, truncated: true } } }
}

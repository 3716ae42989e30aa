import { randomBytes } from 'node:crypto'
import type { HarImport } from '../../core/contract/harImports.ts'
import { transcriptId } from '../../core/history/transcripts.ts'
import { EntryScanner, type ImportProblem } from '../../core/import/entryScanner.ts'
import { exchangeOf, harEntrySchema } from '../../core/import/harEntry.ts'
import { type ImportedFor, importedId, importedTranscript } from '../../core/import/harTranscript.ts'
import { wording } from '../../core/language/language.ts'
import type { Body, Exchange } from '../../core/model/exchange.ts'
import type { Imported, Transcript } from '../../core/model/transcript.ts'
import { rewriteTranscript } from '../../core/redact/rewrite.ts'
import type { KnownSecret, Redactor } from '../../core/redact.ts'
import type { Services } from '../router/context.ts'
import { errorCode } from '../store/atomicFile.ts'
import { createPacer } from '../store/pacer.ts'
import type { Staging } from '../store/staging.ts'

/** Entries and bytes of one file; beyond them the file is refused. */
const maxEntries = 50_000
const maxBytes = 200_000_000
/** Characters looked at between two breaths. */
const scanLength = 131_072
/** Imports that ended are remembered for a last question. */
const keptImports = 8
/** Work between two breaths of the event loop. */
const sliceMs = 8

type Running = {
  har: HarImport
  scanner: EntryScanner
  staging: Staging
  /** What `redactor` looks for. */
  known: Map<string, KnownSecret>
  redactor: Redactor
  /** What was staged so far was redacted without the newest of the known. */
  stagedWithLess: boolean
  imported: Imported
  /** Two files whose exchanges began in the same millisecond do not take each other's place. */
  counter: number
  newest: Transcript | undefined
  /** Pieces are read one after another, whoever sends them. */
  turn: Promise<unknown>
}

const tooMuch: ImportProblem = {
  text: wording.imports.har.tooMuch(maxEntries),
  next: wording.imports.exportShorter,
}

export type HarImportParts = {
  nowMs(): number
  /** Bytes of a body that a transcript keeps: cut before redaction looks at it. */
  bodyCapBytes(): number
  /** Values known by now: more may come while a file is read. */
  known(): readonly KnownSecret[]
  redactorOf(values: readonly KnownSecret[]): Redactor
  /** The vendor whose monitors ask this host. */
  vendorOf(host: string): ImportedFor | undefined
  stage(): Staging
  app: Transcript['app']
  onDone(): void
}

/** HAR files on their way in: read in pieces, stored only once the whole file was sound. */
export function createHarImports(parts: HarImportParts): Services['harImports'] {
  const imports = new Map<string, Running>()

  const fail = async (running: Running, problem: ImportProblem): Promise<HarImport> => {
    running.har = { ...running.har, state: 'failed', entries: 0, problem }
    await running.staging.cancel()
    return running.har
  }

  /** A key that is entered during an import counts from here on. */
  const learn = (running: Running): void => {
    const before = running.known.size
    for (const value of parts.known()) running.known.set(`${value.name} ${value.value}`, value)
    if (running.known.size === before) return
    running.redactor = parts.redactorOf([...running.known.values()])
    running.stagedWithLess = running.har.entries > 0
  }

  const stage = async (running: Running, raw: Exchange): Promise<void> => {
    learn(running)
    const { exchanges, replacements } = running.redactor.exchanges({ raw: [raw] })
    const [exchange] = exchanges
    if (!exchange) return
    const { imported, staging } = running
    const host = URL.parse(exchange.request.url)?.hostname ?? ''
    const vendor = parts.vendorOf(host) ?? {
      vendorId: importedId,
      vendorName: host.slice(0, 80) || wording.imports.imported,
    }
    while (staging.isTaken(transcriptId(raw.startedAtMs, running.counter))) running.counter++
    const { counter } = running
    const transcript = importedTranscript(exchange, { vendor, imported, replacements, counter, app: parts.app })
    await staging.add(transcript)
    if (!running.newest || transcript.id > running.newest.id) running.newest = transcript
  }

  const read = async (running: Running, text: string): Promise<ImportProblem | null> => {
    const pace = createPacer(sliceMs)
    for (let from = 0; from < text.length; from += scanLength) {
      const found = running.scanner.push(text.slice(from, from + scanLength))
      if (!Array.isArray(found)) return found
      for (const entryText of found) {
        if (running.har.state !== 'reading') return null
        const number = running.har.entries + 1
        if (number > maxEntries) return tooMuch
        const exchange = parsedEntry(entryText, number)
        if ('text' in exchange) return exchange
        await stage(running, cut(exchange, parts.bodyCapBytes()))
        running.har = { ...running.har, entries: number }
        await pace()
      }
      await pace()
    }
    return null
  }

  const inTurn = (running: Running, work: () => Promise<HarImport>): Promise<HarImport> => {
    const result = running.turn.then(work).catch((error: unknown) => fail(running, diskProblem(error)))
    running.turn = result
    return result
  }

  return {
    start(source, totalBytes) {
      const id = randomBytes(8).toString('hex')
      const har: HarImport = { id, source, state: 'reading', readBytes: 0, totalBytes, entries: 0, stored: 0 }
      imports.set(id, {
        har,
        scanner: new EntryScanner(),
        staging: parts.stage(),
        known: new Map(),
        redactor: parts.redactorOf([]),
        stagedWithLess: false,
        imported: { source, importedAtMs: parts.nowMs() },
        counter: randomBytes(3).readUIntBE(0, 3),
        newest: undefined,
        turn: Promise.resolve(),
      })
      for (const [old, running] of imports) {
        if (imports.size <= keptImports || running.har.state === 'storing' || old === id) continue
        if (running.har.state === 'reading') void running.staging.cancel().catch(() => {})
        imports.delete(old)
      }
      return har
    },
    async piece(id, text) {
      const running = imports.get(id)
      if (!running) return undefined
      return inTurn(running, async () => {
        if (running.har.state !== 'reading') return running.har
        const readBytes = running.har.readBytes + Buffer.byteLength(text)
        running.har = { ...running.har, readBytes }
        const problem = readBytes > maxBytes ? tooMuch : await read(running, text)
        return problem ? fail(running, problem) : running.har
      })
    },
    async finish(id) {
      const running = imports.get(id)
      if (!running) return undefined
      return inTurn(running, async () => {
        if (running.har.state !== 'reading') return running.har
        const problem = running.scanner.end()
        if (problem) return fail(running, problem)
        running.har = { ...running.har, state: 'storing' }
        for (learn(running); running.stagedWithLess; learn(running)) {
          running.stagedWithLess = false
          const { redactor } = running
          await running.staging.rewrite((transcript) => rewriteTranscript(transcript, redactor))
        }
        await running.staging.commit()
        const { har, newest } = running
        running.har = { ...har, state: 'done', stored: har.entries, ...(newest && { firstTranscriptId: newest.id }) }
        parts.onDone()
        return running.har
      })
    },
    get: (id) => imports.get(id)?.har,
    async cancel(id) {
      const running = imports.get(id)
      // What is already being stored is sound and comes to its end.
      if (running?.har.state !== 'reading') return running?.har
      running.har = { ...running.har, state: 'cancelled' }
      return inTurn(running, async () => {
        await running.staging.cancel()
        return running.har
      })
    },
  }
}

function parsedEntry(text: string, number: number): Exchange | ImportProblem {
  const next = wording.imports.exportAgain
  try {
    const entry = harEntrySchema.safeParse(JSON.parse(text))
    if (!entry.success) {
      const issue = entry.error.issues[0]
      return { text: wording.imports.har.entryPart(number, issue?.path.join('.') ?? ''), next }
    }
    const startedAtMs = Date.parse(entry.data.startedDateTime)
    if (Number.isNaN(startedAtMs)) return { text: wording.imports.har.entryTime(number), next }
    return exchangeOf(entry.data, startedAtMs)
  } catch {
    return { text: wording.imports.har.entryJson(number), next }
  }
}

/** Bodies cut to what a transcript keeps, before redaction looks at them. */
function cut(exchange: Exchange, capBytes: number): Exchange {
  const { request, response } = exchange
  return {
    ...exchange,
    request: request.body ? { ...request, body: cutBody(request.body, capBytes) } : request,
    ...(response && { response: response.body ? { ...response, body: cutBody(response.body, capBytes) } : response }),
  }
}

function cutBody(body: Body, capBytes: number): Body {
  if (body.text !== undefined && Buffer.byteLength(body.text) > capBytes) {
    const end = (body.text.charCodeAt(capBytes - 1) & 0xfc00) === 0xd800 ? capBytes - 1 : capBytes
    return { ...body, text: body.text.slice(0, end), truncated: true }
  }
  const length = Math.floor(capBytes / 3) * 4
  return body.base64 !== undefined && body.base64.length > length
    ? { ...body, base64: body.base64.slice(0, length), truncated: true }
    : body
}

function diskProblem(error: unknown): ImportProblem {
  const code = errorCode(error)
  if (code === undefined) throw error
  return {
    text: wording.imports.har.unwritten(code),
    next: wording.imports.freeSpace,
  }
}

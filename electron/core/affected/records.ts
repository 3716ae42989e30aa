import { EntryScanner } from '../import/entryScanner.ts'
import { wording } from '../language/language.ts'
import { CsvRecords } from './csv.ts'
import type { LogRecord } from './fields.ts'
import { LineCutter } from './lines.ts'
import type { LogFormat } from './types.ts'

type Problem = { text: string; next: string }

export type RecordSink = {
  /** `line`: where it begins; of a HAR and a list the number of the entry. */
  onRecord(record: LogRecord, line: number): void
  onMalformed(line: number, why: string): void
  /** Of a CSV, before its records. */
  onColumns?(columns: string[]): void
}

/** Takes a log's text in pieces and hands out its records. A problem ends it: what follows cannot be read. */
export type RecordReader = { push(piece: string): Problem | null; end(): Problem | null }

/** A reader of one format. Malformed records are told and left out. */
export function recordReader(format: LogFormat, delimiter: string, sink: RecordSink): RecordReader {
  if (format === 'har') return entryReader(sink)
  if (format === 'json') return listReader(sink)
  const reader = format === 'csv' ? csvLines(delimiter, sink) : { push: jsonLine(sink), end: () => {} }
  const cutter = new LineCutter(reader.push, (line) => sink.onMalformed(line, wording.affected.malformed.tooLong))
  let first = true
  return {
    push(piece) {
      // A byte order mark is no part of the first name.
      cutter.push(first && piece.charCodeAt(0) === 0xfeff ? piece.slice(1) : piece)
      if (piece !== '') first = false
      return null
    },
    end() {
      cutter.end()
      reader.end()
      return null
    },
  }
}

function jsonLine(sink: RecordSink) {
  return (line: string, number: number): void => {
    // Looked at before it is parsed: a line that is no object is not worth an exception.
    let at = 0
    while (line.charCodeAt(at) <= 32) at++
    if (at >= line.length) return
    if (line.charCodeAt(at) !== 123) return void sink.onMalformed(number, wording.affected.malformed.notObject)
    let record: unknown
    try {
      record = JSON.parse(line)
    } catch (error) {
      return void sink.onMalformed(number, jsonWhy(error))
    }
    sink.onRecord(record, number)
  }
}

/** What a parser says without the text it quotes: a log line may hold what is nobody's business. */
function jsonWhy(error: unknown): string {
  const said = error instanceof Error ? error.message : ''
  const at = /position (\d+)/.exec(said)?.[1]
  if (at !== undefined) return wording.affected.malformed.jsonAt(Number(at) + 1)
  return /end of/.test(said) ? wording.affected.malformed.cutJson : wording.affected.malformed.json
}

function csvLines(delimiter: string, sink: RecordSink) {
  let columns: string[] | undefined
  const records = new CsvRecords(
    delimiter,
    (fields, line) => {
      if (!columns) {
        columns = fields.map((name) => name.trim())
        sink.onColumns?.(columns)
      } else if (fields.length === columns.length) sink.onRecord(fields, line)
      else sink.onMalformed(line, wording.affected.malformed.fieldCount(fields.length, columns.length))
    },
    (line, why) => sink.onMalformed(line, why),
  )
  return { push: (line: string, number: number) => records.push(line, number), end: () => records.end() }
}

/** A list is read as the entries of a HAR that holds nothing else: what cuts those cuts these. */
function listReader(sink: RecordSink): RecordReader {
  let entries = 0
  const reader = entryReader({
    ...sink,
    onRecord(record, line) {
      entries = line
      if (Array.isArray(record)) sink.onMalformed(line, wording.affected.malformed.notObject)
      else sink.onRecord(record, line)
    },
  })
  let begun = false
  return {
    push(piece) {
      const text = begun ? piece : `{"log":{"entries":${piece.replace(/^\ufeff/, '')}`
      if (piece !== '') begun = true
      return reader.push(text)
    },
    end() {
      if (!reader.push('}}') && !reader.end()) return null
      return { text: wording.affected.cutList(entries), next: wording.affected.cutListNext }
    },
  }
}

function entryReader(sink: RecordSink): RecordReader {
  const scanner = new EntryScanner()
  let count = 0
  return {
    push(piece) {
      const found = scanner.push(piece)
      if (!Array.isArray(found)) return found
      for (const text of found) {
        count++
        let record: unknown
        try {
          record = JSON.parse(text)
        } catch (error) {
          sink.onMalformed(count, jsonWhy(error))
          continue
        }
        sink.onRecord(record, count)
      }
      return null
    },
    end: () => scanner.end(),
  }
}

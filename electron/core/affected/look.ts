import { wording } from '../language/language.ts'
import { headerTagName, isSensitiveKey, isSensitiveParameter } from '../redact/sensitiveName.ts'
import { findShapes } from '../redact/shapes.ts'
import { delimiterOf } from './csv.ts'
import { bodyOf, fieldName, type LogRecord, textOf } from './fields.ts'
import { recordReader } from './records.ts'
import type { Field, LogFormat } from './types.ts'

/** Records that are looked at to learn a log's fields. */
const lookedAt = 300
const deepest = 6
const mostFields = 300
const shownExamples = 3

/** A field of the log with what it holds, so that a person knows it again. */
export type FieldSeen = {
  field: Field
  name: string
  /** In how many of the records that were looked at. */
  count: number
  /** Different values among them, up to the number of records. */
  distinct: number
  examples: string[]
}

export type Looked = {
  format: LogFormat
  delimiter?: string
  records: number
  fields: FieldSeen[]
  /** Why nothing can be done with the file. */
  problem?: { text: string; next: string }
}

/** The format by how the file begins. */
export function formatOf(beginning: string): { format: LogFormat } | { problem: { text: string; next: string } } {
  const text = beginning.replace(/^\ufeff/, '').trimStart()
  if (text === '') return { problem: { text: wording.affected.empty, next: wording.affected.emptyNext } }
  if (/^\{\s*"log"\s*:\s*\{/.test(text)) return { format: 'har' }
  // The end of a larger log begins in the middle of a line: the lines after it tell.
  const others = text.split('\n', 12).slice(1, -1)
  const objects = others.filter((line) => /^\s*\{.*\}\s*$/.test(line)).length
  if (objects > 0 && objects * 2 >= others.length) return { format: 'ndjson' }
  if (text.startsWith('{')) {
    const line = text.slice(0, text.indexOf('\n') === -1 ? undefined : text.indexOf('\n'))
    if (line.trim().length > 1 && !/^\{\s*$/.test(line)) return { format: 'ndjson' }
    return { problem: asLines(wording.affected.oneDocument) }
  }
  if (/^\[\s*\{/.test(text)) return { format: 'json' }
  if (text.startsWith('[')) return { problem: asLines(wording.affected.otherList) }
  if (text.includes('\0')) return { problem: { text: wording.affected.notText, next: wording.affected.notTextNext } }
  return { format: 'csv' }
}

function asLines(text: string) {
  return { text, next: wording.affected.perLine }
}

/** Learns format and fields from the beginning of a log's text. */
export function lookAt(beginning: string): Looked {
  const known = formatOf(beginning)
  if ('problem' in known) return { format: 'ndjson', records: 0, fields: [], problem: known.problem }
  const { format } = known
  const header =
    beginning
      .replace(/^\ufeff/, '')
      .trimStart()
      .split('\n', 1)[0] ?? ''
  const delimiter = format === 'csv' ? delimiterOf(header.replace(/\r$/, '')) : undefined
  const seen = new Map<string, FieldSeen & { values: Set<string> }>()
  let records = 0
  let columns: string[] = []
  const note = (field: Field, value: unknown) => {
    const text = textOf(value) ?? (typeof value === 'boolean' ? String(value) : undefined)
    if (text === undefined || field.path[0] === '' || isKeyField(field) || findShapes(text).length > 0) return
    const name = fieldName(field)
    const id = `${field.from} ${name}`
    let entry = seen.get(id)
    if (!entry) {
      if (seen.size >= mostFields) return
      entry = { field, name, count: 0, distinct: 0, examples: [], values: new Set() }
      seen.set(id, entry)
    }
    entry.count++
    entry.values.add(text)
    entry.distinct = entry.values.size
    if (entry.examples.length < shownExamples && !entry.examples.includes(text.slice(0, 60)))
      entry.examples.push(text.slice(0, 60))
  }
  const reader = recordReader(format, delimiter ?? ',', {
    onRecord(record) {
      if (records >= lookedAt) return
      records++
      if (format === 'csv')
        for (const [at, name] of columns.entries()) note({ from: 'column', path: [name] }, (record as string[])[at])
      else if (format !== 'har') walk(record, 'json', [], note)
      else noteEntry(record, note)
    },
    onMalformed: () => {},
    onColumns: (names) => {
      columns = names
    },
  })
  reader.push(beginning)
  // The last record of a beginning may be cut: it is left out unless it is all there is.
  if (records === 0) reader.end()
  const fields = [...seen.values()].map(({ values: _, ...field }) => field)
  const found = { format, ...(delimiter !== undefined && { delimiter }), records, fields }
  if (records > 0) return found
  return {
    ...found,
    problem: {
      text: wording.affected.noRecord,
      next: wording.affected.noRecordNext,
    },
  }
}

/** Fields that hold a credential are never offered. */
function isKeyField({ from, path }: Field): boolean {
  const last = path.at(-1) ?? ''
  if (from === 'request-header' || from === 'response-header') return headerTagName(last) !== undefined
  return from === 'query' ? isSensitiveParameter(last) : isSensitiveKey(last)
}

type Note = (field: Field, value: unknown) => void

function walk(value: LogRecord, from: Field['from'], path: string[], note: Note): void {
  if (value === null || typeof value !== 'object') {
    if (path.length > 0) note({ from, path }, value)
    return
  }
  if (Array.isArray(value) || path.length >= deepest) return
  for (const [key, inner] of Object.entries(value)) walk(inner, from, [...path, key], note)
}

type Entry = {
  startedDateTime?: unknown
  request?: { url?: unknown; headers?: unknown; queryString?: unknown }
  response?: { status?: unknown; _error?: unknown; headers?: unknown }
}

function noteEntry(record: LogRecord, note: Note): void {
  const entry = record as Entry
  note({ from: 'entry', path: ['startedDateTime'] }, entry.startedDateTime)
  note({ from: 'entry', path: ['request', 'url'] }, entry.request?.url)
  note({ from: 'entry', path: ['response', 'status'] }, entry.response?.status)
  note({ from: 'entry', path: ['response', '_error'] }, entry.response?._error)
  const lists = [
    ['request-header', entry.request?.headers],
    ['query', entry.request?.queryString],
    ['response-header', entry.response?.headers],
  ] as const
  for (const [from, list] of lists) {
    if (!Array.isArray(list)) continue
    for (const pair of list as ({ name?: unknown; value?: unknown } | null)[])
      if (typeof pair?.name === 'string' && !pair.name.startsWith(':')) note({ from, path: [pair.name] }, pair.value)
  }
  walk(bodyOf(entry), 'body', [], note)
}

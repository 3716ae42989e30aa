import { wording } from '../language/language.ts'
import { longestLine } from './lines.ts'

/** Lines that one quoted record may span: an opening quote that is never closed must not swallow the file. */
const mostLines = 1_000

/**
 * Records of RFC 4180 out of lines: quoted fields may hold delimiters, doubled quotes and line ends. Kept libraries
 * either read files by themselves (which shuts out compressed ones), or hold an unclosed quote's text without a bound and
 * do not tell its line; this reads what it is given, and gives a record up after 1,000 lines.
 */
export class CsvRecords {
  private held: string[] = []
  private heldLength = 0
  private heldFrom = 0
  private open = false
  private readonly delimiter: string
  private readonly onRecord: (fields: string[], line: number) => void
  private readonly onBroken: (line: number, why: string) => void

  constructor(
    delimiter: string,
    onRecord: (fields: string[], line: number) => void,
    onBroken: (line: number, why: string) => void,
  ) {
    this.delimiter = delimiter
    this.onRecord = onRecord
    this.onBroken = onBroken
  }

  push(line: string, number: number): void {
    if (!this.open) {
      if (line === '') return
      // Most lines hold no quote at all.
      if (!line.includes('"')) return void this.onRecord(line.split(this.delimiter), number)
    }
    if (this.held.length === 0) this.heldFrom = number
    this.held.push(line)
    this.heldLength += line.length + 1
    if (hasOddQuotes(line)) this.open = !this.open
    if (!this.open) return void this.take()
    if (this.held.length > mostLines || this.heldLength > longestLine) this.giveUp()
  }

  end(): void {
    while (this.held.length > 0) this.giveUp()
  }

  private take(): void {
    const text = this.held.join('\n')
    const from = this.heldFrom
    this.reset()
    const fields = fieldsOf(text, this.delimiter)
    if (fields) this.onRecord(fields, from)
    else this.onBroken(from, wording.affected.malformed.quoteInside)
  }

  /** The first line of what is held is broken; the others are read as lines of their own. */
  private giveUp(): void {
    const [, ...others] = this.held
    const from = this.heldFrom
    this.reset()
    this.onBroken(from, wording.affected.malformed.openQuote)
    others.forEach((line, index) => {
      this.push(line, from + 1 + index)
    })
  }

  private reset(): void {
    this.held = []
    this.heldLength = 0
    this.open = false
  }
}

function hasOddQuotes(line: string): boolean {
  let odd = false
  for (let at = line.indexOf('"'); at !== -1; at = line.indexOf('"', at + 1)) odd = !odd
  return odd
}

/** The fields of one whole record; null where quotes do not enclose whole fields. */
export function fieldsOf(record: string, delimiter: string): string[] | null {
  const fields: string[] = []
  let at = 0
  for (;;) {
    if (record.charCodeAt(at) !== 34) {
      const end = record.indexOf(delimiter, at)
      const field = end === -1 ? record.slice(at) : record.slice(at, end)
      if (field.includes('"')) return null
      fields.push(field)
      if (end === -1) return fields
      at = end + 1
      continue
    }
    let text = ''
    let from = at + 1
    for (;;) {
      const quote = record.indexOf('"', from)
      if (quote === -1) return null
      text += record.slice(from, quote)
      at = quote + 1
      if (record.charCodeAt(at) !== 34) break
      text += '"'
      from = at + 1
    }
    fields.push(text)
    if (at >= record.length) return fields
    if (!record.startsWith(delimiter, at)) return null
    at += 1
  }
}

const delimiters = [',', ';', '\t', '|']

/** The delimiter of a header line: the one that parts it most often outside of quotes. */
export function delimiterOf(header: string): string {
  const counted = delimiters.map((delimiter) => ({ delimiter, fields: fieldsOf(header, delimiter)?.length ?? 0 }))
  return counted.reduce((best, each) => (each.fields > best.fields ? each : best)).delimiter
}

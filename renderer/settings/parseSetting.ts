import { wording } from '../../electron/core/language/language.ts'
import { readReference } from '../../electron/core/ownSide/references.ts'
import { formatCount } from '../ui/format.ts'

export type Parsed<T> = { ok: true; value: T } | { ok: false; message: string }

const sizeUnits: Record<string, number> = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 }

/** A whole number within bounds, or a sentence that names them. */
export function parseWhole(text: string, min: number, max: number): Parsed<number> {
  const trimmed = text.trim().replaceAll(',', '')
  const value = Number(trimmed)
  if (!/^\d{1,9}$/.test(trimmed) || value < min || value > max)
    return {
      ok: false,
      message: wording.settings.wholeWrong(formatCount(min), formatCount(max)),
    }
  return { ok: true, value }
}

/** `256 KiB`, `2GB`, `65536`; units are powers of 1024. Bytes, within bounds. */
export function parseSize(text: string, minBytes: number, maxBytes: number, boundsText: string): Parsed<number> {
  const found = /^(\d+(?:\.\d+)?)\s*([kmg]?)(?:i?b|ytes)?$/i.exec(text.trim())
  const bytes = found ? Math.round(Number(found[1]) * (sizeUnits[(found[2] ?? '').toLowerCase()] ?? 1)) : Number.NaN
  if (!(bytes >= minBytes && bytes <= maxBytes)) return { ok: false, message: wording.settings.sizeWrong(boundsText) }
  return { ok: true, value: bytes }
}

/** Lines that hold something, without the space around them. */
export function parseLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

const isAddress = (text: string) => /^https?:\/\/[^/?#\\\s]/i.test(text) && URL.parse(text) !== null

/** A whole http or https address, or nothing. */
export function parseOptionalAddress(text: string): Parsed<string | null> {
  const typed = text.trim()
  if (typed === '') return { ok: true, value: null }
  return isAddress(typed) ? { ok: true, value: typed } : { ok: false, message: wording.settings.addressWrong(typed) }
}

/** One to ten whole http or https addresses, one in each line, with what they must answer where that is given. */
export function parseAddresses(text: string): Parsed<string[]> {
  const lines = parseLines(text)
  if (lines.length === 0) return { ok: false, message: wording.settings.addressesMissing }
  if (lines.length > 10) return { ok: false, message: wording.settings.addressesTooMany }
  const bad = lines.find((line) => readReference(line) === null)
  if (bad) return { ok: false, message: wording.settings.addressWrong(bad) }
  return { ok: true, value: lines }
}

/** Up to twenty paths, one in each line. */
export function parsePaths(text: string): Parsed<string[]> {
  const lines = parseLines(text)
  return lines.length > 20 ? { ok: false, message: wording.settings.filesTooMany } : { ok: true, value: lines }
}

/** Carries a change over a value that was read. */
export function map<A, B>(parsed: Parsed<A>, change: (value: A) => B): Parsed<B> {
  return parsed.ok ? { ok: true, value: change(parsed.value) } : parsed
}

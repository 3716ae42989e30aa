import { wording } from '../../../electron/core/language/language.ts'
import type { Body } from '../../../electron/core/model/exchange.ts'
import { formatBytes } from '../format.ts'

type BodyKind = 'json' | 'html' | 'xml' | 'text' | 'binary' | 'empty' | 'dropped'

/** Text longer than this is laid out as JSON only when asked: it would hold the page up for a moment. */
export const prettyLimitChars = 1_048_576

/** What a body is, by what it holds first and by its declared type second: an error page may call itself JSON. */
export function bodyKind(body: Body | undefined): BodyKind {
  if (!body || (body.decodedBytes === 0 && !body.text && !body.base64)) return 'empty'
  if (body.base64 !== undefined) return 'binary'
  if (body.text === undefined) return 'dropped'
  const head = body.text.slice(0, 512).trimStart()
  const mime = body.mimeType?.toLowerCase() ?? ''
  if (/^(<!doctype html|<html)/i.test(head)) return 'html'
  if (/^[[{]/.test(head)) return 'json'
  if (/^<(\?xml|[a-z])/i.test(head)) return mime.includes('html') ? 'html' : 'xml'
  if (mime.includes('json') && /^("|-?\d|true|false|null)/.test(head)) return 'json'
  return 'text'
}

function shapeOfJson(text: string): string {
  try {
    const value: unknown = JSON.parse(text)
    if (Array.isArray(value)) return wording.ui.jsonShapes.array(value.length)
    if (value !== null && typeof value === 'object') {
      return wording.ui.jsonShapes.object(Object.keys(value).length)
    }
    return wording.ui.jsonShapes.value
  } catch {
    return wording.ui.jsonShapes.broken
  }
}

/** A body in a few words: `JSON object, 5 keys, 312 B`. */
export function describeBody(body: Body | undefined): string {
  const kind = bodyKind(body)
  if (!body || kind === 'empty') return wording.ui.bodyKinds.empty
  const whole = kind === 'json' && !body.truncated && (body.text?.length ?? 0) <= prettyLimitChars
  return `${whole ? shapeOfJson(body.text ?? '') : wording.ui.bodyKinds[kind]}, ${formatBytes(body.decodedBytes)}`
}

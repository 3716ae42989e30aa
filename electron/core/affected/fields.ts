import { wording } from '../language/language.ts'
import type { Field } from './types.ts'

/** What one record holds: a line's object, the columns of a CSV record, or a HAR entry. */
export type LogRecord = unknown

type Getter = (record: LogRecord) => unknown

function inObject(value: unknown, path: readonly string[]): unknown {
  let at = value
  for (const key of path) {
    if (at === null || typeof at !== 'object') return undefined
    at = (at as { [key: string]: unknown })[key]
  }
  return at
}

type Pair = { name?: unknown; value?: unknown }

/** The value of a name in HAR's lists of name and value; names of headers in any case. */
function named(list: unknown, name: string, anyCase: boolean): unknown {
  if (!Array.isArray(list)) return undefined
  const wanted = anyCase ? name.toLowerCase() : name
  const found = (list as (Pair | null)[]).find(
    (each) => typeof each?.name === 'string' && (anyCase ? each.name.toLowerCase() : each.name) === wanted,
  )
  return found?.value
}

/** Request bodies beyond this are not looked into. */
const longestBody = 1_000_000

/** A request's body as something to look into: its JSON, or the fields of its form. */
export function bodyOf(entry: unknown): unknown {
  const data = inObject(entry, ['request', 'postData']) as { text?: unknown; params?: unknown } | undefined
  if (Array.isArray(data?.params) && data.params.length > 0)
    return Object.fromEntries((data.params as Pair[]).map(({ name, value }) => [String(name), value]))
  const text = data?.text
  if (typeof text !== 'string' || text === '' || text.length > longestBody) return undefined
  if (/^\s*[{[]/.test(text)) {
    try {
      return JSON.parse(text)
    } catch {
      return undefined
    }
  }
  return /^[^\s=&]{1,200}=/.test(text) ? Object.fromEntries(new URLSearchParams(text)) : undefined
}

/** Reads a field out of records. `columns`: names in a CSV's header, in order. */
export function getterOf(field: Field, columns: readonly string[] = []): Getter {
  const { from, path } = field
  const [name = ''] = path
  switch (from) {
    case 'column': {
      const index = columns.indexOf(name)
      return (record) => (record as string[])[index]
    }
    case 'json':
    case 'entry':
      return path.length === 1
        ? (record) => (record as { [key: string]: unknown })[name]
        : (record) => inObject(record, path)
    case 'request-header':
      return (record) => named(inObject(record, ['request', 'headers']), name, true)
    case 'response-header':
      return (record) => named(inObject(record, ['response', 'headers']), name, true)
    case 'query':
      return (record) => named(inObject(record, ['request', 'queryString']), name, false)
    case 'body':
      return (record) => inObject(bodyOf(record), path)
  }
}

/** A value as the text that names somebody; undefined for nothing, lists and objects. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') {
    const text = value.trim()
    return text === '' ? undefined : text.slice(0, 300)
  }
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : undefined
}

/** `customer.id`, `request header X-Customer`. */
export function fieldName({ from, path }: Field): string {
  const name = path.map((key) => (/[.\s]/.test(key) && path.length > 1 ? `"${key}"` : key)).join('.')
  return wording.affected.fields[from](name)
}

export function sameField(a: Field | undefined, b: Field | undefined): boolean {
  return (
    a?.from === b?.from &&
    a?.path.length === b?.path.length &&
    (a?.path.every((key, at) => key === b?.path[at]) ?? true)
  )
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const hasZone = /(?:z|utc|gmt|[+-]\d{2}:?\d{2})$/i
const common = /^\[?(\d{1,2})\/([A-Za-z]{3})\/(\d{4}):(\d{2}:\d{2}:\d{2})(?: ([+-]\d{4}))?\]?$/
const plain = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2})?)(?:[.,](\d{1,9}))?\s*(z|utc|gmt|[+-]\d{2}:?\d{2})?$/i

/** Seconds, milliseconds, micro- or nanoseconds since 1970, by how large the number is. */
function ofNumber(value: number): number | undefined {
  if (!(value > 1e8)) return undefined
  if (value < 1e11) return value * 1_000
  if (value < 1e14) return value
  return value < 1e17 ? value / 1_000 : value / 1e6
}

/**
 * A time of a log as epoch ms: ISO 8601 with or without `T` and zone, numbers since 1970, and the form of web server
 * logs. `zone` counts for times that name none. Undefined for anything else.
 */
export function readTime(value: unknown, zone: 'utc' | 'local'): number | undefined {
  if (typeof value === 'number') return ofNumber(value)
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  // What machines write most: `2026-11-27T03:12:00.123Z`.
  if (text.length === 24 && text.charCodeAt(23) === 90) {
    const atMs = Date.parse(text)
    if (!Number.isNaN(atMs)) return atMs
  }
  if (/^\d{9,19}(?:\.\d+)?$/.test(text)) return ofNumber(Number(text))
  const iso = plain.exec(text)
  if (iso) {
    const [, date, time, fraction, named] = iso
    const offset = named === undefined ? '' : /^[+-]/.test(named) ? withColon(named) : 'Z'
    const ms = fraction === undefined ? '' : `.${fraction.slice(0, 3)}`
    return parsed(`${date}T${time}${ms}${offset === '' && zone === 'utc' ? 'Z' : offset}`)
  }
  const web = common.exec(text)
  if (web) {
    const [, day = '', month = '', year, time, offset] = web
    const at = months.indexOf(month.toLowerCase()) + 1
    if (at === 0) return undefined
    const zoned = offset === undefined ? (zone === 'utc' ? 'Z' : '') : withColon(offset)
    return parsed(`${year}-${String(at).padStart(2, '0')}-${day.padStart(2, '0')}T${time}${zoned}`)
  }
  // Other spellings that the platform knows, such as `Fri, 27 Nov 2026 03:12:00 GMT`; never a bare number or word.
  return /\d{4}/.test(text) && /\d:\d/.test(text)
    ? parsed(hasZone.test(text) || zone === 'local' ? text : `${text} UTC`)
    : undefined
}

const withColon = (offset: string) => (offset.includes(':') ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`)

function parsed(text: string): number | undefined {
  const atMs = Date.parse(text)
  return Number.isNaN(atMs) ? undefined : atMs
}

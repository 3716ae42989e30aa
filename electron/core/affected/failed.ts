/** Words that logs put where a status or an error stands, and that say nothing failed. */
const nothing = new Set(['', '-', '0', 'false', 'null', 'nil', 'none', 'no', 'ok', 'undefined', 'success', '[]', '{}'])
const failedWord =
  /^(?:err(?:or)?|fail(?:ed|ure)?|time(?:d[ _-]?)?out|aborted|abort|exception|refused|reset|unavailable|cancell?ed|[45]xx|false)$/i

/** Does a status tell of a failure: a number from `from` on, 0, or a word for it? */
export function isFailedStatus(value: unknown, from: number): boolean {
  if (typeof value === 'number') return value === 0 || value >= from
  if (typeof value === 'boolean') return !value
  if (typeof value !== 'string') return false
  const text = value.trim()
  if (text === '') return false
  const number = Number(/^(?:HTTP\/[\d.]+ )?(\d{1,3})\b/.exec(text)?.[1] ?? Number.NaN)
  return Number.isNaN(number) ? failedWord.test(text) : number === 0 || number >= from
}

/** Does the value of an error field tell of one? */
export function holdsError(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === 0) return false
  if (typeof value === 'string') return !nothing.has(value.trim().toLowerCase())
  if (Array.isArray(value)) return value.length > 0
  return typeof value === 'object' ? Object.keys(value).length > 0 : true
}

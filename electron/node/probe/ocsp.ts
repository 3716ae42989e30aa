import type { Tls } from '../../core/model/exchange.ts'

type Value = { tag: number; start: number; end: number }

const sequence = 0x30
const generalizedTime = 0x18
const octets = 0x04

/** One DER value at `at`. Throws when its length goes past the end. */
function valueAt(der: Buffer, at: number): Value {
  const tag = der.readUInt8(at)
  const first = der.readUInt8(at + 1)
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f
  if (lengthBytes > 4) throw new Error('too long')
  const length = lengthBytes === 0 ? first : der.readUIntBE(at + 2, lengthBytes)
  const start = at + 2 + lengthBytes
  if (start + length > der.length) throw new Error('cut off')
  return { tag, start, end: start + length }
}

function insideOf(der: Buffer, { start, end }: Value): Value[] {
  const found: Value[] = []
  for (let at = start; at < end; ) {
    const value = valueAt(der, at)
    found.push(value)
    at = value.end
  }
  return found
}

/** `20260115093000Z`; undefined for anything else. */
function timeOf(der: Buffer, value: Value | undefined): number | undefined {
  if (value?.tag !== generalizedTime) return undefined
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(der.toString('latin1', value.start, value.end))
  if (!parts) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number)
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

const states = new Map<number, 'good' | 'revoked' | 'unknown'>([
  [0x80, 'good'],
  [0xa1, 'revoked'],
  [0x82, 'unknown'],
])

/**
 * What a stapled OCSP answer (RFC 6960 4.2.1) says of the leaf. Its signature is not checked: it is told, not trusted.
 * Undefined when it cannot be read; `none` when the server stapled nothing.
 */
export function ocspOf(der: Buffer | null | undefined): Tls['ocsp'] {
  if (!der || der.length === 0) return { state: 'none' }
  try {
    const [, bytes] = insideOf(der, valueAt(der, 0))
    const [, basic] = bytes ? insideOf(der, { ...valueAt(der, bytes.start) }) : []
    if (basic?.tag !== octets) return undefined
    const [data] = insideOf(der, valueAt(der, basic.start))
    const responses = data && insideOf(der, data).find(({ tag }) => tag === sequence)
    const [single] = responses ? insideOf(der, responses) : []
    const [, status, thisUpdate, next] = single ? insideOf(der, single) : []
    const state = status && states.get(status.tag)
    if (!state) return undefined
    const saidAtMs = timeOf(der, thisUpdate)
    const untilMs = next?.tag === 0xa0 ? timeOf(der, valueAt(der, next.start)) : undefined
    return { state, ...(saidAtMs !== undefined && { saidAtMs }), ...(untilMs !== undefined && { untilMs }) }
  } catch {
    return undefined
  }
}

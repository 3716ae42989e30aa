import { decodeFully } from './decodedView.ts'

/** One secret with its value, as it is resolved into requests. */
export type KnownSecret = { name: string; value: string }

/** One text in which a secret may show itself. `base64`: replace the whole run around it, since its edges are shared. */
export type Form = { text: string; base64: boolean }

/** Values shorter than this stand in ordinary text by chance; they are replaced only as whole tokens and by place. */
export const minSearchLength = 6

const utf8 = new TextEncoder()

/** The UTF-8 bytes as one character each: what percent-decoding byte by byte and `atob` give. */
function byteString(text: string): string {
  let out = ''
  for (const byte of utf8.encode(text)) out += String.fromCharCode(byte)
  return out
}

/**
 * The base64 characters that the bytes alone determine when they stand 0, 1 or 2 bytes into a group of three:
 * finds `user:value` and `value:user` whatever the user is.
 */
function base64Of(bytes: string): string[] {
  return [0, 1, 2].map((offset) => {
    const encoded = btoa('\0'.repeat(offset) + bytes)
    const first = Math.ceil((offset * 8) / 6)
    return encoded.slice(first, Math.floor(((offset + bytes.length) * 8) / 6))
  })
}

const withUrlAlphabet = (form: string) => [...new Set([form, form.replaceAll('+', '-').replaceAll('/', '_')])]

/** Base64 of the value, plain and escaped as JSON and in URLs, and base64 of that base64 (a key in a token in a header). */
function base64Forms(value: string): string[] {
  const escaped = [value, JSON.stringify(value).slice(1, -1), percentEncoded(value)]
  const once = [...new Set(escaped)].flatMap((text) => base64Of(byteString(text)).flatMap(withUrlAlphabet))
  const twice = once
    .filter((form) => form.length >= minSearchLength)
    .flatMap(base64Of)
    .flatMap(withUrlAlphabet)
  return [...once, ...twice]
}

/** As `encodeURIComponent`, which half of a surrogate pair would stop. */
function percentEncoded(value: string): string {
  return value.isWellFormed() ? encodeURIComponent(value) : value
}

const hexOf = (value: string) => Array.from(utf8.encode(value), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Path, query and fragment of a value that is itself a URL (an incoming webhook's): they appear without the origin. */
function urlTail(value: string): string | undefined {
  return /^https?:\/\/[^/?#\s]+([/?#]\S*)$/i.exec(value)?.[1]
}

export function isUrlValued(value: string): boolean {
  return urlTail(value) !== undefined
}

/**
 * Every text in which this value may appear. Percent, JSON, HTML and unicode escapes are not listed: the search
 * resolves those in the text (see `decodeOnce`).
 */
export function formsOf(value: string): Form[] {
  const trimmed = value.trim()
  const tail = urlTail(trimmed)
  const literal = [
    value,
    trimmed,
    trimmed.toLowerCase(),
    trimmed.replaceAll(' ', '+'),
    trimmed.replaceAll('\r\n', '\n'),
    trimmed.replaceAll(/\r?\n/g, '\r\n'),
    byteString(trimmed),
    byteString(trimmed).replaceAll(' ', '+'),
    decodeFully(trimmed),
    byteString(decodeFully(trimmed)),
    decodeFully(byteString(trimmed)),
    hexOf(trimmed),
    hexOf(trimmed).toUpperCase(),
    ...(tail ? [tail] : []),
  ]
  const base64 = base64Forms(trimmed)
  const forms = new Map<string, Form>()
  for (const text of literal) if (text.length >= minSearchLength) forms.set(text, { text, base64: false })
  for (const text of base64) {
    if (text.length >= minSearchLength && !forms.has(text)) forms.set(text, { text, base64: true })
  }
  return [...forms.values()]
}

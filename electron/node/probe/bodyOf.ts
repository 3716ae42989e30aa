import { createHash } from 'node:crypto'
import type { Body } from '../../core/model/exchange.ts'
import type { Received } from './receiveBody.ts'

const binaryTypes =
  /^(?:(?:image\/(?!svg)|audio\/|video\/|font\/).*|application\/(?:octet-stream|pdf|zip|gzip|zstd|wasm|protobuf|x-protobuf|grpc.*|msgpack|x-tar))$/

/** The media type in lower case and the charset of a Content-Type (RFC 9110 8.3). */
export function contentType(value: string | undefined): { mimeType?: string; charset?: string } {
  const mimeType = value?.split(';')[0]?.trim().toLowerCase()
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(value ?? '')?.[1]?.toLowerCase()
  return { ...(mimeType && { mimeType }), ...(charset && { charset }) }
}

/**
 * A received body as text by its charset, else as UTF-8; what is no text comes as base64. `whole` false = the end of the
 * body is missing, so a character cut in two at its end does not count against it.
 */
export function bodyOf(
  received: Received,
  type: string | undefined,
  encoding: string | undefined,
  whole: boolean,
): Body {
  const { bytes, wireBytes, decodedBytes, sha256, cut } = received
  const { mimeType, charset } = contentType(type)
  const text = decode(bytes, mimeType, charset, whole && !cut)
  return {
    ...(text === undefined ? { base64: bytes.toString('base64') } : { text }),
    ...(mimeType && { mimeType }),
    ...(charset && { charset }),
    ...(encoding && { contentEncoding: encoding }),
    wireBytes,
    decodedBytes,
    truncated: cut || bytes.length < decodedBytes,
    sha256,
  }
}

/** The body of a request, which we wrote ourselves as UTF-8. */
export function sentBody(text: string, type: string | undefined): Body {
  const bytes = Buffer.from(text)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { text, ...contentType(type), wireBytes: bytes.length, decodedBytes: bytes.length, truncated: false, sha256 }
}

function decode(bytes: Buffer, mimeType: string | undefined, charset: string | undefined, whole: boolean) {
  // A byte order mark says more than the charset: big-endian UTF-16 is announced as plain `utf-16`, too.
  const named = utf16Mark(bytes) ?? charset
  if (named) {
    const decoder = decoderFor(named)
    if (decoder) return decoder.decode(bytes)
  } else if (mimeType && binaryTypes.test(mimeType) && bytes.length > 0) return undefined
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !whole })
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}

function utf16Mark(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : undefined
}

function decoderFor(charset: string): TextDecoder | undefined {
  try {
    return new TextDecoder(charset)
  } catch {
    return undefined
  }
}

import type { Transform } from 'node:stream'
import * as zlib from 'node:zlib'

/** More layers than this nobody sends in earnest. */
const maxLayers = 5

/** What we ask for, and can decode. */
export const acceptedEncodings = 'gzip, deflate, br, zstd'

/**
 * Streams that undo a Content-Encoding, outermost first. Empty when nothing was encoded, undefined when an encoding is
 * unknown: such a body is kept as it came. Output is flushed as it arrives, so that a cut body still shows its beginning.
 */
export function decodersFor(contentEncoding: string | undefined, firstByte: number): Transform[] | undefined {
  const layers = (contentEncoding ?? '').split(',').map((layer) => layer.trim().toLowerCase())
  const coded = layers.filter((layer) => layer !== '' && layer !== 'identity').reverse()
  if (coded.length > maxLayers) return undefined
  const decoders = coded.map((layer, at) => decoder(layer, at === 0 ? firstByte : 0x78))
  return decoders.every((one) => one !== undefined) ? decoders : undefined
}

function decoder(encoding: string, firstByte: number): Transform | undefined {
  const flush = zlib.constants.Z_SYNC_FLUSH
  if (encoding === 'gzip' || encoding === 'x-gzip') return zlib.createGunzip({ flush })
  if (encoding === 'br') return zlib.createBrotliDecompress({ flush: zlib.constants.BROTLI_OPERATION_FLUSH })
  if (encoding === 'zstd') return zlib.createZstdDecompress()
  if (encoding !== 'deflate') return undefined
  // Some servers send raw deflate under this name; a zlib stream begins with method 8 (RFC 1950 2.2).
  return (firstByte & 0x0f) === 8 ? zlib.createInflate({ flush }) : zlib.createInflateRaw({ flush })
}

import { createHash } from 'node:crypto'
import type { Transform } from 'node:stream'
import { wording } from '../../core/language/language.ts'
import { decodersFor } from './decoders.ts'
import { codeOf, ExchangeError } from './failureKind.ts'

/** How much of a body is kept when it turned out too large. */
export const keptOfTooLargeBytes = 262_144

export type Received = {
  bytes: Buffer
  wireBytes: number
  decodedBytes: number
  sha256: string
  /** Reading was cut at the limit. */
  cut: boolean
}

export type BodyReceiver = {
  /** False = no more until `resume` was called. */
  write(chunk: Buffer): boolean
  /** Ends decoding. When the wire failed first, a decoder's complaint about the missing rest follows from that. */
  finish(): Promise<{ received: Received; failure?: ExchangeError }>
}

/**
 * Takes a body in, decodes it as it comes and stops at `maxBytes` decoded, however few bytes it took on the wire.
 * `onStop` runs once when nothing more is wanted: too large, or not decodable.
 */
export function receiveBody(
  contentEncoding: string | undefined,
  maxBytes: number,
  resume: () => void,
  onStop: () => void,
): BodyReceiver {
  const hash = createHash('sha256')
  const kept: Buffer[] = []
  let wireBytes = 0
  let decodedBytes = 0
  let chain: Transform[] | undefined
  let failure: ExchangeError | undefined
  let ended = Promise.resolve()

  const stop = (reason: ExchangeError) => {
    if (failure) return
    failure = reason
    for (const stream of chain ?? []) stream.destroy()
    onStop()
  }
  const take = (chunk: Buffer) => {
    if (failure) return
    const part = chunk.subarray(0, maxBytes - decodedBytes)
    decodedBytes += part.length
    hash.update(part)
    kept.push(part)
    if (part.length < chunk.length)
      stop(new ExchangeError('too-large', 'ERR_BODY_TOO_LARGE', wording.probe.bodyTooLarge(maxBytes)))
  }
  const begin = (firstByte: number) => {
    const streams = decodersFor(contentEncoding, firstByte) ?? []
    const last = streams.at(-1)
    if (!last) return streams
    ended = new Promise((resolve) => last.once('end', resolve).once('close', resolve))
    for (const [at, stream] of streams.entries()) {
      stream.on('error', (error) => stop(undecodable(contentEncoding, error)))
      const next = streams[at + 1]
      if (next) stream.pipe(next)
    }
    last.on('data', take)
    return streams
  }

  return {
    write(chunk) {
      if (failure) return true
      wireBytes += chunk.length
      chain ??= begin(chunk[0] ?? 0)
      const [first] = chain
      if (!first) take(chunk)
      else if (!first.write(chunk)) {
        first.once('drain', resume)
        return false
      }
      return true
    },
    async finish() {
      if (!failure) {
        chain?.[0]?.end()
        await ended
      }
      const cut = failure?.kind === 'too-large'
      const all = Buffer.concat(kept)
      const bytes = cut ? all.subarray(0, keptOfTooLargeBytes) : all
      const received = { bytes, wireBytes, decodedBytes, sha256: hash.digest('hex'), cut }
      return { received, ...(failure && { failure }) }
    },
  }
}

function undecodable(contentEncoding: string | undefined, error: Error): ExchangeError {
  const message = wording.probe.bodyUndecodable(contentEncoding, error.message)
  return new ExchangeError('malformed-response', codeOf(error) ?? 'ERR_CONTENT_ENCODING', message)
}

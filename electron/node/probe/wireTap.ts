import type { Socket } from 'node:net'
import type { Headers } from '../../core/model/exchange.ts'

const blankLine = '\r\n\r\n'
/** More of a head than this is never looked at: undici refuses it anyway. */
const maxHeadChars = 131_072

export type Head = { startLine: string; headers: Headers; bytes: number }

/** Listens in on an HTTP/1 connection. HTTP/2 reads and writes beneath the socket, where nothing can be overheard. */
export type WireTap = {
  /** What was written as the head of the request, byte for byte. */
  request(): Head | undefined
  /** Head of the last response (the final one after interim ones), when it came in whole. */
  response(): Head | undefined
  /** True once any byte of a response came in. */
  heard(): boolean
}

/**
 * `onFlushed` runs each time the system took over all that was written so far, `onFirstByte` once, with the first byte
 * that comes in. Replaces two methods of this one socket; undici calls both.
 */
export function tapWire(socket: Socket, onFlushed: () => void, onFirstByte: () => void): WireTap {
  let written = ''
  let heard = ''
  const write = socket.write.bind(socket)
  const read = socket.read.bind(socket)
  socket.write = (chunk: string | Uint8Array, encoding?: unknown, callback?: unknown) => {
    if (!written.includes(blankLine)) written += typeof chunk === 'string' ? chunk : latin1(chunk)
    const then = typeof encoding === 'function' ? encoding : callback
    const done = (error?: Error | null) => {
      if (!error && socket.writableLength === 0) onFlushed()
      if (typeof then === 'function') then(error)
    }
    return write(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8', done)
  }
  socket.read = (size?: number) => {
    const chunk = read(size)
    if (chunk === null) return chunk
    if (heard === '') onFirstByte()
    if (heard.length < maxHeadChars && !finalHead(heard)) heard += latin1(chunk)
    return chunk
  }
  return {
    request: () => parseHead(written),
    response: () => parseHead(finalHead(heard) ?? ''),
    heard: () => heard !== '',
  }
}

const latin1 = (chunk: Uint8Array) => Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1')

/** Skips interim responses (1xx), which come before the one that counts. */
function finalHead(text: string): string | undefined {
  let rest = text
  while (/^HTTP\/1\.[01] 1\d\d/.test(rest)) {
    const end = rest.indexOf(blankLine)
    if (end < 0) return undefined
    rest = rest.slice(end + blankLine.length)
  }
  return rest.includes(blankLine) ? rest : undefined
}

function parseHead(text: string): Head | undefined {
  const end = text.indexOf(blankLine)
  if (end < 0) return undefined
  const [startLine = '', ...lines] = text.slice(0, end).split('\r\n')
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon), line.slice(colon + 1).trim()]
  })
  return { startLine, headers, bytes: end + blankLine.length }
}

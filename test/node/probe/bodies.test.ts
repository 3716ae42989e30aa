import { createHash } from 'node:crypto'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { bodyOf, contentType } from '../../../electron/node/probe/bodyOf.ts'
import { keptOfTooLargeBytes, receiveBody } from '../../../electron/node/probe/receiveBody.ts'

const coders: Record<string, (plain: Buffer) => Buffer> = {
  identity: (plain) => plain,
  gzip: (plain) => gzipSync(plain),
  deflate: (plain) => deflateSync(plain),
  br: (plain) => brotliCompressSync(plain),
  zstd: (plain) => zstdCompressSync(plain),
  'GZIP , br': (plain) => brotliCompressSync(gzipSync(plain)),
}

async function receive(encoding: string | undefined, wire: Buffer, chunkBytes: number, maxBytes = 1_000_000) {
  const drained: (() => void)[] = []
  const stopped = vi.fn()
  const receiver = receiveBody(encoding, maxBytes, () => drained.shift()?.(), stopped)
  for (let at = 0; at < wire.length && !stopped.mock.calls.length; at += chunkBytes) {
    const more = receiver.write(wire.subarray(at, at + chunkBytes))
    if (!more) await new Promise<void>((resolve) => drained.push(resolve))
  }
  return { ...(await receiver.finish()), stopped }
}

test('any bytes in any encoding, cut anywhere on the way, come out whole', async () => {
  const encodings = fc.constantFrom(...Object.keys(coders))
  await fc.assert(
    fc.asyncProperty(
      encodings,
      fc.uint8Array({ maxLength: 5_000 }),
      fc.integer({ min: 1, max: 700 }),
      async (name, bytes, size) => {
        const plain = Buffer.from(bytes)
        const wire = coders[name]?.(plain) ?? plain
        const { received, failure } = await receive(name, wire, size)
        expect(failure).toBeUndefined()
        expect(received.bytes.equals(plain)).toBe(true)
        expect(received).toMatchObject({ wireBytes: wire.length, decodedBytes: plain.length, cut: false })
        expect(received.sha256).toBe(createHash('sha256').update(plain).digest('hex'))
      },
    ),
    { numRuns: 60 },
  )
})

test('raw deflate under the name deflate is decoded too', async () => {
  const { received } = await receive('deflate', deflateRawSync(Buffer.from('plain')), 3)
  expect(received.bytes.toString()).toBe('plain')
})

test.each([
  [10, false],
  [9, true],
  [0, true],
])('ten bytes with a limit of %i: cut %s', async (limit, cut) => {
  const { received, failure, stopped } = await receive(undefined, Buffer.from('0123456789'), 4, limit)
  expect(received).toMatchObject({ cut, decodedBytes: Math.min(10, limit) })
  expect(failure?.kind).toBe(cut ? 'too-large' : undefined)
  expect(stopped).toHaveBeenCalledTimes(cut ? 1 : 0)
})

test('a bomb in several layers stops at the limit and little of it is kept', async () => {
  const wire = gzipSync(gzipSync(Buffer.alloc(20_000_000)))
  const { received, failure } = await receive('gzip, gzip', wire, 100, 600_000)
  expect(failure?.kind).toBe('too-large')
  expect(received.decodedBytes).toBe(600_000)
  expect(received.bytes.length).toBe(keptOfTooLargeBytes)
})

test.each(['gzip', 'deflate', 'br', 'zstd'])('what only claims to be %s is a malformed response', async (encoding) => {
  const { failure } = await receive(encoding, Buffer.from('plainly something else'), 5)
  expect(failure).toMatchObject({ kind: 'malformed-response', message: expect.stringContaining(encoding) })
})

test.each(['snappy', 'gzip, snappy', 'gzip,gzip,gzip,gzip,gzip,gzip'])('%s is kept undecoded', async (encoding) => {
  const { received, failure } = await receive(encoding, Buffer.from('as it came'), 100)
  expect(failure).toBeUndefined()
  expect(received.bytes.toString()).toBe('as it came')
})

const utf8 = Buffer.from('naïve')
const text = (bytes: Buffer, type?: string, whole = true) => {
  const received = { bytes, wireBytes: bytes.length, decodedBytes: bytes.length, sha256: '', cut: false }
  const body = bodyOf(received, type, undefined, whole)
  return body.text ?? (body.base64 === undefined ? 'nothing' : `base64 ${body.base64}`)
}

test.each([
  ['UTF-8 without a charset', utf8, 'application/json', 'naïve'],
  ['no content type', utf8, undefined, 'naïve'],
  ['latin-1 by charset', Buffer.from('naïve', 'latin1'), 'text/plain; charset="ISO-8859-1"', 'naïve'],
  ['an unknown charset falls back to UTF-8', utf8, 'text/plain; charset=klingon', 'naïve'],
  ['invalid UTF-8 without a charset', Buffer.from([0x6e, 0xff]), 'text/plain', 'base64 bv8='],
  ['a binary type', utf8, 'image/png', `base64 ${utf8.toString('base64')}`],
  ['an image that is text', Buffer.from('<svg/>'), 'image/svg+xml', '<svg/>'],
  ['zero bytes', Buffer.alloc(0), 'image/png', ''],
  ['a byte-order mark', Buffer.from('\ufeff{}'), 'application/json', '{}'],
])('as text: %s', (_, bytes, type, expected) => {
  expect(text(bytes, type)).toBe(expected)
})

test('a character cut in two counts against a whole body only', () => {
  const cut = Buffer.from('na\u00ef').subarray(0, 3)
  expect(text(cut, 'text/plain', false)).toBe('na')
  expect(text(cut, 'text/plain', true)).toMatch(/^base64/)
})

test.each([
  ['Text/HTML; Charset=UTF-8', { mimeType: 'text/html', charset: 'utf-8' }],
  ['application/json', { mimeType: 'application/json' }],
  ['', {}],
  [undefined, {}],
])('content type %j', (value, expected) => {
  expect(contentType(value)).toEqual(expected)
})

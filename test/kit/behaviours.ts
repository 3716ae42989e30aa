import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { brotliCompressSync, createGzip, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'

/** What a misbehaving vendor does with a request; `elsewhere` is the origin of its second server. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse, elsewhere: string) => void | Promise<void>

export const okText = '{"object":"balance","available":true,"note":"café"}'
const ok = Buffer.from(okText)
const mebibyte = 1_048_576

function json(response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}) {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(text)
}

/** Sends bytes exactly as given, around node:http. */
const raw = (text: string, then: 'end' | 'keep' | 'reset' = 'end'): Behaviour => {
  return ({ socket }) => {
    if (then === 'end') socket.end(text)
    else socket.write(text, () => then === 'reset' && setImmediate(() => socket.resetAndDestroy()))
  }
}

const encoded = (encoding: string, bytes: (plain: Buffer) => Buffer): Behaviour => {
  return (_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': encoding }).end(bytes(ok))
  }
}

const status = (code: number, headers: Record<string, string> = {}): Behaviour => {
  return (_, response) => json(response, code, `{"error":{"code":${code}}}`, headers)
}

const redirect = (code: number, to: (request: IncomingMessage, elsewhere: string) => string): Behaviour => {
  return (request, response, elsewhere) => {
    response.writeHead(code, { Location: to(request, elsewhere) }).end('moved')
  }
}

async function* zeros(bytes: number) {
  const chunk = Buffer.alloc(65_536)
  for (let sent = 0; sent < bytes; sent += chunk.length) yield chunk
}

async function echo(request: IncomingMessage, response: ServerResponse) {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const { method, url, rawHeaders, httpVersion } = request
  const headers = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [[name, rawHeaders[at + 1]]] : []))
  json(response, 200, JSON.stringify({ method, url, httpVersion, headers, body: Buffer.concat(chunks).toString() }))
}

async function slowBody(_: IncomingMessage, response: ServerResponse) {
  response.writeHead(200, { 'Content-Type': 'text/plain' })
  for (let part = 0; part < 200 && !response.destroyed; part++) {
    response.write(`part ${part}\n`)
    await sleep(50)
  }
  response.end()
}

function bomb(_: IncomingMessage, response: ServerResponse) {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' })
  const zipped = Readable.from(zeros(200 * mebibyte)).pipe(createGzip())
  response.on('close', () => zipped.destroy())
  zipped.pipe(response)
}

function hugeBody(_: IncomingMessage, response: ServerResponse) {
  response.writeHead(200, { 'Content-Type': 'application/octet-stream' })
  const body = Readable.from(zeros(100 * mebibyte))
  response.on('close', () => body.destroy())
  body.pipe(response)
}

/** Every behaviour by the path that asks for it: `/slow-body` is `slowBody`. */
export const behaviours = {
  ok: (_, response) => json(response, 200, okText),
  echo,
  slow: async (_, response) => {
    await sleep(300)
    json(response, 200, okText)
  },
  hang: () => undefined,
  hangAfterHeaders: raw('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n', 'keep'),
  hangInHeaders: raw('HTTP/1.1 200 OK\r\nContent-Type: appl', 'keep'),
  slowBody,
  reset: ({ socket }) => void socket.resetAndDestroy(),
  resetInBody: raw('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\npartial', 'reset'),
  closeAtOnce: ({ socket }) => void socket.end(),
  truncatedBody: raw(
    'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n7\r\npartial\r\n',
  ),
  wrongContentLength: raw('HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\npartial'),
  malformedStatusLine: raw('HTTP/1.1 two hundred fine\r\nContent-Length: 0\r\n\r\n'),
  notHttp: raw('220 mail.example ESMTP ready\r\n'),
  oddHeaders: raw(
    'HTTP/1.0 200 Very Fine\r\nX-Zed: 1\r\nx-Request-ID: abc\r\nSet-Cookie: a=1\r\nX-ZED: 2\r\nset-cookie: b=2\r\n\r\nold',
  ),
  bigHeader: raw(`HTTP/1.1 200 OK\r\nX-Big: ${'a'.repeat(65_536)}\r\nContent-Length: 2\r\n\r\nok`),
  hugeBody,
  gzipBomb: bomb,
  gzip: encoded('gzip', gzipSync),
  deflate: encoded('deflate', deflateSync),
  rawDeflate: encoded('deflate', deflateRawSync),
  br: encoded('br', brotliCompressSync),
  zstd: encoded('zstd', zstdCompressSync),
  gzipThenBr: encoded('gzip, br', (plain) => brotliCompressSync(gzipSync(plain))),
  brokenGzip: encoded('gzip', () => Buffer.from('this is not gzip')),
  truncatedGzip: encoded('gzip', (plain) => gzipSync(plain).subarray(0, 30)),
  unknownEncoding: encoded('snappy', (plain) => plain),
  latin1: (_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/plain; charset=iso-8859-1' }).end(Buffer.from('café', 'latin1'))
  },
  binary: (_, response) => {
    response.writeHead(200, { 'Content-Type': 'image/png' }).end(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 255]))
  },
  noContent: (_, response) => void response.writeHead(204).end(),
  earlyHints: raw('HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'),
  redirectChain: redirect(302, ({ url }) => {
    const left = Number(new URL(url ?? '', 'http://any').searchParams.get('left') ?? 3)
    return left > 0 ? `?left=${left - 1}` : '/echo'
  }),
  redirectToHang: redirect(302, () => '/hang'),
  redirectLoop: redirect(302, () => '/redirect-loop'),
  redirectSeeOther: redirect(303, () => '/echo'),
  redirectKeepMethod: redirect(307, () => '/echo'),
  redirectPost: redirect(301, () => '/echo'),
  redirectElsewhere: redirect(302, (_, elsewhere) => `${elsewhere}/echo`),
  redirectElsewhereKeepMethod: redirect(308, (_, elsewhere) => `${elsewhere}/echo`),
  redirectToNonsense: redirect(302, () => 'ftp://files.example/'),
  unauthorized: status(401, { 'WWW-Authenticate': 'Bearer' }),
  forbidden: status(403),
  tooManyRequests: status(429, { 'Retry-After': '7' }),
  serverError: status(500),
  unavailable: status(503, { 'Retry-After': '120' }),
} satisfies Record<string, Behaviour>

export type BehaviourName = keyof typeof behaviours

export const pathOf = (behaviour: string) =>
  `/${behaviour.replaceAll(/[A-Z0-9]+/g, (part) => `-${part.toLowerCase()}`)}`

const byPath = new Map<string, Behaviour>(Object.entries(behaviours).map(([key, act]) => [pathOf(key), act]))

/** Answers one request as its path asks; an unknown path is an honest 404. */
export function behave(request: IncomingMessage, response: ServerResponse, elsewhere: string): void {
  const path = new URL(request.url ?? '/', 'http://any').pathname
  const act = byPath.get(path)
  if (!act) json(response, 404, '{"error":"no such behaviour"}')
  else void Promise.resolve(act(request, response, elsewhere)).catch(() => response.destroy())
}

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exchangeSchema } from '../../../electron/core/model/exchange.ts'
import { phasesOf } from '../../../electron/core/phases.ts'
import { okText } from '../../kit/behaviours.ts'
import { type ProbeBench, startProbeBench } from '../../kit/tryProbe.ts'

let bench: ProbeBench
beforeAll(async () => {
  bench = await startProbeBench()
})
afterAll(() => bench.close())

const ascending = (instants: Record<string, number>) => {
  const order = ['dnsStart', 'dnsEnd', 'tcpStart', 'tcpEnd', 'proxyStart', 'proxyEnd', 'tlsStart', 'tlsEnd']
  const all = [...order, 'sendStart', 'sendEnd', 'firstByte', 'end'].flatMap((name) => instants[name] ?? [])
  return all.every((value, at) => at === 0 || value >= (all[at - 1] ?? 0))
}

test('a plain request: every moment in order, what was sent and what came back', async () => {
  const url = new URL(bench.vendor.urls.ok)
  const exchange = await bench.judged('ok', { headers: [{ name: 'X-Case-Kept', value: 'Yes' }] })
  expect(exchange.failure).toBeUndefined()
  expect(exchange.role).toBe('request')
  expect(ascending(exchange.instants)).toBe(true)
  expect(Object.keys(phasesOf(exchange.instants))).toEqual(['tcp', 'send', 'wait', 'download'])
  expect(exchange.request).toMatchObject({ method: 'GET', url: url.href, httpVersion: '1.1' })
  expect(exchange.request.headers).toEqual([
    ['host', url.host],
    ['connection', 'close'],
    ['X-Case-Kept', 'Yes'],
    ['Accept', '*/*'],
    ['Accept-Encoding', 'gzip, deflate, br, zstd'],
    ['User-Agent', 'Headstart/1.2.3'],
  ])
  expect(exchange.response).toMatchObject({ status: 200, reason: 'OK', httpVersion: '1.1' })
  expect(exchange.response?.body).toMatchObject({ text: okText, mimeType: 'application/json', truncated: false })
  expect(exchange.connection).toMatchObject({ remote: { address: '127.0.0.1', family: 4, port: Number(url.port) } })
  expect(exchange.connection?.local?.port).toBeGreaterThan(0)
  expect(exchange.loopDelayMs).toBeGreaterThanOrEqual(0)
  expect(exchangeSchema.safeParse(exchange).error).toBeUndefined()
})

test('the record of the request is what the vendor received', async () => {
  const { request, response } = await bench.judged('echo', {
    method: 'POST',
    body: '{"a":"ü"}',
    headers: [
      { name: 'Content-Type', value: 'application/json' },
      { name: 'X-Twice', value: '1' },
      { name: 'x-twice', value: '2' },
    ],
  })
  const received = JSON.parse(response?.body?.text ?? '')
  expect(received).toMatchObject({ method: 'POST', body: '{"a":"ü"}' })
  expect(request.headers).toEqual(received.headers)
  expect(request.headers).toContainEqual(['content-length', '10'])
  expect(request.body).toMatchObject({ text: '{"a":"ü"}', wireBytes: 10, mimeType: 'application/json' })
})

test('response headers keep order, case and repetition, and an old version is named', async () => {
  const { response } = await bench.judged('oddHeaders')
  expect(response).toMatchObject({ httpVersion: '1.0', reason: 'Very Fine' })
  expect(response?.headers.map(([name]) => name)).toEqual([
    'X-Zed',
    'x-Request-ID',
    'Set-Cookie',
    'X-ZED',
    'set-cookie',
  ])
})

test('an interim response is not taken for the response', async () => {
  const { response } = await bench.judged('earlyHints')
  expect(response).toMatchObject({ status: 200, headers: [['Content-Length', '2']], body: { text: 'ok' } })
})

describe('bodies', () => {
  test.each(['gzip', 'deflate', 'rawDeflate', 'br', 'zstd', 'gzipThenBr'] as const)('%s is decoded', async (target) => {
    const { failure, response } = await bench.judged(target)
    expect(failure).toBeUndefined()
    expect(response?.body).toMatchObject({ text: okText, decodedBytes: Buffer.byteLength(okText) })
    expect(response?.body?.wireBytes).not.toBe(response?.body?.decodedBytes)
  })

  test('an encoding that nobody asked for is kept as it came', async () => {
    const { response } = await bench.judged('unknownEncoding')
    expect(response?.body).toMatchObject({ contentEncoding: 'snappy', text: okText })
  })

  test('a charset is honoured, binary comes as base64, and no body is no body', async () => {
    expect((await bench.judged('latin1')).response?.body).toMatchObject({ text: 'café', charset: 'iso-8859-1' })
    expect((await bench.judged('binary')).response?.body).toMatchObject({ base64: 'iVBORwD/' })
    expect((await bench.judged('noContent')).response).not.toHaveProperty('body')
    expect((await bench.judged('ok', { method: 'HEAD' })).response).not.toHaveProperty('body')
  })
})

describe('TLS', () => {
  test('version, cipher, ALPN and the whole chain are on record', async () => {
    const { connection, failure, instants } = await bench.judged('secureOk')
    expect(failure).toBeUndefined()
    expect(phasesOf(instants)).toHaveProperty('tls')
    expect(connection?.tls).toMatchObject({
      version: 'TLSv1.3',
      cipher: expect.stringMatching(/^TLS_/),
      alpnOffered: ['h2', 'http/1.1'],
      alpn: 'http/1.1',
      verified: true,
    })
    const [leaf, root] = connection?.tls?.chain ?? []
    expect(leaf).toMatchObject({ subject: 'CN=127.0.0.1', issuer: 'CN=Headstart test authority' })
    expect(leaf?.sans).toEqual(['127.0.0.1', 'localhost', 'vendor.test'])
    expect(leaf?.notAfterMs).toBeGreaterThan(Date.now())
    expect(root?.subject).toBe(leaf?.issuer)
  })

  test('HTTP/2 is used where it is offered, and recorded as it travels', async () => {
    const { connection, request, response } = await bench.judged('http2Echo', {
      headers: [{ name: 'X-Key', value: 'abc' }],
    })
    expect(connection?.tls?.alpn).toBe('h2')
    expect(request.httpVersion).toBe('2')
    expect(response?.httpVersion).toBe('2')
    const received = JSON.parse(response?.body?.text ?? '')
    expect(Object.fromEntries(request.headers)).toEqual(received.headers)
    expect(request.headers.slice(0, 4).map(([name]) => name)).toEqual([':authority', ':method', ':path', ':scheme'])
  })

  test('HTTP/2 bodies are decoded and posts arrive', async () => {
    expect((await bench.judged('http2Gzip')).response?.body?.text).toBe(okText)
    const posted = await bench.judged('http2Echo', { method: 'POST', body: 'a=1' })
    expect(JSON.parse(posted.response?.body?.text ?? '')).toMatchObject({ method: 'POST' })
    expect(posted.request.headers).toContainEqual(['content-length', '3'])
  })

  test('without the extra authority the same server is untrusted', async () => {
    const exchange = await bench.judged('secureOk', { caFiles: [] })
    expect(exchange.failure?.kind).toBe('tls-untrusted')
  })

  test.each(['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE'])('%s adds authorities too', async (name) => {
    const exchange = await bench.judged('secureOk', { caFiles: [], options: { env: { [name]: bench.caFile } } })
    expect(exchange.response?.status).toBe(200)
  })

  test('a CA file that cannot be used is named, and nothing is sent', async () => {
    const empty = join(bench.folder, 'empty.pem')
    const broken = join(bench.folder, 'broken.pem')
    writeFileSync(empty, 'hello')
    writeFileSync(broken, '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n')
    for (const file of [join(bench.folder, 'absent.pem'), empty, broken]) {
      const exchange = await bench.judged('secureOk', { caFiles: [file] })
      expect(exchange.failure).toMatchObject({ kind: 'aborted', message: expect.stringContaining(file) })
      expect(exchange.response).toBeUndefined()
    }
  })
})

test('user information in the URL becomes an Authorization header and leaves the URL', async () => {
  const url = new URL(bench.vendor.urls.echo)
  url.username = 'ada'
  url.password = 'p%40ss'
  const { request } = await bench.judged(url)
  expect(request.url).toBe(bench.vendor.urls.echo)
  expect(request.headers).toContainEqual(['Authorization', `Basic ${Buffer.from('ada:p@ss').toString('base64')}`])
})

test.each([
  ['unauthorized', 401],
  ['forbidden', 403],
  ['tooManyRequests', 429],
  ['serverError', 500],
  ['unavailable', 503],
] as const)('%s is a response, not a failure', async (target, status) => {
  const exchange = await bench.judged(target)
  expect(exchange).not.toHaveProperty('failure')
  expect(exchange.response?.status).toBe(status)
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exchangeSchema, type Failure } from '../../../electron/core/model/exchange.ts'
import type { VendorUrl } from '../../kit/misbehavingVendor.ts'
import { type ProbeBench, startProbeBench } from '../../kit/tryProbe.ts'

let bench: ProbeBench
beforeAll(async () => {
  bench = await startProbeBench()
})
afterAll(() => bench.close())

type Expected = { kind: Failure['kind']; phase?: Failure['phase']; code?: string; status?: number; text?: string }

const cases: [VendorUrl, Expected][] = [
  ['refused', { kind: 'refused', phase: 'tcp', code: 'ECONNREFUSED' }],
  ['reset', { kind: 'reset', phase: 'wait', code: 'ECONNRESET' }],
  ['closeAtOnce', { kind: 'reset', phase: 'wait', code: 'UND_ERR_SOCKET' }],
  ['resetInBody', { kind: 'reset', phase: 'download', status: 200, text: 'partial' }],
  ['truncatedBody', { kind: 'malformed-response', phase: 'download', status: 200, text: 'partial' }],
  ['wrongContentLength', { kind: 'malformed-response', phase: 'download', status: 200, text: 'partial' }],
  ['malformedStatusLine', { kind: 'malformed-response', phase: 'download', code: 'HTTPParserError' }],
  ['notHttp', { kind: 'malformed-response', phase: 'download', code: 'HTTPParserError' }],
  ['bigHeader', { kind: 'too-large', phase: 'download', code: 'UND_ERR_HEADERS_OVERFLOW' }],
  ['brokenGzip', { kind: 'malformed-response', phase: 'download', code: 'Z_DATA_ERROR', status: 200 }],
  ['truncatedGzip', { kind: 'malformed-response', phase: 'download', code: 'Z_BUF_ERROR', status: 200 }],
  ['expired', { kind: 'tls-expired', phase: 'tls', code: 'CERT_HAS_EXPIRED' }],
  ['notYetValid', { kind: 'tls-not-yet-valid', phase: 'tls', code: 'CERT_NOT_YET_VALID' }],
  ['wrongHost', { kind: 'tls-wrong-host', phase: 'tls', code: 'ERR_TLS_CERT_ALTNAME_INVALID' }],
  ['untrusted', { kind: 'tls-untrusted', phase: 'tls', code: 'SELF_SIGNED_CERT_IN_CHAIN' }],
  ['plainBehindTls', { kind: 'tls-other', phase: 'tls' }],
  ['tlsReset', { kind: 'reset', phase: 'tls', code: 'ECONNRESET' }],
  ['http2Reset', { kind: 'reset', phase: 'wait' }],
  ['redirectLoop', { kind: 'too-many-redirects', status: 302 }],
  ['redirectToNonsense', { kind: 'malformed-response', code: 'ERR_INVALID_REDIRECT', status: 302 }],
]

const hanging: [VendorUrl, Failure['phase'], number?][] = [
  ['hangBeforeAccept', 'tcp'],
  ['acceptAndHang', 'wait'],
  ['hang', 'wait'],
  ['http2Hang', 'wait'],
  ['tlsHang', 'tls'],
  ['hangInHeaders', 'download'],
  ['hangAfterHeaders', 'download', 200],
  ['slowBody', 'download', 200],
]

describe('each failure of the wire ends in its own kind, with what was seen until then', () => {
  test.each(cases)('%s', async (target, { kind, phase, code, status, text }) => {
    const exchange = await bench.judged(target)
    expect(exchange.failure).toMatchObject({ kind, ...(phase && { phase }), ...(code && { code }) })
    expect(exchange.failure?.message).toMatch(/\w/)
    expect(exchange.response?.status).toBe(status)
    if (text) expect(exchange.response?.body?.text).toBe(text)
    expect(exchangeSchema.safeParse(exchange).error).toBeUndefined()
  })

  test.concurrent.each(hanging)('%s runs into the time-out in the phase %s', async (target, phase, status) => {
    const exchange = await bench.judged(target, { timeoutMs: 400 })
    expect(exchange.failure).toMatchObject({ kind: 'timeout', phase })
    expect(exchange.failure?.message).toContain('400 ms')
    expect(exchange.response?.status).toBe(status)
    expect(exchange.instants.end).toBeGreaterThan(350)
  })
})

test('what the slow body sent before the time-out is kept', async () => {
  const { response } = await bench.judged('slowBody', { timeoutMs: 400 })
  expect(response?.body?.text).toMatch(/^part 0\n/)
})

test('the phases that did not happen are absent', async () => {
  const { instants, connection, request } = await bench.judged('refused')
  expect(instants).toEqual({ tcpStart: expect.any(Number), end: expect.any(Number) })
  expect(connection).not.toHaveProperty('remote')
  expect(request.headers).toEqual([])
})

test.each(['expired', 'notYetValid', 'wrongHost', 'untrusted'] as const)(
  '%s: the certificate is on record and nothing was sent over the connection',
  async (target) => {
    const before = bench.vendor.requests.length
    const exchange = await bench.judged(target, { headers: [{ name: 'Authorization', value: 'Bearer top-secret' }] })
    const tls = exchange.connection?.tls
    expect(tls).toMatchObject({ verified: false, version: 'TLSv1.3', verifyError: exchange.failure?.code })
    expect(tls?.chain[0]?.fingerprint256).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/)
    expect(exchange.request.headers).toEqual([])
    expect(exchange.instants).not.toHaveProperty('sendStart')
    expect(bench.vendor.requests.length).toBe(before)
  },
)

test('a body of 100 MB is cut at the limit and only its beginning kept', async () => {
  const { failure, response } = await bench.judged('hugeBody', { options: { maxBodyBytes: 1_048_576 } })
  expect(failure).toMatchObject({ kind: 'too-large', phase: 'download' })
  expect(response?.body).toMatchObject({ decodedBytes: 1_048_576, truncated: true })
  expect(Buffer.from(response?.body?.base64 ?? '', 'base64').length).toBe(262_144)
})

test('a gzip bomb is cut after decoding, whatever it weighs on the wire', async () => {
  const { failure, response } = await bench.judged('gzipBomb', { options: { maxBodyBytes: 1_048_576 } })
  expect(failure).toMatchObject({ kind: 'too-large', code: 'ERR_BODY_TOO_LARGE' })
  expect(response?.body).toMatchObject({ decodedBytes: 1_048_576, truncated: true, contentEncoding: 'gzip' })
  expect(response?.body?.wireBytes).toBeLessThan(100_000)
})

test.each(['nonsense', 'ftp://files.example/', 'http://', '/relative'])(
  'the URL %j comes back as data',
  async (url) => {
    const exchange = await bench.judged('ok', { url })
    expect(exchange.failure).toMatchObject({ kind: 'aborted', code: 'ERR_INVALID_URL' })
    expect(exchange.request).toEqual({ method: 'GET', url, headers: [] })
  },
)

test.each([
  { name: 'bad name', value: 'x' },
  { name: 'X-Bad', value: 'line\nbreak' },
  { name: 'Transfer-Encoding', value: 'chunked' },
])('a header that cannot be sent comes back as data: $name', async (header) => {
  const exchange = await bench.judged('ok', { headers: [header] })
  expect(exchange.failure?.kind).toBe('aborted')
  expect(exchange.request.headers).toEqual([])
})

test('a name that does not exist', async () => {
  const lookup = () => Promise.reject(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }))
  const exchange = await bench.judged(new URL('http://nobody.invalid/'), { options: { lookup } })
  expect(exchange.failure).toMatchObject({ kind: 'dns-not-found', phase: 'dns', code: 'ENOTFOUND' })
  expect(exchange.connection?.resolvers).toBeInstanceOf(Array)
})

test('a resolver that never answers runs into the time-out in the phase dns', async () => {
  const lookup = () => new Promise<never>(() => undefined)
  const exchange = await bench.judged(new URL('http://nobody.invalid/'), { timeoutMs: 150, options: { lookup } })
  expect(exchange.failure).toMatchObject({ kind: 'timeout', phase: 'dns' })
})

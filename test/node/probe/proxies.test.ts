import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ProbeBench, startProbeBench } from '../../kit/tryProbe.ts'

let bench: ProbeBench
beforeAll(async () => {
  bench = await startProbeBench()
})
afterAll(() => bench.close())

/** The vendor under a name that only the proxy knows. */
const named = (target: 'ok' | 'echo' | 'secureOk' | 'secureEcho' | 'http2Echo' | 'expired') => {
  const url = new URL(bench.vendor.urls[target])
  url.hostname = 'vendor.test'
  return url
}
const through = (url: string) => ({ options: { env: { HTTP_PROXY: url, HTTPS_PROXY: url } } })
const withCredentials = (url: string) => url.replace('http://', 'http://ada:proxy-pass-word@')

describe('plain HTTP', () => {
  test('goes to the proxy in absolute form', async () => {
    const url = named('ok')
    const exchange = await bench.judged(url, through(bench.vendor.proxy.url))
    expect(exchange.response?.status).toBe(200)
    expect(bench.vendor.proxy.seen.at(-1)).toMatchObject({ method: 'GET', target: url.href })
    expect(exchange.connection).toMatchObject({
      host: 'vendor.test',
      proxy: { url: bench.vendor.proxy.url, from: 'HTTP_PROXY' },
      remote: { port: Number(new URL(bench.vendor.proxy.url).port) },
    })
    expect(exchange.connection).not.toHaveProperty('answers')
  })

  test('credentials reach the proxy and no record', async () => {
    const exchange = await bench.judged(named('echo'), through(withCredentials(bench.vendor.guardedProxy.url)))
    expect(exchange.response?.status).toBe(200)
    const pair = Buffer.from('ada:proxy-pass-word').toString('base64')
    expect(bench.vendor.guardedProxy.seen.at(-1)?.authorization).toBe(`Basic ${pair}`)
    expect(exchange.request.headers).toContainEqual(['Proxy-Authorization', '‹not recorded›'])
    expect(JSON.stringify(exchange)).not.toContain('proxy-pass-word')
    expect(JSON.stringify(exchange)).not.toContain(pair)
  })

  test('a proxy that refuses is a failure of the proxy', async () => {
    const exchange = await bench.judged(named('ok'), through(bench.vendor.guardedProxy.url))
    expect(exchange.failure).toMatchObject({ kind: 'proxy', code: '407' })
    expect(exchange.response?.status).toBe(407)
  })
})

describe('HTTPS', () => {
  test.each(['secureOk', 'http2Echo'] as const)('goes through a tunnel, verified end to end: %s', async (target) => {
    const url = named(target)
    const exchange = await bench.judged(url, through(bench.vendor.proxy.url))
    expect(exchange.response?.status).toBe(200)
    expect(bench.vendor.proxy.seen.at(-1)).toMatchObject({ method: 'CONNECT', target: url.host })
    expect(exchange.connection?.tls).toMatchObject({ verified: true })
    expect(exchange.instants.proxyEnd).toBeGreaterThanOrEqual(exchange.instants.proxyStart ?? Number.NaN)
  })

  test('a proxy that is itself reached over TLS is verified before it is asked', async () => {
    const exchange = await bench.judged(named('secureOk'), through(bench.vendor.secureProxy.url))
    expect(exchange.response?.status).toBe(200)
    expect(exchange.connection?.tls?.chain[0]?.subject).toBe('CN=127.0.0.1')
    const asked = bench.vendor.secureProxy.seen.length
    const untrusting = await bench.judged(named('secureOk'), { ...through(bench.vendor.secureProxy.url), caFiles: [] })
    expect(untrusting.failure).toMatchObject({ kind: 'proxy', code: 'SELF_SIGNED_CERT_IN_CHAIN' })
    expect(bench.vendor.secureProxy.seen.length).toBe(asked)
  })

  test('credentials go to the proxy only', async () => {
    const exchange = await bench.judged(named('secureEcho'), through(withCredentials(bench.vendor.guardedProxy.url)))
    expect(exchange.response?.body?.text?.toLowerCase()).not.toContain('proxy-authorization')
    expect(JSON.stringify(exchange)).not.toContain('proxy-pass-word')
  })

  test('a proxy that refuses', async () => {
    const exchange = await bench.judged(named('secureOk'), through(bench.vendor.guardedProxy.url))
    expect(exchange.failure).toMatchObject({ kind: 'proxy', phase: 'proxy', code: '407' })
    expect(exchange).not.toHaveProperty('response')
  })

  test('a bad certificate behind a proxy is still the certificate', async () => {
    const exchange = await bench.judged(named('expired'), through(bench.vendor.proxy.url))
    expect(exchange.failure?.kind).toBe('tls-expired')
  })
})

describe('a proxy in trouble', () => {
  test('refuses connections', async () => {
    const exchange = await bench.judged(named('secureOk'), through(new URL(bench.vendor.urls.refused).origin))
    expect(exchange.failure).toMatchObject({ kind: 'proxy', phase: 'tcp', code: 'ECONNREFUSED' })
  })

  test('accepts and hangs', async () => {
    const wish = { ...through(`http://127.0.0.1:${bench.vendor.silentPort}`), timeoutMs: 300 }
    const exchange = await bench.judged(named('secureOk'), wish)
    expect(exchange.failure).toMatchObject({ kind: 'timeout', phase: 'proxy' })
  })

  test('hangs up or talks nonsense', async () => {
    const hangsUp = await bench.judged(
      named('secureOk'),
      through(new URL(bench.vendor.urls.tlsReset).origin.replace('https', 'http')),
    )
    expect(hangsUp.failure).toMatchObject({ kind: 'proxy', phase: 'proxy', code: 'ECONNRESET' })
  })

  test('is not a proxy URL', async () => {
    const exchange = await bench.judged(named('ok'), through('socks5://127.0.0.1:1'))
    expect(exchange.failure).toMatchObject({ kind: 'proxy', code: 'ERR_PROXY_URL' })
    expect(exchange.failure?.message).toContain('HTTP_PROXY')
  })
})

test('NO_PROXY and the setting both lead past the proxy', async () => {
  const nowhere = new URL(bench.vendor.urls.refused).origin
  const exempt = await bench.judged('ok', { options: { env: { HTTP_PROXY: nowhere, NO_PROXY: '127.0.0.1' } } })
  expect(exempt.response?.status).toBe(200)
  const settings = () => ({ useSystemProxy: false, caFiles: [] })
  const unused = await bench.judged('ok', { options: { env: { HTTP_PROXY: nowhere }, settings } })
  expect(unused.response?.status).toBe(200)
  expect(unused.connection).not.toHaveProperty('proxy')
})

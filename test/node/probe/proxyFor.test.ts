import { describe, expect, test } from 'vitest'
import { proxyAuthorization, proxyFor, proxyName } from '../../../electron/node/probe/proxyFor.ts'

const chosen = (url: string, env: Record<string, string>) => {
  const proxy = proxyFor(new URL(url), env)
  return proxy && `${proxy.from} ${proxyName(proxy)}`
}

test.each([
  ['http://a.test/', { HTTP_PROXY: 'http://p:1' }, 'HTTP_PROXY http://p:1'],
  ['http://a.test/', { http_proxy: 'http://low:1', HTTP_PROXY: 'http://up:1' }, 'http_proxy http://low:1'],
  ['https://a.test/', { HTTP_PROXY: 'http://p:1' }, undefined],
  ['https://a.test/', { HTTPS_PROXY: 'p:3128' }, 'HTTPS_PROXY http://p:3128'],
  ['https://a.test/', { https_proxy: 'https://p:1' }, 'https_proxy https://p:1'],
  ['https://a.test/', { https_proxy: '' }, undefined],
  ['https://a.test/', {}, undefined],
])('%s with %j', (url, env, expected) => {
  expect(chosen(url, env)).toBe(expected)
})

describe('NO_PROXY', () => {
  test.each([
    ['*', 'http://a.test/', true],
    ['a.test', 'http://a.test/', true],
    ['a.test', 'http://b.a.test/', true],
    ['.a.test', 'http://b.a.test/', true],
    ['.a.test', 'http://a.test/', true],
    ['*.a.test', 'http://b.a.test/', true],
    ['a.test', 'http://nota.test/', false],
    ['a.test', 'http://a.test.evil/', false],
    ['A.TEST', 'http://a.test/', true],
    ['x.test, a.test', 'http://a.test/', true],
    ['x.test a.test', 'http://a.test/', true],
    ['a.test:8080', 'http://a.test:8080/', true],
    ['a.test:8080', 'http://a.test/', false],
    ['a.test:80', 'http://a.test/', true],
    ['127.0.0.1', 'http://127.0.0.1:9/', true],
    ['::1', 'http://[::1]:9/', true],
    ['[::1]', 'http://[::1]:9/', true],
    ['[::1]:9', 'http://[::1]:9/', true],
    ['[::1]:8', 'http://[::1]:9/', false],
    ['', 'http://a.test/', false],
    [',,', 'http://a.test/', false],
  ])('%j exempts %s: %s', (list, url, exempt) => {
    expect(chosen(url, { HTTP_PROXY: 'http://p:1', NO_PROXY: list }) === undefined).toBe(exempt)
    expect(chosen(url, { HTTP_PROXY: 'http://p:1', no_proxy: list }) === undefined).toBe(exempt)
  })
})

test.each(['socks5://p:1', 'http://', '://'])('the value %j is refused by name', (value) => {
  expect(() => chosen('http://a.test/', { HTTP_PROXY: value })).toThrow('HTTP_PROXY')
})

test.each([
  ['http://p:1', undefined],
  ['http://ada:s%40fe@p:1', 'ada:s@fe'],
  ['http://ada@p:1', 'ada:'],
  ['http://ada:100%@p:1', 'ada:100%'],
])('credentials of %s', (value, pair) => {
  const proxy = proxyFor(new URL('http://a.test/'), { HTTP_PROXY: value })
  const header = proxy && proxyAuthorization(proxy)
  expect(header).toBe(pair && `Basic ${Buffer.from(pair).toString('base64')}`)
  expect(proxy && proxyName(proxy)).not.toContain('ada')
})

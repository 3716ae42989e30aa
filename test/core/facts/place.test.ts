import { describe, expect, test } from 'vitest'
import { environmentOf, interfaceKind, ranWhere } from '../../../electron/core/facts/place.ts'
import { sayClock, sayRedirects } from '../../../electron/core/facts.ts'
import type { Exchange } from '../../../electron/core/model/exchange.ts'

const at = 1_700_000_000_000
const exchange = (change: Partial<Exchange> = {}): Exchange => ({
  role: 'request',
  startedAtMs: at,
  instants: { sendEnd: 10, end: 100 },
  request: { method: 'GET', url: 'https://api.vendor.test/', headers: [] },
  ...change,
})

test.each([
  ['eth0', 'wired'],
  ['enp3s0', 'wired'],
  ['Ethernet 2', 'wired'],
  ['wlan0', 'Wi-Fi'],
  ['wlp2s0', 'Wi-Fi'],
  ['Wi-Fi', 'Wi-Fi'],
  ['wwan0', 'mobile'],
  ['utun4', 'VPN'],
  ['wg0', 'VPN'],
  ['tailscale0', 'VPN'],
  ['Contoso VPN', 'VPN'],
  ['lo', 'this computer only'],
  ['lo0', 'this computer only'],
  ['docker0', 'virtual'],
  ['vEthernet (WSL)', 'virtual'],
  // On a Mac it is Wi-Fi or a cable: the name does not say.
  ['en0', undefined],
])('the interface %s is %s', (name, kind) => {
  expect(interfaceKind(name)).toBe(kind)
})

describe('where it ran', () => {
  const app = { version: '1', platform: 'linux x64' }
  const local = { address: '192.0.2.7', port: 1, interface: 'wlan0' }
  const connection = { host: 'api.vendor.test', port: 443, local }
  const proxy = { url: 'http://proxy.test:3128', from: 'HTTPS_PROXY' }
  test.each([
    [{ connection }, 'Linux x64, by wlan0 (Wi-Fi), no VPN, no proxy'],
    [
      { connection: { ...connection, local: { ...local, interface: 'tun0' } } },
      'Linux x64, by tun0 (VPN), through a VPN, no proxy',
    ],
    [
      { connection: { ...connection, proxy } },
      'Linux x64, by wlan0 (Wi-Fi), no VPN, through the proxy http://proxy.test:3128',
    ],
    [{ connection: { ...connection, local: { address: '192.0.2.7', port: 1 } } }, 'Linux x64, no proxy'],
    [{}, 'Linux x64'],
  ])('%j', (change, said) => {
    expect(ranWhere({ app, exchanges: [exchange(change)] })).toBe(said)
  })

  test('is not known of what another program recorded', () => {
    const imported = { source: 'a.har', importedAtMs: 0 }
    expect(ranWhere({ app, exchanges: [exchange({ connection })], imported })).toContain('not known')
  })
})

test.each([
  [['sk_live_abcdefgh'], 'https://api.stripe.com/v1', 'live'],
  [['rk_test_abcdefgh'], 'https://api.stripe.com/v1', 'test'],
  [['abcdefgh'], 'https://api-m.sandbox.paypal.com/v1', 'test'],
  [['sk_live_abcdefgh'], 'https://sandbox.vendor.com:8443/', 'test'],
  [['abcdefgh-latest-1'], 'https://api.vendor.com/test/sandbox', undefined],
  [[], 'https://contest.vendor.com/', undefined],
  [['x'.repeat(40)], 'https://api.vendor.test/', undefined],
  [[`${'x'.repeat(40)}_live_`], 'https://api.vendor.com/', undefined],
])('the environment of %j at %s is %s', (keys, url, environment) => {
  expect(environmentOf(keys, url)).toBe(environment)
})

test.each([
  [at + 50, "The vendor's clock agrees with ours within a second"],
  [at + 60_000, "The vendor's clock is 59 s ahead of ours"],
  [at - 60_000, "The vendor's clock is 59 s behind ours"],
])('clocks, with the vendor at %s', (dateMs, said) => {
  const headers: [string, string][] = [['Date', new Date(dateMs).toUTCString()]]
  const seen = sayClock(exchange({ response: { status: 200, reason: '', httpVersion: '1.1', headers } }))
  expect(seen?.replace(/59(\.\d)? s|1 min/, '59 s')).toBe(said)
  expect(sayClock(exchange())).toBeUndefined()
})

test('redirects are counted together', () => {
  const hop = exchange({ role: 'redirect', instants: { end: 60 } })
  expect(sayRedirects([exchange()])).toBeUndefined()
  expect(sayRedirects([hop, exchange()])).toBe('1 redirect, 60 ms')
  expect(sayRedirects([hop, hop, exchange()])).toBe('2 redirects, together 120 ms')
})

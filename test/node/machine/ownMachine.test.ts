import { createSocket } from 'node:dgram'
import type { NetworkInterfaceInfo } from 'node:os'
import { describe, expect, test } from 'vitest'
import {
  readDefaultRoute,
  routeFromBsd,
  routeFromProc,
  routeFromProc6,
  routeFromWindows,
} from '../../../electron/node/machine/defaultRoute.ts'
import { createOwnMachine } from '../../../electron/node/machine/ownMachine.ts'

const header = 'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n'

describe('the default route, as each system tells it', () => {
  test.each<[string, unknown, unknown]>([
    [
      'Linux: the lowest metric wins',
      routeFromProc(
        `${header}wlan0\t00000000\t0101A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0\neth0\t00000000\t010200C0\t0003\t0\t0\t100\t00000000\t0\t0\t0\neth0\t000200C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n`,
      ),
      { interface: 'eth0', gateway: '192.0.2.1' },
    ],
    [
      'Linux: a point-to-point route has no gateway',
      routeFromProc(`${header}ppp0\t00000000\t00000000\t0001\t0\t0\t0\t00000000\t0\t0\t0\n`),
      { interface: 'ppp0' },
    ],
    ['Linux: no route', routeFromProc(`${header}eth0\t000200C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n`), null],
    [
      'Linux: a route that is down',
      routeFromProc(`${header}eth0\t00000000\t010200C0\t0002\t0\t0\t0\t00000000\t0\t0\t0\n`),
      null,
    ],
    [
      'Linux, IPv6 only',
      routeFromProc6(`${'0'.repeat(32)} 00 ${'0'.repeat(32)} 00 fd000000000000000000000000000001 400 3 0 3 eth0\n`),
      { interface: 'eth0' },
    ],
    [
      'Linux, IPv6: the kernel’s own',
      routeFromProc6(`${'0'.repeat(32)} 00 ${'0'.repeat(32)} 00 ${'0'.repeat(32)} ffffffff 1 0 200200 lo\n`),
      null,
    ],
    [
      'macOS',
      routeFromBsd('   route to: default\ndestination: default\n    gateway: 192.0.2.1\n  interface: en0\n'),
      { interface: 'en0', gateway: '192.0.2.1' },
    ],
    ['macOS: none', routeFromBsd('route: writing to routing socket: not in table\n'), null],
    [
      'Windows',
      routeFromWindows(
        'Active Routes:\n          0.0.0.0          0.0.0.0        192.0.2.1      192.0.2.20     35\n          0.0.0.0          0.0.0.0     198.51.100.1    198.51.100.7      5\n',
      ),
      { interface: '198.51.100.7', gateway: '198.51.100.1' },
    ],
    ['Windows: none', routeFromWindows('Active Routes:\n  None\n'), null],
  ])('%s', (_name, seen, expected) => expect(seen).toEqual(expected))

  test('this very machine can be asked', async () => {
    expect(await readDefaultRoute()).not.toBe(0)
  })
})

const of = (address: string, family: 'IPv4' | 'IPv6', internal = false) =>
  ({ address, family, internal }) as NetworkInterfaceInfo

describe('the network', () => {
  let interfaces: NodeJS.Dict<NetworkInterfaceInfo[]> = {}
  const machine = createOwnMachine({
    proxy: () => [],
    interfaces: () => interfaces,
    defaultRoute: async () => ({ interface: 'wlan0', gateway: '192.0.2.1' }),
    resolvers: () => ['192.0.2.53'],
  })

  test('names what is up, apart from loopback and from what has no address that leads anywhere', async () => {
    interfaces = {
      lo: [of('127.0.0.1', 'IPv4', true)],
      wlan0: [of('192.0.2.20', 'IPv4'), of('2001:db8::20', 'IPv6'), of('fe80::1', 'IPv6')],
      tun0: [of('198.51.100.9', 'IPv4')],
      eth0: [of('169.254.3.4', 'IPv4')],
      eth1: [of('192.0.2.30', 'IPv4'), of('fd12::3', 'IPv6')],
      'br-5f2': [of('172.18.0.1', 'IPv4')],
    }
    const { facts } = await machine.network()
    expect(facts.interfaces).toEqual([
      { name: 'eth1', families: [4], tunnel: false },
      { name: 'tun0', families: [4], tunnel: true },
      { name: 'wlan0', families: [4, 6], tunnel: false },
    ])
    expect(facts).toMatchObject({ defaultRoute: { gateway: '192.0.2.1' }, resolvers: ['192.0.2.53'], proxy: [] })
  })

  test('its fingerprint is of the network, not of a temporary IPv6 address', async () => {
    const print = async (change: NodeJS.Dict<NetworkInterfaceInfo[]>) => {
      interfaces = change
      return (await machine.network()).fingerprint
    }
    const home = await print({ wlan0: [of('192.0.2.20', 'IPv4'), of('2001:db8:1:2:aa::1', 'IPv6')] })
    expect(await print({ wlan0: [of('192.0.2.20', 'IPv4'), of('2001:db8:1:2:bb::7', 'IPv6')] })).toBe(home)
    expect(await print({ wlan0: [of('192.0.2.21', 'IPv4'), of('2001:db8:1:2:aa::1', 'IPv6')] })).not.toBe(home)
    expect(await print({ wlan0: [of('192.0.2.20', 'IPv4'), of('2001:db8:1:3:aa::1', 'IPv6')] })).not.toBe(home)
  })

  test('a route that cannot be read is not claimed to be none', async () => {
    const broken = createOwnMachine({
      proxy: () => [],
      interfaces: () => ({}),
      defaultRoute: () => Promise.reject(new Error('no such program')),
      resolvers: () => [],
    })
    expect((await broken.network()).facts.defaultRoute).toBeUndefined()
    expect(await broken.askResolvers('example.com', new AbortController().signal)).toEqual([])
  })
})

test('a DNS server that says no has spoken; one that is silent has not', async () => {
  const server = createSocket('udp4')
  // The same question back, marked as an answer with "no such name" (RFC 1035, 4.1.1).
  server.on('message', (message, from) => {
    message[2] = (message[2] ?? 0) | 0x80
    message[3] = 3
    server.send(message, from.port, from.address)
  })
  const silent = createSocket('udp4')
  await Promise.all([server, silent].map((one) => new Promise<void>((resolve) => one.bind(0, '127.0.0.1', resolve))))
  const machine = createOwnMachine({
    proxy: () => [],
    resolvers: () => [server, silent].map((one) => `127.0.0.1:${one.address().port}`),
  })
  const answers = await machine.askResolvers('reference.test', new AbortController().signal)
  server.close()
  silent.close()
  expect(answers.map(({ answered, observed }) => [answered, observed])).toEqual([
    [true, 'ENOTFOUND'],
    [false, expect.stringMatching(/^E(TIMEOUT|CANCELLED)$/)],
  ])
})

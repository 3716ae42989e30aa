import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ownArguments, readSecondLaunch } from '../../electron/commandLine.ts'
import type { TrayAction } from '../../electron/core/tray.ts'
import { allowedHosts, linkDecision } from '../../electron/links.ts'
import { isOwnPage, pageUrl } from '../../electron/page.ts'
import { trayIconFile } from '../../electron/trayIcon.ts'
import { trayMenu } from '../../electron/trayMenu.ts'
import { sampleSummary } from './sampleSummary.ts'

describe('links', () => {
  const hosts = allowedHosts(sampleSummary())

  test.each([
    ['https://status.stripe.com/incidents/1?x=1#y', 'open'],
    ['https://STATUS.stripe.com/', 'open'],
    ['http://status.stripe.com/', 'refuse'],
    ['https://status.stripe.com:8443/', 'refuse'],
    ['https://status.stripe.com.evil.example/', 'refuse'],
    ['https://status.stripe.com@evil.example/', 'refuse'],
    ['https://user@status.stripe.com/', 'refuse'],
    ['https://evil.example/https://status.stripe.com/', 'refuse'],
    ['javascript:alert(1)//status.stripe.com', 'refuse'],
    ['file:///status.stripe.com', 'refuse'],
    ['status.stripe.com', 'refuse'],
    ['', 'refuse'],
  ])('%s → %s', (url, kind) => {
    expect(linkDecision(url, hosts).kind).toBe(kind)
  })

  test('whatever is opened is https on a host of the list', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.webUrl().map((url) => `${url}@status.stripe.com`),
        ),
        (text) => {
          const decision = linkDecision(text, hosts)
          if (decision.kind === 'open') {
            const { protocol, hostname } = new URL(decision.url)
            expect([protocol, hosts.has(hostname)]).toEqual(['https:', true])
          } else expect(decision.reason).not.toBe('')
        },
      ),
    )
  })
})

describe('our own page', () => {
  test.each([
    [pageUrl(), true],
    [pageUrl('/incidents/a'), true],
    ['app://headstart.evil/index.html', false],
    ['app://user@headstart/index.html', false],
    ['app://evil/headstart', false],
    ['https://headstart/index.html', false],
    ['about:blank', false],
    ['', false],
  ])('%s → %s', (url, own) => {
    expect(isOwnPage(url)).toBe(own)
  })
})

describe('command line', () => {
  test.each<[string, string[], string | null, string[]]>([
    ['unpacked', ['electron', '/x/dist/main.js', '--demo'], 'main.js', ['--demo']],
    ['packed', ['/opt/headstart', '--demo', '--data-dir', 'd'], null, ['--demo', '--data-dir', 'd']],
    [
      'with switches of a test driver',
      ['electron', '--inspect=0', '--remote-debugging-port=0', '/x/dist/main.js', '--no-sandbox', '--hidden'],
      'main.js',
      ['--hidden'],
    ],
    ['with switches of a launcher', ['app', '--ozone-platform=wayland', '-psn_0_1', '--enable-x'], null, []],
    ['mistakes stay', ['app', '--dmeo', '--version'], null, ['--dmeo', '--version']],
  ])('%s', (_name, argv, script, own) => {
    expect(ownArguments(argv, script)).toEqual(own)
  })

  test.each<[unknown, unknown]>([
    [
      { hidden: true, path: '/incidents/a.1' },
      { hidden: true, path: '/incidents/a.1' },
    ],
    [{ path: '/incidents/../../x' }, { hidden: false }],
    [{ path: '/settings' }, { hidden: false }],
    [{ path: 7, hidden: 'yes' }, { hidden: false }],
    [null, { hidden: false }],
    ['text', { hidden: false }],
  ])('a second launch that says %j', (data, read) => {
    expect(readSecondLaunch(data)).toEqual(read)
  })
})

describe('tray', () => {
  const images = fileURLToPath(new URL('../../assets/tray', import.meta.url))

  /** Width in pixels of a PNG, from its header. */
  const widthOf = (file: string) => readFileSync(file).readUInt32BE(16)

  test.each([
    ...(['up', 'degraded', 'unknown', 'paused'] as const).map((icon) => ({ icon, down: 0 })),
    ...[1, 2, 5, 9, 10, 40].map((down) => ({ icon: 'down' as const, down })),
  ])('there is an image for $icon $down everywhere', (icon) => {
    for (const dark of [true, false]) {
      expect(existsSync(trayIconFile(images, icon, 'win32', dark))).toBe(true)
      const linux = trayIconFile(images, icon, 'linux', dark)
      expect([widthOf(linux), widthOf(linux.replace('.png', '@2x.png'))]).toEqual([22, 44])
    }
    const mac = trayIconFile(images, icon, 'darwin', true)
    expect([widthOf(mac), widthOf(mac.replace('.png', '@2x.png'))]).toEqual([16, 32])
    expect(mac).toMatch(/Template\.png$/)
  })

  test('a native menu shows names as they are and acts on a click', () => {
    const acted: TrayAction[] = []
    const menu = trayMenu(
      [
        { kind: 'item', label: 'A & B' },
        { kind: 'separator' },
        { kind: 'item', label: 'Quit', action: { kind: 'quit' } },
        { kind: 'item', label: 'Login', checked: true, action: { kind: 'open-at-login', on: false } },
      ],
      (action) => acted.push(action),
    )
    expect(menu.map(({ label, type, enabled, checked }) => [label, type, enabled, checked])).toEqual([
      ['A && B', undefined, false, undefined],
      [undefined, 'separator', undefined, undefined],
      ['Quit', undefined, undefined, undefined],
      ['Login', 'checkbox', undefined, true],
    ])
    for (const item of menu) (item.click as (() => void) | undefined)?.()
    expect(acted).toEqual([{ kind: 'quit' }, { kind: 'open-at-login', on: false }])
  })
})

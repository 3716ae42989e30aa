import { describe, expect, test } from 'vitest'
import { type CliOptions, type Machine, parseArgs } from '../../../electron/node/cli.ts'

const linux: Machine = { platform: 'linux', env: {}, home: '/home/me' }
const usual: CliOptions = { dataDir: '/home/me/.config/headstart', open: true, demo: false, hidden: false }

describe('the command line', () => {
  test.each<[string[], Partial<CliOptions>]>([
    [[], {}],
    [['--shell', 'browser'], { shell: 'browser' }],
    [['--shell=electron'], { shell: 'electron' }],
    [['--data-dir', '/data'], { dataDir: '/data' }],
    [['--data-dir=/a=b'], { dataDir: '/a=b' }],
    [['--port', '0'], { port: 0 }],
    [['--port=65535'], { port: 65_535 }],
    [['--no-open', '--hidden'], { open: false, hidden: true }],
    [['--import', '/x.yaml'], { importFile: '/x.yaml' }],
    [['--demo'], { demo: true, dataDir: '/home/me/.config/headstart-demo' }],
    [['--demo', '--data-dir', '/data'], { demo: true, dataDir: '/data' }],
  ])('%j', (argv, expected) => {
    expect(parseArgs(argv, linux)).toEqual({ kind: 'ok', options: { ...usual, ...expected } })
  })

  test.each([
    [['--prot', '1'], 'The option --prot is not known. Did you mean --port?'],
    [['--data_dir=/x'], 'The option --data_dir is not known. Did you mean --data-dir?'],
    [['--frobnicate'], 'The option --frobnicate is not known. See --help.'],
    [['-p'], 'The option -p is not known. See --help.'],
    [['file.yaml'], '“file.yaml” is not an option. See --help.'],
    [['--port'], '--port needs a value. See --help.'],
    [['--port', '--demo'], '--port needs a value. See --help.'],
    [['--port='], '--port needs a value. See --help.'],
    [['--port', '65536'], '--port takes a number from 0 to 65535, not “65536”.'],
    [['--port', '-1'], '--port takes a number from 0 to 65535, not “-1”.'],
    [['--port', '1', '--port', '2'], '--port is given twice.'],
    [['--shell', 'web'], '--shell takes electron or browser, not “web”.'],
    [['--demo=yes'], '--demo takes no value.'],
  ])('%j is refused', (argv, message) => {
    expect(parseArgs(argv, linux)).toEqual({ kind: 'error', message })
  })

  test('help and version', () => {
    const help = parseArgs(['--port', '1', '--help'], linux)
    for (const option of ['--shell', '--data-dir', '--port', '--no-open', '--import', '--demo'])
      expect(help).toEqual({ kind: 'help', message: expect.stringContaining(option) })
    expect(parseArgs(['--version'], linux).kind).toBe('version')
  })

  test.each<[Machine, string]>([
    [{ ...linux, env: { XDG_CONFIG_HOME: '/xdg' } }, '/xdg/headstart'],
    [{ ...linux, env: { XDG_CONFIG_HOME: 'relative' } }, '/home/me/.config/headstart'],
    [{ platform: 'darwin', env: {}, home: '/Users/me' }, '/Users/me/Library/Application Support/headstart'],
    [{ platform: 'win32', env: { APPDATA: '/roaming' }, home: '/me' }, '/roaming/headstart'],
  ])('data folder of %j', (machine, expected) => {
    expect(parseArgs([], machine)).toMatchObject({ options: { dataDir: expected } })
  })
})

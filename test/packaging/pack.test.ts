import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Packed } from '../../electron/pack/archive.ts'
import { contentProblems } from '../../electron/pack/content.ts'
import { fuseProblems, sentinel } from '../../electron/pack/fuses.ts'
import { pack } from '../../electron/pack.ts'
import { builtBundle, cacheFolder } from './built.ts'

const cleanups: (() => void)[] = []
let built = ''
beforeAll(async () => {
  const bundle = await builtBundle()
  cleanups.push(bundle.remove)
  built = bundle.path
}, 120_000)
afterAll(() => {
  for (const cleanup of cleanups) cleanup()
})

function output(): string {
  const folder = cacheFolder('packed')
  cleanups.push(folder.remove)
  return folder.path
}

test('the packed application holds what is on the list, has its fuses set, and is the same again', async () => {
  const first = await pack(built, output())
  expect(first.problems).toEqual([])
  expect(first.files.length).toBeGreaterThan(50)
  const second = await pack(built, output())
  expect([second.sha256, second.files]).toEqual([first.sha256, first.files])
}, 120_000)

const file = (path: string): Packed => ({ path, bytes: 1, unpacked: path.startsWith('node_modules/'), hash: '' })
const whole = [
  'package.json',
  'dist/main.js',
  'dist/preload.cjs',
  'dist/licences.txt',
  'dist/renderer/index.html',
  'dist/renderer/assets/index-a1B2_c3d.js',
  'assets/icon.png',
  'assets/tray/upTemplate.png',
  'assets/tray/down2-dark@2x.png',
  'node_modules/keytar/keytar.js',
  'node_modules/@napi-rs/keyring-linux-x64-gnu/keyring.linux-x64-gnu.node',
].map(file)

describe('the list', () => {
  test('is content with what belongs in', () => {
    expect(contentProblems(whole)).toEqual([])
  })

  test.each([
    'dist/serve.js',
    'dist/stamp',
    'dist/renderer/assets/index.js.map',
    'electron/main.ts',
    'test/kit/certificates.ts',
    'node_modules/undici/index.js',
    'node_modules/keytar/README.md',
    '.env',
  ])('finds %s', (path) => {
    expect(contentProblems([...whole, file(path)])).toEqual([`${path} does not belong in.`])
  })

  test.each(whole.filter(({ path }) => !/index-|down2/.test(path)))('misses $path', ({ path }) => {
    expect(contentProblems(whole.filter((other) => other.path !== path))).toHaveLength(1)
  })

  test('sees what lies on the wrong side of the archive', () => {
    const turned = whole.map((one) => (/keytar|main/.test(one.path) ? { ...one, unpacked: !one.unpacked } : one))
    expect(contentProblems(turned)).toEqual([
      'node_modules/keytar/keytar.js must lie outside the archive.',
      'dist/main.js must lie inside the archive.',
    ])
  })
})

test.each([
  ['as they must be', '01001100', []],
  ['one that runs any script', '11001100', ['The fuse runAsNode is not off.']],
  ['one that loads any folder', '01001000', ['The fuse onlyLoadAppFromAsar is not on.']],
])('fuses: %s', (_name, wire, problems) => {
  expect(fuseProblems(Buffer.from(`ELF…${sentinel}\x01\x08${wire}…`))).toEqual(problems)
})

test('an executable without fuses is told', () => {
  expect(fuseProblems(Buffer.from('ELF'))).toEqual(['The executable has no fuses.'])
})

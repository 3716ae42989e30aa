import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { mkdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { create } from 'tar'
import { describe, expect, onTestFinished, test } from 'vitest'
import { transcriptId } from '../../../electron/core/history/transcripts.ts'
import { vendorSchema } from '../../../electron/core/model/monitor.ts'
import { createBackups } from '../../../electron/node/backup/backups.ts'
import { createBackup } from '../../../electron/node/backup/createBackup.ts'
import { dropStaged, stageBefore, stagedRestore, stageRestore } from '../../../electron/node/backup/stageRestore.ts'
import { incident, noonMs, open, sample, temporaryFolder, testClock, transcript } from '../store/fixtures.ts'

const never = () => new AbortController().signal
const vendor = (name: string) => vendorSchema.parse({ id: 'stripe', name })
const backUp = async (dataDir: string, folder: string) =>
  (
    await createBackup({
      ...{ dataDir, folder, version: '0.1.0', nowMs: noonMs },
      ...{ onProgress: () => {}, signal: never() },
    })
  ).file
const restore = (dataDir: string, file: string) =>
  stageRestore({ dataDir, file, onProgress: () => {}, signal: never() })

/** A folder with something of every kind in it. */
async function filled(name = 'Stripe') {
  const dataDir = await temporaryFolder()
  const opened = await open(dataDir)
  const { store } = opened
  await store.saveVendors([vendor(name)])
  for (let n = 0; n < 5; n++) store.appendSample('stripe-balance', sample(noonMs + n * 1_000))
  const failed = transcript(transcriptId(noonMs, 0), noonMs, 'down')
  await store.saveTranscript(failed)
  await store.saveIncident(incident('one', { transcriptIds: [failed.id] }))
  await store.flush()
  writeFileSync(join(dataDir, 'token'), 'the token of this computer')
  return { dataDir, failed, ...opened }
}

describe('a backup', () => {
  test('of a running Headstart comes back whole on another computer, which keeps what it had', async () => {
    const { dataDir, failed } = await filled()
    const folder = await temporaryFolder()
    const file = await backUp(dataDir, join(folder, 'made when missing'))
    expect(readdirSync(join(folder, 'made when missing'))).toEqual(['headstart-backup-2026-11-23T12-00-00-000Z.tar'])
    expect((await stat(file)).mode & 0o077).toBe(0)
    expect(await readFile(file, 'latin1')).not.toContain('the token of this computer')

    const other = await filled('Other')
    await restore(other.dataDir, file)
    // Nothing changes while it runs.
    expect(other.store.vendors()[0]?.name).toBe('Other')
    await other.store.close()
    const { store } = await open(other.dataDir)
    expect(store.vendors()[0]?.name).toBe('Stripe')
    expect(await store.getTranscript(failed.id)).toEqual(failed)
    expect(store.incident('one')?.transcriptIds).toEqual([failed.id])
    expect(await store.readSamples('stripe-balance', noonMs, noonMs + 60_000)).toHaveLength(5)
    expect((await store.listTranscripts({ limit: 9, q: 'balance' })).items).toHaveLength(1)
    expect(store.warnings().map(({ id }) => id)).toEqual(['restored'])
    expect(await readFile(join(other.dataDir, 'token'), 'utf8')).toBe('the token of this computer')

    await store.close()
    await stageBefore(other.dataDir)
    const back = (await open(other.dataDir)).store
    expect(back.vendors()[0]?.name).toBe('Other')
  })

  test('reports how far it is, and leaves nothing when it is cancelled', async () => {
    const { dataDir } = await filled()
    const folder = await temporaryFolder()
    const abort = new AbortController()
    const seen: number[] = []
    const made = createBackup({
      ...{ dataDir, folder, version: '0.1.0', nowMs: noonMs, signal: abort.signal },
      onProgress(done, total) {
        expect(done).toBeLessThanOrEqual(total)
        seen.push(done)
        abort.abort()
      },
    })
    await expect(made).rejects.toThrow()
    expect(seen.length).toBeGreaterThan(0)
    expect(readdirSync(folder)).toEqual([])
  })

  test.each([
    ['relative/path', /from the root on/],
    ['INSIDE', /inside the data folder/],
    ['ROUND ABOUT', /inside the data folder/],
  ])('into %s is refused with a sentence', async (folder, said) => {
    const { dataDir } = await filled()
    const places: Record<string, string> = {
      INSIDE: join(dataDir, 'backups'),
      'ROUND ABOUT': `${dataDir}-of-others/../${basename(dataDir)}/backups`,
    }
    const into = places[folder] ?? folder
    await expect(backUp(dataDir, into)).rejects.toThrow(said)
  })
})

describe('what is no good backup changes nothing:', () => {
  const cases: [string, (folder: string) => Promise<string>, RegExp][] = [
    ['no file', async (folder) => join(folder, 'none.tar'), /is not there/],
    ['a folder', async (folder) => folder, /is no file/],
    [
      'another file',
      async (folder) => {
        await writeFile(join(folder, 'x.tar'), 'A'.repeat(2_000))
        return join(folder, 'x.tar')
      },
      /is not a backup of Headstart/,
    ],
    [
      'one that was cut',
      async (folder) => {
        const file = await backUp((await filled()).dataDir, folder)
        truncateSync(file, Math.floor((await stat(file)).size / 2))
        return file
      },
      /cannot be read whole/,
    ],
    [
      'a damaged document',
      async (folder) => {
        const { dataDir, store } = await filled()
        await store.close()
        await writeFile(join(dataDir, 'vendors.json'), '{"version":1,"data":[{"id":7}]}')
        return backUp(dataDir, folder)
      },
      /vendors\.json in the backup cannot be read/,
    ],
    [
      'one of a later version',
      async (folder) => {
        await writeFile(join(folder, 'backup.json'), '{"headstartBackup":2,"version":"9.0.0","createdAtMs":1}')
        await create({ cwd: folder, file: join(folder, 'later.tar'), portable: true }, ['backup.json'])
        return join(folder, 'later.tar')
      },
      /newer Headstart/,
    ],
    [
      'one whose time is no time',
      async (folder) => {
        await writeFile(join(folder, 'backup.json'), '{"headstartBackup":1,"version":"0.1.0","createdAtMs":1e300}')
        await create({ cwd: folder, file: join(folder, 'odd.tar'), portable: true }, ['backup.json'])
        return join(folder, 'odd.tar')
      },
      /is damaged/,
    ],
  ]
  test.each(cases)('%s', async (_name, make, said) => {
    const file = await make(await temporaryFolder())
    const { dataDir, store } = await filled('Other')
    await expect(restore(dataDir, file)).rejects.toThrow(said)
    expect(existsSync(join(dataDir, 'restore'))).toBe(false)
    await store.close()
    expect((await open(dataDir)).store.vendors()[0]?.name).toBe('Other')
  })

  test('entries that point outside, links, and what belongs to this computer are not taken', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'backup.json'), `{"headstartBackup":1,"version":"0.1.0","createdAtMs":${noonMs}}`)
    await writeFile(join(folder, 'token'), 'a token from elsewhere')
    await writeFile(join(folder, 'evil.json'), 'out')
    await symlink('/etc/passwd', join(folder, 'settings.json'))
    const file = join(folder, 'evil.tar')
    await create(
      {
        ...{ cwd: folder, file, portable: true, preservePaths: true },
        onWriteEntry(entry) {
          if (entry.path === 'evil.json') entry.path = '../../../evil.json'
        },
      },
      ['backup.json', 'token', 'evil.json', 'settings.json'],
    )
    const { dataDir } = await filled('Other')
    await expect(restore(dataDir, file)).rejects.toThrow(/path contains '\.\.'/)
    expect(existsSync(join(dataDir, '../evil.json'))).toBe(false)
    await create({ cwd: folder, file, portable: true }, ['backup.json', 'token', 'settings.json'])
    await restore(dataDir, file)
    expect(readdirSync(join(dataDir, 'restore/content'))).toEqual(['backup.json'])
    await dropStaged(dataDir)
    expect(existsSync(join(dataDir, 'restore'))).toBe(false)
  })
})

describe('what in a backup cannot be read is said before anything changes:', () => {
  const doc = (data: unknown, version = 1) => `${JSON.stringify({ version, data })}\n`
  const day = '2026-11-22'
  type Spoil = (dataDir: string) => unknown
  const put = (name: string, content: string | Buffer) => (dataDir: string) => {
    mkdirSync(dirname(join(dataDir, name)), { recursive: true })
    writeFileSync(join(dataDir, name), content)
  }
  const rubbish = (name: string) => put(name, '{"version":1,"da')
  const flip = (name: string) => (dataDir: string) => {
    const bytes = readFileSync(join(dataDir, name))
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 0xff
    writeFileSync(join(dataDir, name), bytes)
  }
  const cases: [string, Spoil[], string[]][] = [
    ['nothing', [], []],
    [
      'a document whose copy is good',
      [put('vendors.json.bak', doc([vendor('Before')])), rubbish('vendors.json')],
      ['vendors.json cannot be read; its copy from the change before takes its place.'],
    ],
    [
      'documents that can be begun anew',
      [rubbish('outbox.json'), rubbish('words.json'), put('scrubbed.json', doc(7))],
      [
        'Your templates cannot be read and will be missing.',
        'Alerts that waited to be sent cannot be read and will be missing.',
        'For which keys was searched cannot be read: it is searched again.',
      ],
    ],
    [
      'what was set aside long ago',
      [
        rubbish('incidents/i.corrupt-2026-01-01T00-00-00-000Z.json'),
        rubbish('words.corrupt-2026-01-01T00-00-00-000Z.json'),
      ],
      [],
    ],
    [
      'incidents',
      [rubbish('incidents/two.json'), put('incidents/archive.ndjson', '{"id":"x"}\nno json\n')],
      ['3 incidents cannot be read and will be missing.'],
    ],
    [
      'attempts',
      [
        put(`transcripts/${day}/cut.json.gz`, gzipSync('{"id":"cut"}').subarray(0, 20)),
        put(`transcripts/${day}/other.json.gz`, gzipSync('{"id":"another","startedAtMs":1,"exchanges":[]}')),
        put(`transcripts/${day}/bomb.json.gz`, gzipSync(Buffer.alloc(80_000_000))),
      ],
      ['3 attempts cannot be read and will be missing.'],
    ],
    [
      'history',
      [
        flip(`samples/stripe-balance/${day}.cols`),
        put('rollups/m2/2026-10.ndjson', '[1]\t00000000\n'),
        put('samples/m2/2026-11-23.ndjson', 'a row\t00000000\nanother\n'),
        put('journal/99.ndjson', 'm2 a row\t00000000\n'),
      ],
      [
        'What was measured on 2 days of a monitor cannot be read.',
        '3 probes in the history cannot be read and will be missing.',
      ],
    ],
  ]
  test.each(cases)('%s', async (_name, spoils, notes) => {
    const { dataDir, store } = await filled()
    store.appendSample('stripe-balance', sample(noonMs - 86_400_000))
    await store.maintain()
    await store.close()
    for (const spoil of spoils) spoil(dataDir)
    const file = await backUp(dataDir, await temporaryFolder())
    const other = await filled('Other')
    expect((await restore(other.dataDir, file)).notes).toEqual(notes)
    expect((await stagedRestore(other.dataDir))?.notes).toEqual(notes)
    expect(other.store.vendors()[0]?.name).toBe('Other')
    await other.store.close()
    // What could be read is there all the same.
    const again = (await open(other.dataDir)).store
    expect(again.incident('one')?.id).toBe('one')
    expect(await again.readSamples('stripe-balance', noonMs, noonMs + 60_000)).toHaveLength(5)
  })

  test.each(['statuses.json', 'vendors.json.bak', 'incidents/two.json'])(
    '%s of a later version is refused',
    async (name) => {
      const { dataDir, store } = await filled()
      await store.close()
      put(name, doc([], 2))(dataDir)
      if (name.endsWith('.bak')) await rm(join(dataDir, 'vendors.json'))
      const file = await backUp(dataDir, await temporaryFolder())
      const other = await filled('Other')
      await expect(restore(other.dataDir, file)).rejects.toThrow(/newer Headstart/)
      expect(existsSync(join(other.dataDir, 'restore'))).toBe(false)
    },
  )

  test('what belongs to this computer is not taken under a name in other letters either', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'backup.json'), `{"headstartBackup":1,"version":"0.1.0","createdAtMs":${noonMs}}`)
    const names = ['Token', 'METRICS-TOKEN', 'Lock', 'Before-Restore-x', 'Restore']
    for (const name of names) await writeFile(join(folder, name), 'from elsewhere')
    await create({ cwd: folder, file: join(folder, 'x.tar'), portable: true }, ['backup.json', ...names])
    const { dataDir } = await filled('Other')
    await restore(dataDir, join(folder, 'x.tar'))
    expect(readdirSync(join(dataDir, 'restore/content'))).toEqual(['backup.json'])
  })
})

test('a start that is cut off while it puts a backup in place goes on at the next one', async () => {
  const { dataDir: source } = await filled('Stripe')
  const file = await backUp(source, await temporaryFolder())
  const { dataDir, store } = await filled('Other')
  await restore(dataDir, file)
  await store.close()
  // As after a power cut: the name is written down, half of what was there is moved, nothing else happened.
  const before = 'before-restore-2026-11-23T12-00-00-000Z'
  await writeFile(join(dataDir, 'restore', before), '')
  await mkdir(join(dataDir, before))
  await rename(join(dataDir, 'vendors.json'), join(dataDir, before, 'vendors.json'))
  const again = (await open(dataDir)).store
  expect(again.vendors()[0]?.name).toBe('Stripe')
  expect(readdirSync(dataDir).filter((name) => name.startsWith('before-restore-'))).toEqual([before])
  expect(JSON.parse(await readFile(join(dataDir, before, 'vendors.json'), 'utf8')).data[0].name).toBe('Other')
  expect(existsSync(join(dataDir, before, 'incidents/one.json'))).toBe(true)
  expect(await stagedRestore(dataDir)).toBeUndefined()
})

test('a power cut while what was before is staged or called off loses none of the two', async () => {
  const { dataDir: source } = await filled()
  const file = await backUp(source, await temporaryFolder())
  const { dataDir, store } = await filled('Other')
  await restore(dataDir, file)
  await store.close()
  await (await open(dataDir)).store.close()
  const staged = await stageBefore(dataDir)
  // As after the cut: that it comes is written down, and the folder stands where it stood.
  await rename(join(dataDir, 'restore', 'content'), join(dataDir, staged?.from ?? ''))
  const again = (await open(dataDir)).store
  expect(again.vendors()[0]?.name).toBe('Stripe')
  await again.close()
  expect(existsSync(join(dataDir, 'restore'))).toBe(false)
  expect((await stageBefore(dataDir))?.from).toBe(staged?.from)
  expect((await open(dataDir)).store.vendors()[0]?.name).toBe('Other')
})

test('one thing at a time; what failed is told', async () => {
  const { dataDir, store } = await filled()
  const folder = await temporaryFolder()
  const told: number[] = []
  const backups = createBackups({
    ...{ dataDir, version: '0.1.0', clock: testClock(noonMs), restart: undefined },
    flush: () => store.flush(),
    onChange: () => told.push(1),
  })
  onTestFinished(() => backups.stop())
  expect(backups.create(folder)).toBe(true)
  expect(backups.create(folder)).toBe(false)
  await expect.poll(async () => (await backups.state()).made?.file).toContain('headstart-backup-')
  const { made } = await backups.state()
  expect(backups.restore(made?.file ?? '')).toBe(true)
  await expect
    .poll(async () => (await backups.state()).waiting)
    .toEqual({ from: made?.file, createdAtMs: noonMs, notes: [] })
  await backups.cancel()
  expect((await backups.state()).waiting).toBeUndefined()
  expect(backups.restore('/nowhere/x.tar')).toBe(true)
  await expect.poll(async () => (await backups.state()).problem).toMatch(/is not there/)
  expect(told.length).toBeGreaterThan(3)
  await rm(folder, { recursive: true })
})

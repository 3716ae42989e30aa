import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { Monitor } from '../../electron/core/model/monitor.ts'
import type { Summary } from '../../electron/core/model/summary.ts'
import { runToEnd, startHeadstart, temporaryFolder } from './headstart.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

function folder(): string {
  const { path, remove } = temporaryFolder()
  cleanups.push(remove)
  return path
}

const config = (interval: string) => `headstart: 1
vendors:
  - id: acme
    name: Acme
monitors:
  - id: acme-ping
    vendor: acme
    name: Ping
    interval: ${interval}
    timeout: 2s
    request: { method: GET, url: "http://127.0.0.1:9/" }
    expect: [{ status: 200 }]
`

test('a bad import names every error with path and line, imports nothing, and ends with 1', async () => {
  const dataDir = folder()
  const file = join(folder(), 'bad.yaml')
  writeFileSync(file, config('soon').replace('status: 200', 'status: 700').replace('vendor: acme', 'vendor: acmee'))
  const ended = await runToEnd(['--data-dir', dataDir, '--port', '0', '--import', file])
  expect(ended.code).toBe(1)
  expect(ended.stdout).not.toContain('Headstart is at')
  expect(ended.stderr).toMatch(
    /monitors\[0\]\.interval.*line 9|line 9.*monitors\[0\]\.interval|:9:.*monitors\[0\]\.interval/,
  )
  expect(ended.stderr).toContain('monitors[0].vendor')
  expect(ended.stderr).toContain('monitors[0].expect[0].status')
  expect(ended.stderr).not.toMatch(/\n\s+at /)
  const headstart = await startHeadstart({ dataDir })
  cleanups.push(() => headstart.stop())
  expect(await headstart.api<Monitor[]>('/monitors')).toEqual([])
})

test('a taken port is one sentence and exit code 1', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanups.push(() => new Promise((resolve) => server.close(resolve)))
  const { port } = server.address() as AddressInfo
  const ended = await runToEnd(['--data-dir', folder(), '--port', String(port)])
  expect(ended.code).toBe(1)
  expect(ended.stderr.trim().split('\n')).toHaveLength(1)
  expect(ended.stderr).toContain(String(port))
})

test('a taken port imports nothing', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanups.push(() => new Promise((resolve) => server.close(resolve)))
  const { port } = server.address() as AddressInfo
  const dataDir = folder()
  const file = join(folder(), 'good.yaml')
  writeFileSync(file, config('1h'))
  expect((await runToEnd(['--data-dir', dataDir, '--port', String(port), '--import', file])).code).toBe(1)
  const headstart = await startHeadstart({ dataDir })
  cleanups.push(() => headstart.stop())
  expect(await headstart.api<Monitor[]>('/monitors')).toEqual([])
})

test('a second instance on one data folder is one sentence and exit code 1; the first goes on', async () => {
  const dataDir = folder()
  const first = await startHeadstart({ dataDir })
  cleanups.push(() => first.stop())
  const ended = await runToEnd(['--data-dir', dataDir, '--port', '0'])
  expect(ended.code).toBe(1)
  expect(ended.stderr.trim().split('\n')).toHaveLength(1)
  expect(ended.stderr).toContain(dataDir)
  expect((await first.api<Summary>('/summary')).headline).not.toBe('')
})

test('a corrupt document is set aside, its last good copy used, and the user told', async () => {
  const dataDir = folder()
  const before = await startHeadstart({ dataDir, config: config('1h') })
  // Two writes, so that the copy beside the document holds the monitor too.
  await before.api('/monitors/acme-ping/pause', { method: 'POST', body: {} })
  await before.api('/monitors/acme-ping/resume', { method: 'POST', body: {} })
  await before.stop()
  const name = readdirSync(dataDir).find((entry) => entry.startsWith('monitors') && entry.endsWith('.json')) ?? ''
  writeFileSync(join(dataDir, name), '{"version":1,"data":[{"id":"acme-p')
  const after = await startHeadstart({ dataDir })
  cleanups.push(() => after.stop())
  const monitors = await after.api<Monitor[]>('/monitors')
  expect(monitors.map((monitor) => monitor.id)).toEqual(['acme-ping'])
  const { warnings } = await after.api<Summary>('/summary')
  expect(warnings.map((warning) => warning.text).join(' ')).toMatch(/monitors/i)
  const aside = readdirSync(dataDir).find((entry) => entry.includes('corrupt'))
  expect(readFileSync(join(dataDir, aside ?? 'none'), 'utf8')).toContain('acme-p')
})

test.each([
  [['--prot', '1'], '--port'],
  [['--port', 'many'], '--port'],
  [['--import'], '--import'],
])('the command line %j is refused with a sentence', async (args, word) => {
  const ended = await runToEnd(args)
  expect(ended.code).toBe(1)
  expect(ended.stderr).toContain(word)
  expect(ended.stderr).not.toMatch(/\n\s+at /)
})

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { curlOf } from '../../electron/core/export/curl.ts'
import type { Exchange } from '../../electron/core/model/exchange.ts'
import { createRedactor } from '../../electron/core/redact.ts'
import { transcriptSample } from '../core/export/transcriptSample.ts'
import { startProxy } from '../kit/proxy.ts'
import { type Attempt, type ProbeBench, startProbeBench } from '../kit/tryProbe.ts'

const key = 'sk_kit_$1 "q" 4242'
let bench: ProbeBench

beforeAll(async () => {
  bench = await startProbeBench()
})
afterAll(() => bench.close())

/** A real attempt with the key in a header, redacted as it would be stored. */
async function stored(target: Parameters<ProbeBench['attempt']>[0], wish: Attempt = {}): Promise<Exchange[]> {
  const headers = [{ name: 'X-Key', value: key }, ...(wish.headers ?? [])]
  const raw = await bench.attempt(target, { ...wish, headers })
  const redactor = createRedactor([{ name: 'kit.key', value: key }], () => 'a91f')
  const { exchanges } = redactor.exchanges({ raw })
  expect(JSON.stringify(exchanges)).not.toContain('4242')
  return exchanges
}

/** What the vendor saw when the command was pasted into a shell that has the placeholders. */
async function pasted(exchanges: Exchange[]) {
  const command = curlOf(transcriptSample(exchanges), { ownAuthorities: true })
  const env = { PATH: process.env.PATH ?? '', KIT_KEY: key, CA_FILE: bench.caFile, HOME: '/nonexistent' }
  const { stdout } = await promisify(execFile)('/bin/sh', ['-u', '-c', command], { env, timeout: 15_000 })
  return {
    command,
    seen: JSON.parse(stdout) as { method: string; headers: [string, string][]; body?: string; httpVersion: string },
  }
}

const without = (headers: [string, string][], ...names: string[]) =>
  headers
    .filter(([name]) => !names.includes(name.toLowerCase()))
    .map(([name, value]) => `${name.toLowerCase()}: ${value}`)
    .sort()

describe('pasted into a shell, the command is the same request', () => {
  test('GET with a key, header for header', async () => {
    const exchanges = await stored('echo')
    const { seen } = await pasted(exchanges)
    const first = JSON.parse(exchanges[0]?.response?.body?.text ?? '') as typeof seen
    expect(seen.headers).toContainEqual(['X-Key', key])
    // Which encodings curl can read depends on how it was built.
    const noise = ['accept-encoding', 'connection', 'x-key']
    expect(without(seen.headers, ...noise)).toEqual(without(first.headers, ...noise))
  })

  test('POST with a body full of quotes', async () => {
    const body = `{"a":"it's \\"$HOME\\" \`x\`"}`
    const { seen } = await pasted(
      await stored('echo', { method: 'POST', body, headers: [{ name: 'Content-Type', value: 'application/json' }] }),
    )
    expect(seen).toMatchObject({ method: 'POST', body })
  })

  test('over TLS with our own authority', async () => {
    const { command, seen } = await pasted(await stored('secureEcho'))
    expect(command).toContain('--cacert "$CA_FILE"')
    expect(seen.headers).toContainEqual(['X-Key', key])
  })

  test('through redirects of the same origin', async () => {
    const exchanges = await stored('redirectSeeOther')
    expect(exchanges).toHaveLength(2)
    const { command, seen } = await pasted(exchanges)
    expect(command).toContain('--location')
    expect(seen.headers).toContainEqual(['X-Key', key])
  })

  test('a redirect to another origin takes no key along', async () => {
    const exchanges = await stored('redirectElsewhere')
    expect(exchanges).toHaveLength(2)
    const command = curlOf(transcriptSample(exchanges))
    const [, second = ''] = command.split('# Step 2 of 2')
    expect(command).toContain('$KIT_KEY')
    expect(second).not.toContain('KIT_KEY')
  })

  test('through the proxy', async () => {
    const proxy = await startProxy()
    try {
      const env = { http_proxy: proxy.url }
      const exchanges = await stored('echo', { options: { env } })
      const before = proxy.seen.length
      const { seen } = await pasted(exchanges)
      // This proxy writes names in lower case.
      expect(seen.headers).toContainEqual(['x-key', key])
      expect(proxy.seen.length).toBeGreaterThan(before)
    } finally {
      await proxy.close()
    }
  })
})

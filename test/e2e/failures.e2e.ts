import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FailureKind } from '../../electron/core/model/exchange.ts'
import type { Sample } from '../../electron/core/model/sample.ts'
import type { Settings } from '../../electron/core/model/settings.ts'
import type { Transcript } from '../../electron/core/model/transcript.ts'
import type { Verdict } from '../../electron/core/model/verdict.ts'
import { type MisbehavingVendor, startMisbehavingVendor, type VendorUrl } from '../kit/misbehavingVendor.ts'
import { type Running, startHeadstart, temporaryFolder, until } from './headstart.ts'

type Row = [behaviour: VendorUrl, state: Verdict['state'], reason: Verdict['reason'], failure?: FailureKind]

/** What each misbehaviour must end in, seen from outside through the HTTP API. */
const rows: Row[] = [
  ['ok', 'up', 'ok'],
  ['secureOk', 'up', 'ok'],
  ['http2', 'up', 'ok'],
  ['gzip', 'up', 'ok'],
  ['deflate', 'up', 'ok'],
  ['br', 'up', 'ok'],
  ['zstd', 'up', 'ok'],
  ['redirectChain', 'up', 'ok'],
  ['refused', 'down', 'failure', 'refused'],
  ['hangBeforeAccept', 'down', 'failure', 'timeout'],
  ['acceptAndHang', 'down', 'failure', 'timeout'],
  ['hangAfterHeaders', 'down', 'failure', 'timeout'],
  ['tlsHang', 'down', 'failure', 'timeout'],
  ['reset', 'down', 'failure', 'reset'],
  ['truncatedBody', 'down', 'failure', 'malformed-response'],
  ['wrongContentLength', 'down', 'failure'],
  ['malformedStatusLine', 'down', 'failure', 'malformed-response'],
  ['notHttp', 'down', 'failure', 'malformed-response'],
  ['bigHeader', 'down', 'failure', 'too-large'],
  ['hugeBody', 'down', 'failure', 'too-large'],
  ['gzipBomb', 'down', 'failure', 'too-large'],
  ['redirectLoop', 'down', 'failure', 'too-many-redirects'],
  ['expired', 'down', 'failure', 'tls-expired'],
  ['notYetValid', 'down', 'failure', 'tls-not-yet-valid'],
  ['wrongHost', 'down', 'failure', 'tls-wrong-host'],
  ['untrusted', 'down', 'failure', 'tls-untrusted'],
  ['plainBehindTls', 'down', 'failure', 'tls-other'],
  ['serverError', 'down', 'status'],
  ['unavailable', 'down', 'status'],
  ['unauthorized', 'down', 'key-rejected'],
  ['forbidden', 'down', 'key-rejected'],
  ['tooManyRequests', 'degraded', 'rate-limited'],
]

const folder = temporaryFolder()
let vendor: MisbehavingVendor
let headstart: Running
const idOf = (behaviour: string) => behaviour.toLowerCase()
const nameOf = (behaviour: string) => behaviour.charAt(0).toUpperCase() + behaviour.slice(1)

beforeAll(async () => {
  vendor = await startMisbehavingVendor()
  const monitors = rows.map(
    ([behaviour]) => `
  - id: ${idOf(behaviour)}
    vendor: trouble
    name: ${nameOf(behaviour)}
    interval: 1h
    timeout: 3s
    request:
      url: "${vendor.urls[behaviour]}"
      headers: { Authorization: "Bearer {{secret:trouble.key}}" }
    expect: [{ status: 200-299 }]`,
  )
  headstart = await startHeadstart({
    dataDir: folder.path,
    env: { HEADSTART_SECRET_TROUBLE_KEY: 'a-key-that-is-long-enough' },
    config: `headstart: 1
vendors: [{ id: trouble, name: Trouble }, { id: calm, name: Calm }]
monitors:
  - id: calm-ok
    vendor: calm
    name: Calm
    interval: 5s
    timeout: 2s
    request: { url: "${vendor.urls.ok}" }
    expect: [{ status: 200 }]${monitors.join('')}
`,
  })
  const caFile = join(folder.path, 'test-authority.pem')
  writeFileSync(caFile, vendor.caPem)
  const settings = await headstart.api<Settings>('/settings')
  await headstart.api('/settings', { method: 'PUT', body: { ...settings, caFiles: [caFile] } })
})

afterAll(async () => {
  await headstart?.stop()
  await vendor?.close()
  folder.remove()
})

describe('a vendor that misbehaves', () => {
  test.concurrent.each(rows)(
    '%s is %s (%s) with a sentence and a transcript',
    async (behaviour, state, reason, failure) => {
      const transcript = await headstart.api<Transcript>(`/monitors/${idOf(behaviour)}/probe`, {
        method: 'POST',
        body: {},
      })
      const last = transcript.exchanges.at(-1)
      expect([transcript.verdict.state, transcript.verdict.reason]).toEqual([state, reason])
      if (failure) expect(last?.failure?.kind).toBe(failure)
      expect(transcript.verdict.sentence).toMatch(/^[A-Z0-9].{10,}[^!]$/)
      expect(last?.request.url).toContain('127.0.0.1')
      const stored = await until(`the transcript of ${behaviour} on disk`, async () => {
        const response = await headstart.fetch(`/api/transcripts/${transcript.id}`)
        return response.ok ? ((await response.json()) as Transcript) : null
      })
      expect(stored.verdict).toEqual(transcript.verdict)
    },
  )

  test('delays no other monitor and leaves the process in order', async () => {
    const before = (await headstart.api<Sample[]>('/monitors/calm-ok/samples')).length
    const samples = await until('two more probes of the calm monitor', async () => {
      const now = await headstart.api<Sample[]>('/monitors/calm-ok/samples')
      return now.length >= before + 2 ? now : null
    })
    expect([...new Set(samples.map((sample) => sample.state))]).toEqual(['up'])
    expect(headstart.output()).not.toMatch(/Error|Unhandled|\n\s+at /)
  })

  test('every socket to the vendor is closed again', async () => {
    await until('sockets to close', () => vendor.openSockets() <= 1)
    expect(vendor.openSockets()).toBeLessThanOrEqual(1)
  })
})

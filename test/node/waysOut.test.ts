import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { createRouterClient } from '@orpc/server'
import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { describe, expect, onTestFinished, test } from 'vitest'
import { assess } from '../../electron/core/assess.ts'
import { titleFor } from '../../electron/core/explain/reason.ts'
import { curlOf } from '../../electron/core/export/curl.ts'
import { harOf } from '../../electron/core/export/har.ts'
import { transcriptText } from '../../electron/core/export/text.ts'
import { firstStatus, type Standing, step } from '../../electron/core/incident.ts'
import type { Exchange } from '../../electron/core/model/exchange.ts'
import { monitorSchema, policySchema } from '../../electron/core/model/monitor.ts'
import type { Transcript } from '../../electron/core/model/transcript.ts'
import { createRedactor } from '../../electron/core/redact.ts'
import { createApplication } from '../../electron/node/application.ts'
import { createMatchers } from '../../electron/node/matchers.ts'
import { reportFile } from '../../electron/node/reportFile.ts'
import { searchText } from '../../electron/node/store/search/searchText.ts'
import { transcriptPath } from '../../electron/node/store/transcriptFile.ts'
import { exchangeSample } from '../core/redact/exchangeSample.ts'
import { decodings, encodings, plants, telltale, value } from '../core/redact/planting.ts'
import { transcript as transcriptOf } from './store/records.ts'

const fingerprint = (text: string) => createHash('sha256').update(text).digest('hex')
const app = { name: 'Headstart', version: '0.1.0' }
const nowMs = Date.UTC(2026, 0, 15, 9, 31)

const monitor = monitorSchema.parse({
  id: 'vendor-balance',
  vendorId: 'vendor',
  name: 'Balance',
  request: { url: 'https://api.vendor.example/' },
  expect: [
    { kind: 'status', ranges: [[200, 299]] },
    { kind: 'json', path: '$.echo', equals: 'something else' },
    { kind: 'header', name: 'set-cookie', equals: 'something else' },
    { kind: 'body', contains: 'something else' },
  ],
})

/** From what a probe captured to an open incident, by the rules of the pipeline. */
function failed(raw: Exchange, redactor: ReturnType<typeof createRedactor>) {
  const { exchanges, replacements } = redactor.exchanges({ raw: [raw] })
  const verdict = assess({ monitor, exchanges, keySent: true, nowMs, matchers: createMatchers() })
  const more = { monitorName: 'Balance', vendorName: 'Vendor', exchanges, verdict, replacements }
  const transcript = transcriptOf('abc-0001', nowMs, verdict.state, more)
  let standing: Standing = { status: firstStatus(monitor.id, nowMs), incident: null }
  for (let n = 0; n < 4; n++) {
    const attempt = {
      ...{
        kind: 'attempt' as const,
        verdict,
        title: titleFor('Vendor', 'Balance', verdict),
        transcriptId: transcript.id,
      },
      ...{ startedAtMs: nowMs + n, endedAtMs: nowMs + n, failureKind: exchanges.at(-1)?.failure?.kind },
    }
    const about = {
      ...{ monitorId: monitor.id, monitorName: 'Balance', vendorId: 'vendor', vendorName: 'Vendor' },
      ...{ intervalMs: 60_000, timeoutMs: 10_000, policy: policySchema.parse({}) },
    }
    standing = step(standing.status, standing.incident, attempt, about, nowMs + n)
  }
  return { transcript, standing }
}

/** Every text that leaves, by the way it leaves. */
async function waysOut(transcript: Transcript, { status, incident }: Standing): Promise<Record<string, string>> {
  const ways: Record<string, string> = {
    stored: JSON.stringify(transcript),
    index: searchText(transcript),
    har: JSON.stringify(harOf([transcript], app)),
    curl: curlOf(transcript),
    text: transcriptText(transcript),
    status: JSON.stringify(status),
    timeline: JSON.stringify(incident?.timeline ?? []),
    notice: JSON.stringify(incident?.notices ?? []),
    incident: JSON.stringify(incident),
  }
  const parts = { incident: incident ?? undefined, transcripts: [transcript], good: [transcript], vendor: undefined }
  for (const format of ['markdown', 'text', 'har', 'zip'] as const) {
    const { file } = reportFile({ ...parts, unreadable: [], nowMs, version: '0.1.0' }, format)
    if (format !== 'zip') ways[`report ${format}`] = await file.text()
    else
      for (const [name, bytes] of Object.entries(unzipSync(new Uint8Array(await file.arrayBuffer()))))
        ways[`report zip ${name}`] = Buffer.from(bytes).toString('utf8')
  }
  return ways
}

describe('a secret', () => {
  test('leaves by no way, wherever it stood and however it was written', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        value,
        fc.constantFrom(...Object.keys(plants)),
        fc.constantFrom(...Object.keys(encodings)),
        fc.boolean(),
        async (secret, place, encoding, isFailing) => {
          fc.pre(place !== 'utf16Body' || /^[ -~]*$/.test(secret))
          const raw = exchangeSample()
          if (raw.response && isFailing) raw.response.status = 503
          plants[place]?.(raw, encodings[encoding]?.(secret) ?? '')
          const redactor = createRedactor([{ name: 'vendor.key', value: secret }], fingerprint)
          const { transcript, standing } = failed(raw, redactor)
          if (isFailing || raw.failure) expect(standing.incident).not.toBeNull()
          for (const [way, text] of Object.entries(await waysOut(transcript, standing))) {
            for (const look of Object.keys(encodings))
              expect(text.includes(telltale(look, secret)), `${place} ${encoding}: ${look} in ${way}`).toBe(false)
            expect(decodings(text).includes(secret), `${place} ${encoding}: decoded in ${way}`).toBe(false)
            expect(redactor.findKnown(text), `${place} ${encoding}: ${way}`).toEqual([])
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  test('that still stands in a stored transcript stops every export, which says where', {
    timeout: 30_000,
  }, async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'headstart-waysOut-'))
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
    const secret = 'Zq81-this-was-stored-before'
    const stored = transcriptOf('abcdefghi-0001', Date.now() - 60_000, 'down')
    stored.exchanges[0]?.response?.headers.push(['X-Echo', secret])
    const path = transcriptPath(join(dataDir, 'transcripts'), stored.id, stored.startedAtMs)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, gzipSync(JSON.stringify(stored)))
    const application = await createApplication({
      ...{ dataDir, shell: 'browser', demo: false, version: '0.0.0', notifications: '' },
      env: { HEADSTART_SECRET_ACME_KEY: secret },
      notifier: { show: async () => ({ kind: 'shown' }) },
    })
    onTestFinished(() => application.close())
    const client = createRouterClient(application.router, { context: application.context })
    const { id } = stored
    expect(await (await client.transcripts.text({ id })).text()).toContain(secret)
    // Known from here on, as for any key that a monitor uses.
    await client.config.import({
      yaml: `headstart: 1
vendors: [{ id: acme, name: Acme }]
monitors: [{ id: acme-ping, vendor: acme, name: Ping, interval: 1h, request: { url: "http://127.0.0.1:9/", headers: { X-Key: "{{secret:acme.key}}" } } }]
`,
      apply: true,
    })
    await client.monitors.probe({ id: 'acme-ping' })
    const exports: Record<string, () => Promise<unknown>> = {
      [`in ${id}.txt`]: () => client.transcripts.text({ id }),
      [`in ${id}.har`]: () => client.transcripts.har({ id }),
      [`in headstart-${id}.md`]: () => client.transcripts.report({ id, format: 'markdown' }),
      'in exchanges.har': () => client.transcripts.report({ id, format: 'zip' }),
    }
    for (const [name, text] of Object.entries({
      'affected.csv': `customer\r\n${secret}\r\n`,
      'chart.csv': JSON.stringify(encodeURIComponent(secret)),
      'the picture': `Median of ${Buffer.from(secret).toString('base64')}`,
    }))
      exports[`in ${name}`] = () => client.leaving.check({ name, text })
    expect(await client.leaving.check({ name: 'affected.csv', text: 'customer\r\ncus_1\r\n' })).toEqual({ ok: true })
    for (const [where, leave] of Object.entries(exports))
      await expect(leave(), where).rejects.toMatchObject({
        code: 'SECRET_IN_OUTPUT',
        message: expect.not.stringContaining(secret),
        data: { places: expect.arrayContaining([expect.stringMatching(`^acme\\.key \\(character \\d+\\) ${where}$`)]) },
      })
  })
})

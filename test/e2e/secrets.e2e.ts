import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, zstdDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Incident } from '../../electron/core/model/incident.ts'
import { launchBrowser, openPage } from './browser.ts'
import { type Running, startHeadstart, temporaryFolder, until } from './headstart.ts'
import { startVendor } from './vendor.ts'

const secret = 'k3y+Very/S3cret=“quoted”&<x>'

/** The forms in which the value could hide in a file, a log or a page. */
function formsOf(value: string): string[] {
  const bytes = Buffer.from(value)
  const shifted = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift, 'x'), bytes])
      .toString('base64')
      .slice(shift === 0 ? 0 : 4, -4),
  )
  return [
    value,
    encodeURIComponent(value),
    new URLSearchParams({ x: value }).toString().slice(2),
    JSON.stringify(value).slice(1, -1),
    bytes.toString('hex'),
    bytes.toString('base64url').slice(0, -2),
    ...shifted,
  ]
}

function found(text: string, where: string): string[] {
  return formsOf(secret)
    .filter((form) => text.includes(form))
    .map((form) => `${where} holds ${form}`)
}

function decompressed(path: string): Buffer {
  const bytes = readFileSync(path)
  if (path.endsWith('.gz')) return gunzipSync(bytes)
  if (path.endsWith('.zst')) return zstdDecompressSync(bytes)
  return bytes
}

const vendorFolder = temporaryFolder()
let vendor: Awaited<ReturnType<typeof startVendor>>
let headstart: Running

beforeAll(async () => {
  vendor = await startVendor()
  // Echoes the key in every place a careless vendor might.
  vendor.become((request, response) => {
    const key = String(request.headers.authorization ?? '').replace('Bearer ', '')
    const url = new URL(request.url ?? '/', 'http://vendor')
    const shown = Buffer.from(key, 'latin1').toString('utf8')
    response.writeHead(500, {
      'Content-Type': 'application/json',
      'X-Echo': encodeURIComponent(shown),
      'Set-Cookie': `session=${Buffer.from(shown).toString('base64')}`,
    })
    response.end(
      JSON.stringify({
        error: `key ${shown} of ${url.searchParams.get('key')} is bad`,
        basic: Buffer.from(`user:${shown}`).toString('base64'),
        hex: Buffer.from(shown).toString('hex'),
        form: new URLSearchParams({ key: shown }).toString(),
      }),
    )
  })
  headstart = await startHeadstart({
    dataDir: vendorFolder.path,
    env: { HEADSTART_SECRET_ACME_APIKEY: encodeURIComponent(secret), HEADSTART_SECRET_ACME_BODY: secret },
    config: `headstart: 1
vendors: [{ id: acme, name: Acme }]
monitors:
  - id: acme-echo
    vendor: acme
    name: Echo
    interval: 5s
    timeout: 2s
    request:
      method: POST
      url: "${vendor.url}/?key={{secret:acme.apiKey}}"
      headers: { Authorization: "Bearer {{secret:acme.apiKey}}" }
      body: '{"secret":"{{secret:acme.body}}"}'
    expect: [{ status: 200 }]
`,
  })
})

afterAll(async () => {
  await headstart?.stop()
  await vendor?.close()
  vendorFolder.remove()
})

test('no secret, in any encoding, in the API, the page, the output or the data folder', async () => {
  const incident = await until('an incident', async () => {
    const { items } = await headstart.api<{ items: Incident[] }>('/incidents')
    return items[0]
  })
  expect(vendor.requests.length).toBeGreaterThan(0)
  const transcript = incident.transcriptIds[0]
  const places = [
    '/api/summary',
    '/api/monitors',
    '/api/secrets',
    '/api/export',
    '/api/about',
    `/api/incidents/${incident.id}`,
    `/api/incidents/${incident.id}/report?format=markdown`,
    `/api/incidents/${incident.id}/report?format=text`,
    `/api/incidents/${incident.id}/report?format=har`,
    `/api/transcripts/${transcript}`,
    `/api/transcripts/${transcript}/har`,
    `/api/transcripts/${transcript}/curl`,
    `/api/transcripts/${transcript}/text`,
  ]
  const leaks: string[] = []
  for (const place of places) {
    const response = await headstart.fetch(place)
    expect([place, response.status]).toEqual([place, 200])
    leaks.push(...found(await response.text(), place))
  }
  const text = await (await headstart.fetch(`/api/transcripts/${transcript}`)).text()
  expect(text).toContain('‹acme.apiKey')

  const browser = await launchBrowser()
  try {
    const { page } = await openPage(browser, `${headstart.url}#/incidents/${incident.id}`)
    await page.getByText('Echo').first().waitFor()
    leaks.push(...found(await page.content(), 'the page'))
  } finally {
    await browser.close()
  }

  await headstart.stop()
  leaks.push(...found(headstart.output(), 'the output'))
  const files = readdirSync(vendorFolder.path, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  expect(files.length).toBeGreaterThan(5)
  for (const file of files) {
    const path = join(file.parentPath, file.name)
    leaks.push(...found(decompressed(path).toString('utf8'), path))
  }
  expect(leaks).toEqual([])
})

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import { join } from 'node:path'
import { TLSSocket } from 'node:tls'
import { gunzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Monitor } from '../../electron/core/model/monitor.ts'
import type { Transcript } from '../../electron/core/model/transcript.ts'
import { createAuthority } from '../kit/certificates.ts'
import { type OpenServer, openServer } from '../kit/openServer.ts'
import { launchBrowser, openPage } from './browser.ts'
import { type Running, startHeadstart, temporaryFolder, until } from './headstart.ts'
import { type Behaviour, startVendor } from './vendor.ts'

const secret = 'cs_e2e0123456789abcdef'
/** Made of no shape that redaction knows: only learning it at run time can hide it. */
const token = 'grape.lantern.orbit.window.e2e'
const folder = temporaryFolder()
const clients = createAuthority('Authority of the clients')
const servers = createAuthority('Authority of the servers')
const us = clients.issue(['headstart.test'])
let vendor: Awaited<ReturnType<typeof startVendor>>
let mutual: OpenServer
let headstart: Running
let browser: Browser
let fetches = 0

/** An API behind OAuth 2 which echoes the token that it was given, as careless vendors do. */
const oauth: Behaviour = (request, response) => {
  response.setHeader('Content-Type', 'application/json')
  if (request.url === '/oauth/token') {
    const expected = `Basic ${Buffer.from(`acme:${secret}`).toString('base64')}`
    if (request.headers.authorization !== expected) return response.writeHead(401).end('{"error":"invalid_client"}')
    fetches++
    return response.end(JSON.stringify({ access_token: token, token_type: 'Bearer', expires_in: 3600 }))
  }
  const given = request.headers.authorization
  response.writeHead(given === `Bearer ${token}` ? 200 : 401).end(JSON.stringify({ youSent: given ?? null }))
}

beforeAll(async () => {
  vendor = await startVendor()
  vendor.become(oauth)
  mutual = await openServer(
    createServer(
      { ...servers.issue(['127.0.0.1']), ca: clients.cert, requestCert: true, rejectUnauthorized: true },
      (request, response) => {
        const peer = request.socket instanceof TLSSocket ? request.socket.getPeerCertificate() : undefined
        response.end(JSON.stringify({ client: peer?.subject?.CN }))
      },
    ),
  )
  const caFile = join(folder.path, '..', `${folder.path.split('/').pop()}.pem`)
  writeFileSync(caFile, servers.cert)
  headstart = await startHeadstart({
    dataDir: folder.path,
    env: {
      HEADSTART_SECRET_ACME_CLIENTSECRET: secret,
      HEADSTART_SECRET_BANK_CLIENTCERTIFICATE: us.cert,
      // An environment file often holds one line.
      HEADSTART_SECRET_BANK_CLIENTKEY: us.key.replaceAll('\n', '\\n'),
      NODE_EXTRA_CA_CERTS: caFile,
    },
  })
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await headstart?.stop()
  await vendor?.close()
  await mutual?.close()
  folder.remove()
})

const testNow = (page: Page) => page.getByRole('button', { name: 'Test now' }).click()
const outcome = (page: Page, title: string) => page.getByLabel('Result of the test').getByText(title).waitFor()
async function choose(page: Page, label: string, option: string) {
  await page.getByLabel(label, { exact: true }).first().click()
  await page.getByRole('option', { name: option, exact: true }).click()
}
async function describeMonitor(page: Page, name: string, url: string) {
  await page.getByLabel('Name of the new vendor').fill(name)
  await page.getByLabel('What this monitor checks').fill('Balance')
  await page.getByLabel('Address').fill(url)
}

/** Everything that is on disk, unpacked. */
function stored(path: string): string {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'token')
    .map((entry) => {
      const bytes = readFileSync(join(entry.parentPath, entry.name))
      return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes).toString() : bytes.toString()
    })
    .join('\n')
}

test('OAuth 2: chosen in the form, refused in words, then the token is fetched once and stands nowhere', async () => {
  const { page, problems, context } = await openPage(browser, `${headstart.url}#/new-monitor?from=any`)
  await describeMonitor(page, 'Acme', `${vendor.url}/v1/balance`)
  await choose(page, 'Kind', 'OAuth 2 client credentials')
  await page.getByLabel('Token endpoint').fill(`${vendor.url}/oauth/token`)
  await page.getByLabel('Client id').fill('acme')
  await page.getByLabel('acme.clientSecret').fill('wrong-secret-0123456789')
  await testNow(page)
  await outcome(page, 'The key is the trouble.')
  await outcome(page, 'rejects the client credentials (401 invalid_client)')

  await page.getByLabel('acme.clientSecret').fill('')
  await testNow(page)
  await outcome(page, 'It works.')
  await page.getByLabel('Result of the test').getByText('1. Token').waitFor()
  expect(await page.content()).not.toContain(token)

  await page.getByRole('button', { name: 'Save monitor' }).click()
  await until('the monitor to be green', async () => {
    const { counts } = await headstart.api<{ counts: { up: number } }>('/summary')
    return counts.up === 1
  })
  const transcript = await headstart.api<Transcript>('/monitors/acme-balance/probe', { method: 'POST', body: {} })
  expect(transcript.verdict.state).toBe('up')
  // The token of the test is still good; the echo of it is not readable.
  expect(fetches).toBe(1)
  expect(JSON.stringify(transcript)).not.toContain(token)
  expect(JSON.stringify(transcript)).toContain('‹oauth.token')
  const [monitor] = await headstart.api<Monitor[]>('/monitors')
  expect(monitor?.request.auth).toMatchObject({ kind: 'oauth2', clientSecret: '{{secret:acme.clientSecret}}' })
  await page.getByText(`OAuth 2 client acme, token from ${vendor.url}/oauth/token`).waitFor()
  expect(problems).toEqual([])
  await context.close()
})

test('AWS: an entry of the catalog signs its requests with what its fields say', async () => {
  let authorization: string | undefined
  vendor.become((request, response) => {
    authorization = request.headers.authorization
    response.setHeader('Content-Type', 'application/json')
    response.end('{"GetCallerIdentityResponse":{}}')
  })
  const { page, context } = await openPage(browser, `${headstart.url}#/new-monitor?from=aws-sts`)
  await page.getByLabel('Access key ID').fill('AKIDEXAMPLE')
  await page.getByLabel('Secret access key').fill('e2e-secret-access-key-0123456789')
  await page.getByLabel('Region').fill('eu-central-1')
  await page.getByRole('button', { name: 'Change details' }).click()
  await page.getByLabel('Address').fill(`${vendor.url}/?Action=GetCallerIdentity&Version=2011-06-15`)
  await testNow(page)
  await outcome(page, 'It works.')
  expect(authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-central-1\/sts\/aws4_request, SignedHeaders=accept;host;x-amz-date, Signature=[0-9a-f]{64}$/,
  )
  await context.close()
  vendor.become(oauth)
})

test('mutual TLS: without a certificate the words say so; with one it works', async () => {
  const { page, problems, context } = await openPage(browser, `${headstart.url}#/new-monitor?from=any`)
  await describeMonitor(page, 'Bank', `https://127.0.0.1:${mutual.port}/v1/balance`)
  await testNow(page)
  await outcome(page, 'The client certificate is the trouble.')
  await page.getByLabel('Show a client certificate').check()
  await testNow(page)
  await outcome(page, 'It works.')
  // A certificate has lines: its field keeps them.
  const field = page.getByLabel('bank.clientKey')
  await field.fill(us.key)
  expect(await field.inputValue()).toContain('\n')
  await testNow(page)
  await outcome(page, 'It works.')
  expect(problems).toEqual([])
  await context.close()
})

test('no secret and no token is on disk', async () => {
  await headstart.stop()
  const all = stored(folder.path)
  expect(all).toContain('acme-balance')
  for (const value of [secret, token, us.key.split('\n')[1] ?? '']) expect(all).not.toContain(value)
})

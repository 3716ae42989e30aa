import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createProbe } from '../../../electron/node/probe/probe.ts'
import { createReferences } from '../../../electron/node/probe/references.ts'
import { type MisbehavingVendor, startMisbehavingVendor } from '../../kit/misbehavingVendor.ts'

let vendor: MisbehavingVendor
beforeAll(async () => {
  vendor = await startMisbehavingVendor()
})
afterAll(() => vendor.close())

const settings = () => ({ useSystemProxy: false, caFiles: [] })
const probe = createProbe({ version: '1.2.3', env: {}, settings })
const references = createReferences(probe)

test('any HTTP response is an answer, in the order asked; a foreign certificate is a wrong one', async () => {
  const { ok, serverError, redirectLoop, refused, reset, untrusted } = vendor.urls
  const urls = [ok, refused, serverError, redirectLoop, reset, untrusted]
  const answers = await references.ask(
    urls.map((url) => ({ url })),
    new AbortController().signal,
  )
  expect(answers.map(({ url }) => url)).toEqual(urls)
  expect(answers.map(({ answered, observed }) => [answered, observed])).toEqual([
    [true, '200'],
    [false, 'refused ECONNREFUSED'],
    [true, '500'],
    [true, '302'],
    [false, 'reset ECONNRESET'],
    [false, expect.stringMatching(/^tls-untrusted /)],
  ])
  for (const { tookMs } of answers) expect(tookMs).toBeGreaterThanOrEqual(0)
})

test('silence ends when the caller has had enough, for all at once', async () => {
  const controller = new AbortController()
  const asking = references.ask([{ url: vendor.urls.hang }, { url: vendor.urls.tlsHang }], controller.signal)
  setTimeout(() => controller.abort(), 100)
  const answers = await asking
  expect(answers.map(({ answered, observed }) => [answered, observed])).toEqual([
    [false, 'aborted ABORT_ERR'],
    [false, 'aborted ABORT_ERR'],
  ])
})

test('no reference, no answer', async () => {
  expect(await references.ask([], new AbortController().signal)).toEqual([])
})

test('after the first right answer the others are waited for a moment only', async () => {
  const beganMs = performance.now()
  const answers = await references.ask(
    [{ url: vendor.urls.hang }, { url: vendor.urls.ok }],
    new AbortController().signal,
    50,
  )
  expect(answers.map(({ answered }) => answered)).toEqual([false, true])
  expect(performance.now() - beganMs).toBeLessThan(2_000)
})

test('a portal that answers in place of a known page is found out, and so is a clock that is wrong', async () => {
  const portal = createServer((request, response) => {
    response.setHeader('Date', new Date(Date.now() + 86_400_000).toUTCString())
    if (request.headers.host?.startsWith('example.com')) response.end('<h1>Welcome to the Hotel</h1>')
    else response.writeHead(302, { location: 'http://login.hotel.example/' }).end()
  })
  await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', resolve))
  const { port } = portal.address() as AddressInfo
  // Every name leads to the portal, as its DNS would have it.
  const captured = createReferences({
    attempt: (asked, signal) => {
      const url = new URL(asked.request.url)
      const headers = [{ name: 'Host', value: url.host }]
      const request = { ...asked.request, url: `http://127.0.0.1:${port}${url.pathname}`, headers }
      return probe.attempt({ ...asked, request }, signal)
    },
  })
  const urls = ['http://example.com/', 'http://reference.test/']
  const answers = await captured.ask(
    urls.map((url) => ({ url })),
    new AbortController().signal,
  )
  portal.close()
  expect(answers.map(({ wrong }) => wrong)).toEqual([
    'answers another page than “Example Domain”',
    'redirects to login.hotel.example',
  ])
  expect(answers[0]?.skewMs).toBeGreaterThan(86_000_000)
})

test('a reference may say what it must answer', async () => {
  const { ok } = vendor.urls
  const signal = new AbortController().signal
  const asked = [
    { url: ok, answer: { status: 200 } },
    { url: ok, answer: { status: 204 } },
    { url: ok, answer: { status: 200, contains: 'no such text' } },
  ]
  const answers = await references.ask(asked, signal)
  expect(answers.map(({ wrong }) => wrong)).toEqual([
    undefined,
    'answers 200 where 204 is known',
    'answers another page than “no such text”',
  ])
})

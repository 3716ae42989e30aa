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
const references = createReferences(createProbe({ version: '1.2.3', env: {}, settings }))

test('any HTTP response is an answer, in the order asked', async () => {
  const { ok, serverError, redirectLoop, refused, reset, untrusted } = vendor.urls
  const urls = [ok, refused, serverError, redirectLoop, reset, untrusted]
  const answers = await references.ask(urls, new AbortController().signal)
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
  const asking = references.ask([vendor.urls.hang, vendor.urls.tlsHang], controller.signal)
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

import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { settingsSchema } from '../../../electron/core/model/settings.ts'
import { createProbe } from '../../../electron/node/probe/probe.ts'
import { createFetchPage, type FetchPage, maxPageBytes } from '../../../electron/node/statusPages/fetchPage.ts'
import { systemClock } from '../../../electron/node/systemClock.ts'
import { type OpenServer, openServer } from '../../kit/openServer.ts'

const sample = (file: string) => readFileSync(new URL(`../../kit/statusPages/${file}`, import.meta.url))

let server: OpenServer
let asked: IncomingMessage[] = []
let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined
let fetchPage: FetchPage

beforeAll(async () => {
  server = await openServer(
    createServer((request, response) => {
      asked.push(request)
      answer(request, response)
    }),
  )
})
afterAll(() => server.close())
beforeEach(() => {
  asked = []
  const settings = () => settingsSchema.parse({})
  fetchPage = createFetchPage(
    createProbe({ version: '1.2.3', settings, env: {}, maxBodyBytes: maxPageBytes }),
    systemClock,
  )
})

const at = (path: string) => `http://127.0.0.1:${server.port}${path}`
const json = { 'content-type': 'application/json' }
const read = (form: 'json' | 'xml' = 'json', path = '/') =>
  fetchPage([{ name: 'main', url: at(path), form }], new AbortController().signal)

async function problem(form: 'json' | 'xml' = 'json'): Promise<string> {
  const result = await read(form)
  if (!('problem' in result)) throw new Error(`It was read: ${JSON.stringify(result)}`)
  expect(result.problem.next).not.toBe('')
  return result.problem.message
}

describe('what is refused, with the reason', () => {
  test.each<
    [
      name: string,
      form: 'json' | 'xml',
      status: number,
      headers: Record<string, string>,
      body: string | Buffer,
      reason: RegExp,
    ]
  >([
    [
      'the shell of a web page',
      'json',
      200,
      { 'content-type': 'text/html' },
      sample('decoy-html-shell.html'),
      /web page/,
    ],
    ['the same called JSON', 'json', 200, json, sample('decoy-html-shell.html'), /web page/],
    ['JSON called a web page', 'json', 200, { 'content-type': 'text/html' }, '{"status":"ok"}', /web page/],
    ['an empty body', 'json', 200, json, '', /empty/],
    ['half of it', 'json', 200, json, '{"page":{"name":', /no JSON/],
    ['404', 'json', 404, json, '{}', /answers 404/],
    ['204', 'json', 204, {}, '', /answers 204/],
    ['too much', 'json', 200, json, Buffer.alloc(maxPageBytes + 1, ' '), /too large/],
    ['an old copy', 'json', 200, { ...json, age: '90000' }, '{}', /old copy/],
    ['304 without having asked', 'json', 304, {}, '', /answers 304/],
    ['entities of its own', 'xml', 200, { 'content-type': 'text/xml' }, sample('xml-bomb-and-xxe.xml'), /entities/],
    ['XML that is not', 'xml', 200, { 'content-type': 'text/xml' }, '<rss><channel></rss>', /well-formed/],
    ['JSON instead of a feed', 'xml', 200, json, '{}', /no XML/],
    ['a very long feed', 'xml', 200, { 'content-type': 'text/xml' }, `<rss>${' '.repeat(1_000_001)}</rss>`, /too long/],
    ['an image', 'json', 200, { 'content-type': 'image/png' }, Buffer.from([0x89, 0x50]), /no text/],
  ])('%s', async (_, form, status, headers, body, reason) => {
    answer = (_request, response) => response.writeHead(status, headers).end(body)
    expect(await problem(form)).toMatch(reason)
  })

  test('nobody listens', async () => {
    const result = await fetchPage(
      [{ name: 'main', url: 'http://127.0.0.1:1/', form: 'json' }],
      new AbortController().signal,
    )
    expect('problem' in result && result.problem.message).toBe('The page could not be reached: connection refused.')
  })

  test('a page that moved to somebody else', async () => {
    const other = await openServer(createServer((_, response) => response.writeHead(200, json).end('{}')))
    answer = (_request, response) => response.writeHead(302, { location: `http://127.0.0.1:${other.port}/` }).end()
    expect(await problem()).toBe(`The page moved to 127.0.0.1:${other.port}.`)
    await other.close()
  })

  test('a limit says until when nothing is asked', async () => {
    answer = (_request, response) => response.writeHead(429, { 'retry-after': '120' }).end()
    const before = Date.now()
    const result = await read()
    if (!('notBeforeMs' in result)) throw new Error('No wait came of it.')
    expect(result.notBeforeMs).toBeGreaterThanOrEqual(before + 120_000)
    expect(result.notBeforeMs).toBeLessThanOrEqual(Date.now() + 120_000)
  })
})

describe('what is read', () => {
  test('UTF-16 with a byte order mark, announced as plain utf-16', async () => {
    const headers = { 'content-type': 'application/json;charset=utf-16' }
    answer = (_request, response) => response.writeHead(200, headers).end(sample('aws-currentevents.utf16be.json'))
    const plain: unknown = JSON.parse(sample('aws-currentevents.json').toString())
    expect(await read()).toEqual({ documents: { main: plain } })
  })

  test('an entity stays as it is written', async () => {
    const feed = '<rss><channel><title>A &amp; B &amp;lt;</title></channel></rss>'
    answer = (_request, response) => response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feed)
    expect(await read('xml')).toEqual({ documents: { main: { rss: { channel: { title: 'A &amp; B &amp;lt;' } } } } })
  })

  test('a redirect within the same host is followed', async () => {
    answer = (request, response) =>
      request.url === '/'
        ? response.writeHead(301, { location: '/there' }).end()
        : response.writeHead(200, json).end('{"a":1}')
    expect(await read()).toEqual({ documents: { main: { a: 1 } } })
  })

  test('an optional document may be missing, the main one may not', async () => {
    answer = (request, response) =>
      request.url === '/main' ? response.writeHead(200, json).end('{}') : response.writeHead(404).end()
    const more = { name: 'more', url: at('/more'), form: 'json' as const, optional: true }
    const main = { name: 'main', url: at('/main'), form: 'json' as const }
    expect(await fetchPage([main, more], new AbortController().signal)).toEqual({ documents: { main: {} } })
    expect(await fetchPage([{ ...more, optional: false }], new AbortController().signal)).toHaveProperty('problem')
  })

  test('who asks is said, and no key goes along', async () => {
    answer = (_request, response) => response.writeHead(200, json).end('{}')
    await read()
    expect(asked[0]?.headers).toMatchObject({ 'user-agent': 'Headstart/1.2.3', accept: 'application/json' })
    expect(asked[0]?.headers).not.toHaveProperty('authorization')
    expect(asked[0]?.headers).not.toHaveProperty('cookie')
  })
})

describe('what did not change is not sent again', () => {
  test('the second time the validators go along, and 304 means the same as before', async () => {
    const validators = { etag: '"v1"', 'last-modified': 'Mon, 05 Oct 2026 09:00:00 GMT' }
    answer = (request, response) =>
      request.headers['if-none-match'] === '"v1"'
        ? response.writeHead(304).end()
        : response.writeHead(200, { ...json, ...validators }).end('{"n":1}')
    const first = await read()
    expect(await read()).toEqual(first)
    expect(asked.map(({ headers }) => [headers['if-none-match'], headers['if-modified-since']])).toEqual([
      [undefined, undefined],
      ['"v1"', 'Mon, 05 Oct 2026 09:00:00 GMT'],
    ])
  })

  test('a page without validators is fetched whole', async () => {
    answer = (_request, response) => response.writeHead(200, json).end('{}')
    await read()
    await read()
    expect(asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, undefined])
  })
})

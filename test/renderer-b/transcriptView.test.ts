import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Difference } from '../../electron/core/model/comparison.ts'
import type { Body } from '../../electron/core/model/exchange.ts'
import { bodyKind, describeBody } from '../../renderer/ui/transcript/bodyFacts.ts'
import { differenceSentence, fieldName, linesOf } from '../../renderer/ui/transcript/differenceWords.ts'
import { nextPlace } from '../../renderer/ui/transcript/findInCode.ts'
import { headerKind, sortHeaders } from '../../renderer/ui/transcript/headerKinds.ts'
import { bytesOf, hexLine, hexLineCount } from '../../renderer/ui/transcript/hexLines.ts'
import { keyed } from '../../renderer/ui/transcript/keyed.ts'
import { waterfallOf } from '../../renderer/ui/transcript/phaseRows.ts'
import { nestsDeeperThan, prettyJson } from '../../renderer/ui/transcript/prettyJson.ts'
import { httpVersionText, rawText, requestTarget } from '../../renderer/ui/transcript/rawText.ts'
import { splitTags } from '../../renderer/ui/transcript/redactionTags.ts'
import { whatHappened } from '../../renderer/ui/transcript/whatHappened.ts'
import { errorPage, exchangeOf, stuckInTls } from './exchange.ts'

const bodyOf = (part: Partial<Body>): Body => ({ wireBytes: 10, decodedBytes: 10, truncated: false, ...part })

describe('waterfall', () => {
  test('a phase that did not happen has no bar, and the failing one is marked', () => {
    const { rows, scaleMs } = waterfallOf(stuckInTls(), exchangeOf())
    expect(rows.map((row) => [row.phase, row.now?.tookMs, row.good?.tookMs, row.mark])).toEqual([
      ['dns', 3, 3, undefined],
      ['tcp', 11, 11, undefined],
      ['tls', 9986, 23, 'failed'],
      ['send', undefined, 1, undefined],
      ['wait', undefined, 94, undefined],
      ['download', undefined, 2, undefined],
    ])
    expect(scaleMs).toBe(10_000)
  })

  test('without a failure the phase that grew is marked', () => {
    const marks = waterfallOf(errorPage(), exchangeOf()).rows.flatMap((row) =>
      row.mark ? [[row.phase, row.mark]] : [],
    )
    expect(marks).toEqual([['wait', 'grew']])
  })

  test('a phase as slow as its median did not grow, however fast the last good one was', () => {
    const marks = (waitMs: number) =>
      waterfallOf(errorPage(), exchangeOf(), { wait: waitMs }).rows.flatMap((each) => each.mark ?? [])
    expect([marks(94), marks(3_000)]).toEqual([['grew'], []])
  })

  test('the proxy has a row only where one was used', () => {
    const good = exchangeOf()
    const proxied = exchangeOf({ instants: { ...good.instants, proxyStart: 14, proxyEnd: 14.5 } })
    expect(waterfallOf(good).rows.some((row) => row.phase === 'proxy')).toBe(false)
    expect(waterfallOf(proxied).rows.find((row) => row.phase === 'proxy')?.now).toEqual({ startMs: 14, tookMs: 0.5 })
  })
})

test.each([
  [
    'grew',
    errorPage(),
    'The first byte came after 4,106 ms instead of 94 ms. The body is an HTML page instead of JSON.',
  ],
  ['stuck', stuckInTls(), 'DNS and TCP went through. It stopped in TLS after 9,986 ms; it usually takes 23 ms.'],
  ['alike', exchangeOf(), 'Every phase took about as long as usual.'],
])('what happened in words: %s', (_, exchange, words) => {
  expect(whatHappened(exchange, exchangeOf())).toBe(words)
})

const row = (field: string, kind: Difference['kind'], volatile = false): Difference => ({
  field,
  kind,
  volatile,
  weight: 1,
})

test('differences: what changed, what differs every time, what stayed; ranks kept', () => {
  const rows = [
    row('status', 'changed'),
    row('header date', 'changed', true),
    row('content', 'added'),
    row('tls', 'same'),
  ]
  const { changed, muted, same } = linesOf(rows)
  expect([changed, muted, same].map((part) => part.map((each) => each.field))).toEqual([
    ['status', 'content'],
    ['header date'],
    ['tls'],
  ])
})

test.each([
  ['header content-type', 'header', 'content-type'],
  ['request header accept', 'sent header', 'accept'],
  ['json $.data[].id', 'JSON', '$.data[].id'],
  ['phase wait', 'phase', 'wait'],
  ['http version', '', 'http version'],
])('field %s', (field, group, name) => {
  expect(fieldName(field)).toEqual({ group, name })
})

test.each([
  ['connect normal; 200 → 503', 'Connect normal; 200 → 503.'],
  ['', undefined],
  [undefined, undefined],
])('the comparison as a sentence: %s', (summary, sentence) => {
  expect(differenceSentence(summary)).toBe(sentence)
})

test('headers that support asks for stand on top, request ids first; the others keep their order', () => {
  const { important, others } = sortHeaders(
    [
      ['Date', 'x'],
      ['Retry-After', '3'],
      ['Server', 'edge'],
      ['X-Own-Ref', 'a'],
      ['Content-Type', 'text/html'],
      ['Request-Id', 'req_1'],
    ],
    ['x-own-ref'],
  )
  expect(important.map(({ header }) => header[0])).toEqual(['X-Own-Ref', 'Request-Id', 'Retry-After', 'Server'])
  expect(others.map(({ header }) => header[0])).toEqual(['Date', 'Content-Type'])
})

describe('redaction tags', () => {
  test.each([
    [
      'Bearer ‹stripe.apiKey …a91f›',
      [
        ['text', 'Bearer '],
        ['tag', 'stripe.apiKey', 'a91f'],
      ],
    ],
    ['‹cookie›', [['tag', 'cookie', undefined]]],
    ['a ‹ b › c', [['text', 'a ‹ b › c']]],
    ['', []],
  ])('%s', (text, parts) => {
    expect(splitTags(text).map((it) => (it.kind === 'tag' ? ['tag', it.name, it.mark] : ['text', it.text]))).toEqual(
      parts,
    )
  })

  test('the parts joined are the text again', () => {
    const pieces = fc.constantFrom('‹', '›', ' …', 'a', '\n', '‹k …1234›', ' ')
    fc.assert(
      fc.property(fc.array(pieces), (list) => {
        const text = list.join('')
        expect(
          splitTags(text)
            .map((part) => part.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})

test.each([
  ['Request-Id', 'request-id'],
  ['X-Request-ID', 'request-id'],
  ['x-amzn-requestid', 'request-id'],
  ['x-amzn-RequestId', 'request-id'],
  ['CF-Ray', 'request-id'],
  ['traceparent', 'request-id'],
  ['Twilio-Request-Id', 'request-id'],
  ['Paypal-Debug-Id', 'request-id'],
  ['Retry-After', 'rate-limit'],
  ['x-ratelimit-remaining', 'rate-limit'],
  ['Server', 'edge'],
  ['Content-Type', undefined],
  ['x-client-id', undefined],
])('header %s is of use as %s', (name, kind) => {
  expect(headerKind(name)).toBe(kind)
})

describe('bodies', () => {
  test.each<[Partial<Body>, string, string]>([
    [{ text: '{"a":1}' }, 'json', 'JSON object, 1 key, 10 B'],
    [{ text: '[1,2]' }, 'json', 'JSON array, 2 items, 10 B'],
    [{ text: '{"a":', truncated: true }, 'json', 'JSON, 10 B'],
    [{ text: '<!DOCTYPE html><p>', mimeType: 'application/json' }, 'html', 'HTML page, 10 B'],
    [{ text: '<?xml version="1.0"?>' }, 'xml', 'XML, 10 B'],
    [{ text: 'hello' }, 'text', 'text, 10 B'],
    [{ base64: 'AAEC' }, 'binary', 'binary, 10 B'],
    [{}, 'dropped', 'not kept, 10 B'],
    [{ text: '', decodedBytes: 0 }, 'empty', 'empty'],
  ])('%j is %s', (part, kind, words) => {
    expect([bodyKind(bodyOf(part)), describeBody(bodyOf(part))]).toEqual([kind, words])
  })

  test('laid out JSON says the same', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 2), (text, indent) => {
        const sent = JSON.stringify(JSON.parse(text), null, indent)
        const pretty = prettyJson(sent)
        expect(pretty && JSON.stringify(JSON.parse(pretty))).toBe(JSON.stringify(JSON.parse(sent)))
      }),
    )
  })

  test('laying out keeps the digits of numbers and the blanks of strings', () => {
    expect(prettyJson('{"n":12345678901234567890,"m":1.0,"s":"a  \\"b\\" ,","e":[],"o":{}}')).toBe(
      '{\n  "n": 12345678901234567890,\n  "m": 1.0,\n  "s": "a  \\"b\\" ,",\n  "e": [],\n  "o": {}\n}',
    )
    expect(prettyJson('<html>')).toBeUndefined()
  })

  test('a body of brackets alone does not grow without bound', () => {
    const deep = 5_000
    const text = '['.repeat(deep) + ']'.repeat(deep)
    expect(prettyJson(text)?.length).toBeLessThan(deep * 2 * 90)
    expect(nestsDeeperThan(text, 300)).toBe(true)
    expect(nestsDeeperThan('[["[[[["]]', 2)).toBe(false)
  })

  test('a hex dump shows every byte once', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        const read = bytesOf(Buffer.from(bytes).toString('base64'))
        const lines = Array.from({ length: hexLineCount(read) }, (_, line) => hexLine(read, line))
        const shown = lines.map((line) => line.slice(8, 56).replaceAll(' ', '')).join('')
        expect(shown).toBe(Buffer.from(bytes).toString('hex'))
      }),
    )
  })
})

test('raw text reads like the wire and says why it ends', () => {
  expect(rawText(exchangeOf())).toContain('GET /v1/balance?a=1 HTTP/1.1\nHost: api.example.com\n\nHTTP/1.1 200 OK\n')
  expect(rawText(stuckInTls()).endsWith('[ETIMEDOUT: no TLS handshake within 10 s]')).toBe(true)
})

test.each([
  ['https://a.test', '/'],
  ['https://a.test?q=1', '/?q=1'],
  ['http://a.test/x/y?z#f', '/x/y?z'],
  ['not a url', 'not a url'],
])('request target of %s', (url, target) => {
  expect(requestTarget(url)).toBe(target)
})

test.each([
  ['1.1', 'HTTP/1.1'],
  ['h2', 'HTTP/2'],
  ['2.0', 'HTTP/2'],
  ['HTTP/1.0', 'HTTP/1.0'],
])('HTTP version %s', (version, text) => {
  expect(httpVersionText(version)).toBe(text)
})

test('keys of repeated names differ', () => {
  expect(keyed(['a', 'b', 'a'], (it) => it).map((it) => it.key)).toEqual(['a 1', 'b 1', 'a 2'])
})

test.each([
  ['onwards', 1, false, 4],
  ['onwards, then from the start', 5, false, 0],
  ['back', 4, true, 0],
  ['back, then from the end', 0, true, 4],
])('next place of a word: %s', (_, from, back, place) => {
  expect(nextPlace('ab cab', 'ab', from, back)).toBe(place)
})

test('a word that is nowhere has no place', () => {
  expect(nextPlace('ab cab', 'x', 0, false)).toBeUndefined()
})

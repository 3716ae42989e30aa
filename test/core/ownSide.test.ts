import { describe, expect, test } from 'vitest'
import type { Exchange, Failure } from '../../electron/core/model/exchange.ts'
import type { NetworkFacts } from '../../electron/core/model/network.ts'
import type { Verdict } from '../../electron/core/model/verdict.ts'
import { isPrivateAddress, networkChanges } from '../../electron/core/ownSide/network.ts'
import { readReference, wrongAnswer } from '../../electron/core/ownSide/references.ts'
import {
  isOnLoopback,
  judgeOwnSide,
  needsReferences,
  type OwnSideFacts,
  verdictWithOwnSide,
} from '../../electron/core/ownSide.ts'

const down: Verdict = { state: 'down', reason: 'failure', sentence: 'Balance does not answer.', evidence: [] }
const failed = (kind: Failure['kind']): Failure => ({ kind, message: kind })
const reference = (url: string, answered: boolean) => ({ url, answered, tookMs: 20, observed: answered ? '200' : 'x' })
const byName = (answered: boolean) => reference('https://example.com/', answered)
const byAddress = (answered: boolean) => reference('https://9.9.9.9/', answered)
const network: NetworkFacts = {
  interfaces: [{ name: 'wlan0', families: [4], tunnel: false }],
  defaultRoute: { interface: 'wlan0', gateway: '192.0.2.1' },
  resolvers: ['192.0.2.53'],
  proxy: [],
}
const facts = (change: Partial<OwnSideFacts>): OwnSideFacts => ({
  verdict: down,
  failure: failed('timeout'),
  onLoopback: false,
  references: [byName(true), byAddress(true)],
  plain: false,
  gapMs: 0,
  loopDelayMs: 2,
  totalMs: 10_000,
  nowMs: 1_000,
  ...change,
})

describe('judgement', () => {
  test.each<[string, Partial<OwnSideFacts>, string, RegExp]>([
    ['references answer', {}, 'fine', /2 of 2 references answer/],
    ['one of several answers', { references: [byName(false), byAddress(true)] }, 'fine', /1 of 2 references/],
    [
      'none answers',
      { references: [byName(false), byAddress(false)] },
      'ours',
      /None of the 2 references answers either/,
    ],
    ['the only one is silent', { references: [byName(false)] }, 'ours', /The reference does not answer/],
    [
      'names fail here',
      { failure: failed('dns-failure'), references: [byName(false), byAddress(true)] },
      'ours',
      /Names/,
    ],
    ['one name fails', { failure: failed('dns-not-found') }, 'fine', /Your network is fine/],
    ['proxy silent for all', { failure: failed('proxy'), references: [byName(false)] }, 'ours', /reference/],
    ['vendor on loopback', { onLoopback: true, references: null }, 'not-asked', /on this computer/],
    ['vendor answered 503', { failure: undefined, references: null }, 'not-asked', /vendor answered/],
    ['broken answer', { failure: failed('malformed-response'), references: null }, 'not-asked', /vendor answered/],
    ['nobody could be asked', { references: [] }, 'not-asked', /No reference/],
    ['asleep during the attempt', { gapMs: 61_000 }, 'ours', /stood still for 1 min 1 s/],
    ['asleep, vendor on loopback', { gapMs: 61_000, onLoopback: true, references: null }, 'ours', /asleep/],
    ['busy during a time-out', { loopDelayMs: 6_000 }, 'ours', /too busy/],
    ['a little busy', { loopDelayMs: 600 }, 'fine', /fine/],
    ['busy, but refused', { loopDelayMs: 6_000, failure: failed('refused'), totalMs: 2 }, 'fine', /fine/],
    [
      'slow because busy',
      { failure: undefined, references: null, verdict: { ...down, reason: 'slow' }, loopDelayMs: 900, totalMs: 1_200 },
      'ours',
      /too busy/,
    ],
    [
      'a captive portal',
      {
        references: [
          { ...byName(true), url: 'http://example.com/', wrong: 'redirects to login.hotel.example' },
          byAddress(false),
        ],
      },
      'ours',
      /captive portal .* http:\/\/example.com\/ redirects to login.hotel.example\. Sign in/,
    ],
    [
      'a portal gives the answer over plain http',
      {
        failure: undefined,
        plain: true,
        references: [{ ...byName(true), url: 'http://example.com/', wrong: 'redirects to login.hotel.example' }],
      },
      'ours',
      /captive portal/,
    ],
    [
      'the vendor answers over plain http, and nobody answers in its place',
      { failure: undefined, plain: true },
      'not-asked',
      /the network between is working/,
    ],
    [
      'foreign certificates everywhere',
      {
        failure: failed('tls-untrusted'),
        references: [{ ...byName(false), wrong: 'shows a certificate of somebody else' }],
      },
      'ours',
      /intercepted/,
    ],
    [
      'foreign certificates, while plain http works',
      {
        failure: failed('tls-untrusted'),
        references: [
          { ...byName(false), wrong: 'shows a certificate of somebody else' },
          { ...byName(true), url: 'http://example.com/' },
        ],
      },
      'ours',
      /intercepted/,
    ],
    [
      'a clock that is a day ahead',
      {
        failure: failed('tls-expired'),
        references: [{ ...byName(true), url: 'http://example.com/', skewMs: -86_400_000 }],
      },
      'ours',
      /clock of this computer is 1 d ahead/,
    ],
    ['offline while it ran, and back', { wasOffline: true }, 'ours', /was offline while the attempt ran/],
    ['a certificate that really expired', { failure: failed('tls-expired') }, 'fine', /fine/],
    [
      'no interface',
      { references: [byName(false)], network: { ...network, interfaces: [] } },
      'ours',
      /No network interface/,
    ],
    [
      'no route',
      { references: [byName(false)], network: { ...network, defaultRoute: null } },
      'ours',
      /no default route/,
    ],
    [
      'no route, and a vendor that answers all the same',
      { failure: undefined, plain: true, references: [byName(false)], network: { ...network, defaultRoute: null } },
      'not-asked',
      /The vendor answered/,
    ],
    ['no route, and still out', { network: { ...network, defaultRoute: null } }, 'fine', /fine/],
    [
      'silent, and so is its DNS server',
      {
        references: [byName(false)],
        resolvers: [{ address: '192.0.2.53', answered: false, tookMs: 2_000, observed: 'ETIMEOUT' }],
      },
      'ours',
      /The DNS server 192\.0\.2\.53 is silent\.$/,
    ],
    [
      'silent, while another vendor answers',
      { references: [byName(false)], othersHeard: ['Twilio'] },
      'fine',
      /Twilio answers/,
    ],
    [
      'the VPN came up this moment',
      { changes: { atMs: 900, texts: ['the VPN tun0 came up'] } },
      'ours',
      /just changed: the VPN tun0 came up/,
    ],
    [
      'the VPN came up a minute ago',
      { changes: { atMs: 1_000 - 60_000, texts: ['the VPN tun0 came up'] } },
      'fine',
      /It changed 1 min ago, after the last answer: the VPN tun0 came up/,
    ],
  ])('%s', (_name, change, judgement, sentence) => {
    const judged = judgeOwnSide(facts(change))
    expect(judged.judgement).toBe(judgement)
    expect(judged.sentence).toMatch(sentence)
  })

  test('keeps the answers as evidence', () => {
    expect(judgeOwnSide(facts({}))).toMatchObject({
      references: [{ answered: true }, { answered: true }],
      checkedAtMs: 1_000,
    })
  })
})

test.each<[Failure['kind'] | undefined, boolean, boolean]>([
  ['timeout', false, true],
  ['dns-not-found', false, true],
  ['tls-expired', false, true],
  ['timeout', true, false],
  ['malformed-response', false, false],
  ['too-large', false, false],
  ['aborted', false, false],
  [undefined, false, false],
])('references for %s (loopback %s): %s', (kind, onLoopback, needed) => {
  expect(needsReferences(kind && failed(kind), onLoopback)).toBe(needed)
})

test.each<[string, string[] | undefined, boolean]>([
  ['http://127.0.0.1:8080/', undefined, true],
  ['http://[::1]:8080/', undefined, true],
  ['http://localhost:1/', undefined, true],
  ['http://vendor.test/', ['127.0.0.1', '::1'], true],
  ['http://vendor.test/', ['127.0.0.1', '10.0.0.1'], false],
  ['https://api.stripe.com/', undefined, false],
  ['https://127.0.0.1.example.com/', undefined, false],
  ['not a url', undefined, false],
])('%s with answers %s is on loopback: %s', (url, answers, expected) => {
  const exchange: Exchange = {
    role: 'request',
    startedAtMs: 0,
    instants: { end: 1 },
    request: { method: 'GET', url, headers: [] },
    connection: {
      host: 'h',
      port: 80,
      ...(answers ? { answers: answers.map((address) => ({ address, family: 4 as const })) } : {}),
    },
  }
  expect(isOnLoopback(exchange)).toBe(expected)
})

test('a failure that is ours counts as unknown with its evidence; others stand', () => {
  const ours = judgeOwnSide(facts({ references: [byName(false)] }))
  const evidence = [{ kind: 'status', expected: '200', observed: 'none', outcome: 'fail' as const }]
  expect(verdictWithOwnSide({ ...down, evidence }, ours)).toEqual({
    state: 'unknown',
    reason: 'own-side',
    sentence: ours.sentence,
    evidence,
  })
  expect(verdictWithOwnSide(down, judgeOwnSide(facts({})))).toBe(down)
  expect(verdictWithOwnSide(down, undefined)).toBe(down)
})

test.each<[string, { status: number; location?: string; text?: string }, string | undefined]>([
  ['https://example.com/', { status: 500 }, undefined],
  ['https://example.com/', { status: 511 }, 'asks to sign in to the network (511)'],
  ['http://example.com/', { status: 200, text: '<h1>Example Domain</h1>' }, undefined],
  ['http://example.com/', { status: 200, text: 'Welcome' }, 'answers another page than “Example Domain”'],
  ['http://example.com/', { status: 301, location: 'https://www.example.com/' }, undefined],
  ['http://example.com/', { status: 302, location: 'http://10.0.0.1/login' }, 'redirects to 10.0.0.1'],
  ['http://cp.cloudflare.com/', { status: 200, text: 'x' }, 'answers 200 where 204 is known'],
  ['http://reference.example/', { status: 404 }, undefined],
  ['http://reference.example/', { status: 302, location: '/other' }, undefined],
])('%s answering %o is wrong by: %s', (url, seen, expected) => {
  expect(wrongAnswer({ url }, seen)).toBe(expected)
})

test('over https too, where its line says so', () => {
  const reference = { url: 'https://status.example/', answer: { status: 204 } }
  expect(wrongAnswer(reference, { status: 204 })).toBeUndefined()
  expect(wrongAnswer(reference, { status: 302, location: '/login' })).toBe('answers 302 where 204 is known')
})

test.each<[string, object | null]>([
  ['https://example.com/', { url: 'https://example.com/' }],
  [' http://intranet/ping  204 ', { url: 'http://intranet/ping', answer: { status: 204 } }],
  [
    'http://intranet/ping 200 all is well',
    { url: 'http://intranet/ping', answer: { status: 200, contains: 'all is well' } },
  ],
  ['http://intranet/ping pong', null],
  ['intranet', null],
  ['ftp://intranet/', null],
  ['', null],
])('the reference %j', (line, expected) => expect(readReference(line)).toEqual(expected))

test.each<[string, Partial<NetworkFacts>, string[]]>([
  ['nothing', {}, []],
  [
    'a VPN',
    { interfaces: [...network.interfaces, { name: 'tun0', families: [4], tunnel: true }] },
    ['the VPN tun0 came up'],
  ],
  ['an interface is gone', { interfaces: [] }, ['the interface wlan0 went down']],
  [
    'another route',
    { defaultRoute: { interface: 'eth0' } },
    ['the default route changed from 192.0.2.1 by wlan0 to no gateway by eth0'],
  ],
  ['no route is known', { defaultRoute: undefined }, []],
  [
    'other servers, and a proxy',
    { resolvers: ['10.0.0.53'], proxy: ['HTTPS_PROXY=http://proxy:3128'] },
    ['the DNS servers changed to 10.0.0.53', 'the proxy settings changed'],
  ],
])('what changed of the network: %s', (_name, change, expected) => {
  expect(networkChanges(network, { ...network, ...change } as NetworkFacts)).toEqual(expected)
})

test.each<[string, boolean]>([
  ['10.1.2.3', true],
  ['172.16.0.1', true],
  ['172.32.0.1', false],
  ['100.64.0.1', true],
  ['::1', true],
  ['fd12::1', true],
  ['fe80::1', true],
  ['::ffff:192.168.1.1', true],
  ['2001:db8::1', false],
  ['198.51.100.4', false],
])('%s is in our own network: %s', (address, expected) => expect(isPrivateAddress(address)).toBe(expected))

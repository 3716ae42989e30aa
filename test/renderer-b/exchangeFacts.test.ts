import { describe, expect, test } from 'vitest'
import { clockOffsetMs, queryOf } from '../../electron/core/facts.ts'
import type { Certificate, Exchange } from '../../electron/core/model/exchange.ts'
import { daysLeftText, outcomeText } from '../../renderer/ui/transcript/exchangeFacts.ts'
import { storySteps } from '../../renderer/ui/transcript/storySteps.ts'
import { exchangeOf, stuckInTls } from './exchange.ts'

const dayMs = 86_400_000

function certificate(notBeforeMs: number, notAfterMs: number): Certificate {
  return { subject: 'CN=a', issuer: 'CN=b', sans: [], serialNumber: '1', notBeforeMs, notAfterMs, fingerprint256: 'AA' }
}

test.each([
  [0, 30 * dayMs, '30 days left'],
  [0, dayMs + 5, '1 day left'],
  [0, 5, '0 days left'],
  [-5, -1, 'ended 1 day before'],
  [-5 * dayMs, -3 * dayMs, 'ended 3 days before'],
  [1, 2, 'not valid yet'],
])('certificate valid from %d to %d', (from, to, words) => {
  expect(daysLeftText(certificate(from, to), 0)).toBe(words)
})

describe("the vendor's clock", () => {
  const dated = (offsetMs: number) => {
    const it = exchangeOf()
    it.response?.headers.push(['Date', new Date(it.startedAtMs + offsetMs).toUTCString()])
    return clockOffsetMs(it)
  }
  test.each([
    ['the same second', 0, undefined],
    ['ahead', 60_000, 59_866],
    ['behind', -60_000, -59_038],
  ])('%s', (_, offsetMs, found) => {
    expect(dated(offsetMs)).toBe(found)
  })

  test('says nothing without a Date', () => {
    expect(clockOffsetMs(exchangeOf())).toBeUndefined()
  })
})

test('outcome of an exchange in two words', () => {
  expect([outcomeText(exchangeOf()), outcomeText(stuckInTls())]).toEqual(['200', 'timed out'])
})

test('query as a list: order and repetition kept, broken escapes left alone', () => {
  expect(queryOf('https://a.test/?b=1&a=x%20y&b=2&c&d=%zz#f')).toEqual([
    ['b', '1'],
    ['a', 'x y'],
    ['b', '2'],
    ['c', ''],
    ['d', '%zz'],
  ])
  expect(queryOf('https://a.test/')).toEqual([])
})

test('the story of a connection: what broke is named, what it did not come to is skipped', () => {
  const outcomes = (exchange: Exchange) => storySteps(exchange).map((step) => `${step.name} ${step.outcome}`)
  expect(outcomes(stuckInTls())).toEqual([
    'name done',
    'connection done',
    'proxy skipped',
    'tls failed',
    'certificate skipped',
    'http skipped',
  ])
  const wrongHost = stuckInTls()
  wrongHost.failure = { kind: 'tls-wrong-host', phase: 'tls', message: 'the certificate is for another host' }
  expect(outcomes(wrongHost).slice(3)).toEqual(['tls done', 'certificate failed', 'http skipped'])
  const broken = exchangeOf({ failure: { kind: 'reset', phase: 'download', message: 'reset' } })
  expect(outcomes(broken).at(-1)).toBe('http failed')
})

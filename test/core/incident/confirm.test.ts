import { describe, expect, test } from 'vitest'
import { confirming, nextConfirm } from '../../../electron/core/incident/confirm.ts'
import type { AttemptInput } from '../../../electron/core/incident/types.ts'
import { nextVariation } from '../../../electron/core/incident/variation.ts'
import { type Policy, policySchema } from '../../../electron/core/model/monitor.ts'
import type { AttemptPath } from '../../../electron/core/model/path.ts'
import { about, startMs } from './walk.ts'

const v4 = (address: string) => ({ address, family: 4 as const })
const v6 = (address: string) => ({ address, family: 6 as const })
const pathTo = (change: Partial<AttemptPath>): AttemptPath => ({
  host: 'api.vendor.test',
  remote: v4('192.0.2.1'),
  answers: [v4('192.0.2.1'), v4('192.0.2.2'), v6('2001:db8::1')],
  http2: true,
  proxied: false,
  ...change,
})
const all = policySchema.parse({}).vary

describe('what a confirming attempt does otherwise', () => {
  test.each<[string, AttemptPath[], string | undefined]>([
    ['another address first', [pathTo({})], 'address 192.0.2.2'],
    [
      'then the other family',
      [pathTo({}), pathTo({ remote: v4('192.0.2.2'), varied: 'address' })],
      'family 2001:db8::1',
    ],
    [
      'then HTTP/1.1',
      [pathTo({}), pathTo({ varied: 'address' }), pathTo({ remote: v6('2001:db8::1'), varied: 'family' })],
      'http1 HTTP/1.1',
    ],
    ['a name with one address', [pathTo({ answers: [v4('192.0.2.1')] })], 'http1 HTTP/1.1'],
    ['no other address and no HTTP/2', [pathTo({ answers: [v4('192.0.2.1')], http2: false })], undefined],
    ['no connection: all addresses were tried', [{ ...pathTo({ http2: false }), remote: undefined }], undefined],
    ['behind a proxy the address is not ours to choose', [pathTo({ proxied: true })], 'http1 HTTP/1.1'],
    ['nothing known', [], undefined],
  ])('%s', (_name, paths, expected) => {
    const variation = nextVariation(all, paths, [4, 6])
    expect(variation && `${variation.kind} ${variation.use}`).toBe(expected)
  })

  test('an IP family that this computer has no way to is not tried', () => {
    const only6 = [pathTo({ answers: [v4('192.0.2.1'), v6('2001:db8::1')], http2: false })]
    expect(nextVariation(all, only6, [4])).toBeUndefined()
    expect(nextVariation(all, only6)).toBeUndefined()
  })

  test('an order of its own, and none', () => {
    expect(nextVariation(['http1', 'address'], [pathTo({})], [4, 6])?.kind).toBe('http1')
    expect(nextVariation([], [pathTo({})], [4, 6])).toBeUndefined()
  })
})

type Seen = { atMs?: number; retryAfterMs?: number; failureKind?: AttemptInput['failureKind']; paths?: AttemptPath[] }

/** The plan after `attempts` failed ones, the last of them at `atMs` after the first failure. */
function plan(attempts: number, seen: Seen = {}, policy: Partial<Policy> = {}, timeoutMs = 10_000, typicalMs?: number) {
  const { atMs = 0, retryAfterMs, failureKind, paths = [pathTo({})] } = seen
  const burst = {
    ...{ startedAtMs: startMs, attempts, failures: attempts, worst: 'down' as const },
    ...{ transcriptIds: [], timeline: [], paths },
  }
  const input: AttemptInput = {
    ...{ kind: 'attempt', title: '', startedAtMs: startMs, endedAtMs: startMs + atMs, failureKind },
    verdict: { state: 'down', reason: 'status', sentence: '', evidence: [], ...(retryAfterMs && { retryAfterMs }) },
  }
  return nextConfirm({ ...about(policy), timeoutMs, typicalMs }, burst, input)?.effect
}

describe('when, and for how long', () => {
  test.each<[string, unknown, object | undefined]>([
    ['the first at once, cut to the 7.5 s of the burst, the same again', plan(1), { delayMs: 0, timeoutMs: 7_500 }],
    ['the second after 2 s, otherwise', plan(2, { atMs: 50 }), { delayMs: 1_950, variation: { kind: 'address' } }],
    ['after silence the first varies already', plan(1, { failureKind: 'timeout' }), { variation: { kind: 'address' } }],
    [
      'though by nothing that could fail by itself',
      plan(1, { failureKind: 'timeout', paths: [pathTo({ answers: [v4('192.0.2.1')] })] }),
      { delayMs: 0, timeoutMs: 7_500 },
    ],
    ['none after the last', plan(4, { atMs: 5_100 }), undefined],
    ['none when a silent one took the time', plan(2, { atMs: 7_500 }), undefined],
    ['never cut below half of the time-out', plan(1, {}, {}, 60_000), { timeoutMs: 30_000 }],
    ['nor below three times the usual', plan(3, { atMs: 2_100 }, {}, 10_000, 2_000), { timeoutMs: 6_000 }],
    ['a quick vendor gets what is left', plan(3, { atMs: 2_100 }, {}, 10_000, 50), { timeoutMs: 2_500 }],
    ['a short time-out stays', plan(1, {}, {}, 2_000), { delayMs: 0 }],
    ['an end of its own', plan(1, {}, { confirmWithinMs: 20_000 }), { delayMs: 0 }],
    ['at least one is made', plan(1, {}, { confirmAfterMs: [60_000], confirmWithinMs: 1_000 }), { delayMs: 60_000 }],
    ['Retry-After is kept', plan(1, { retryAfterMs: 3_000 }), { delayMs: 3_000 }],
    ['beyond the end of the burst too', plan(1, { retryAfterMs: 30_000 }), { delayMs: 30_000 }],
    ['a minute at most', plan(1, { retryAfterMs: 3_600_000 }), { delayMs: 60_000 }],
    ['a clock set back by an hour holds nothing up', plan(2, { atMs: -3_600_000 }), { delayMs: 2_000 }],
  ])('%s', (_name, effect, expected) => {
    if (expected === undefined) expect(effect).toBeUndefined()
    else expect(effect).toMatchObject(expected)
    if (_name.startsWith('though')) expect(effect).not.toHaveProperty('variation')
  })

  test('a short time-out is not named, as nothing was cut', () => {
    expect(plan(1, {}, {}, 2_000)).toEqual({ kind: 'confirm-after', delayMs: 0 })
  })

  test('all must fail unless the policy says how many', () => {
    expect(confirming(about())).toEqual({ possible: 3, needed: 3 })
    expect(confirming(about({ confirmFailures: 2 }))).toEqual({ possible: 3, needed: 2 })
    expect(confirming(about(), 1)).toEqual({ possible: 1, needed: 1 })
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextStep, oneByOnePerMinute } from '../../../electron/core/channels/next.ts'
import {
  begin,
  discard,
  expire,
  forget,
  healthOf,
  hurry,
  lookEveryMs,
  looked,
  merge,
  refuse,
  revive,
  settle,
  take,
} from '../../../electron/core/channels/outbox.ts'
import { aliveForMs, type Outcome, triesAtMost, waitMs } from '../../../electron/core/channels/retry.ts'
import { emptyOutbox, type Outbox, outboxSchema } from '../../../electron/core/model/delivery.ts'
import { delivery, threeMs } from './samples.ts'

const sent: Outcome = { kind: 'sent' }
const retry: Outcome & { kind: 'retry' } = { kind: 'retry', problem: 'It answers 500.' }
const hour = 3_600_000
/** Each hour up to this one: whoever is awake looks as often. */
const hoursUntil = (last: number) => Array.from({ length: last + 1 }, (_, at) => at)

function taken(...ids: string[]): Outbox {
  return take(
    emptyOutbox,
    ids.map((id) => delivery(id)),
    threeMs,
  ).outbox
}

const tried = (outbox: Outbox, id: string, outcome: Outcome, atMs = threeMs, random = 1) =>
  settle(begin(outbox, id, atMs), id, outcome, atMs, random)

describe('the wait after a failure', () => {
  test.each([
    [1, 0, 1_000],
    [1, 1, 2_000],
    [2, 1, 4_000],
    [5, 0.5, 24_000],
    [11, 1, 30 * 60_000],
    [500, 1, 30 * 60_000],
  ])('%i in a row, chance %d → %i ms', (failures, random, expected) => {
    expect(waitMs(failures, retry, random)).toBe(expected)
  })

  test('what the receiver asks for is the least, and bounded', () => {
    expect(waitMs(1, { ...retry, retryAfterMs: 90_000 }, 1)).toBe(90_000)
    expect(waitMs(11, { ...retry, retryAfterMs: 90_000 }, 1)).toBe(30 * 60_000)
    expect(waitMs(1, { ...retry, retryAfterMs: 100 * hour }, 1)).toBe(6 * hour)
  })

  test('a key that is not at hand is looked for every minute', () => {
    expect(waitMs(2, { ...retry, unsent: true }, 1)).toBe(4_000)
    expect(waitMs(20, { ...retry, unsent: true }, 1)).toBe(60_000)
  })

  test('a refused key is tried once more, then every 15 minutes', () => {
    expect(waitMs(1, { ...retry, keyRefused: true }, 1)).toBe(2_000)
    expect(waitMs(2, { ...retry, keyRefused: true }, 1)).toBe(15 * 60_000)
  })
})

describe('the outbox', () => {
  test('takes a notice once, however often it comes, also after it was sent', () => {
    const once = take(taken('a'), [delivery('a')], threeMs)
    expect(once.taken).toEqual([])
    const done = tried(once.outbox, 'a:ops', sent)
    expect(take(done, [delivery('a'), delivery('b')], threeMs + hour).taken.map(({ id }) => id)).toEqual(['b:ops'])
    expect(done.waiting).toEqual([])
  })

  test('keeps at most 500 waiting for a channel: the oldest are given up in sight', () => {
    const many = Array.from({ length: 501 }, (_, n) => delivery(`n${n}`))
    const full = take(emptyOutbox, many.slice(0, 500), threeMs).outbox
    const { outbox } = take(full, many.slice(500), threeMs)
    expect([outbox.waiting.length, outbox.waiting.at(-1)?.id]).toEqual([500, 'n500:ops'])
    expect(outbox.dead).toMatchObject([{ id: 'n0:ops', problem: 'Given up: more than 500 were waiting.' }])
  })

  test('counts an attempt before it is made', () => {
    expect(begin(taken('a'), 'a:ops', threeMs + 5).waiting[0]).toMatchObject({
      attempts: 1,
      lastTriedAtMs: threeMs + 5,
    })
  })

  test('a failure makes the whole channel wait, and no other', () => {
    const both = take(taken('a', 'b'), [delivery('a', 'mail')], threeMs).outbox
    const failed = tried(both, 'a:ops', retry)
    expect(nextStep(failed, 'ops', true, threeMs)).toEqual({ kind: 'wait', untilMs: threeMs + 2_000 })
    expect(nextStep(failed, 'ops', true, threeMs + 2_000)).toEqual({ kind: 'send', id: 'a:ops' })
    expect(nextStep(failed, 'mail', true, threeMs)).toEqual({ kind: 'send', id: 'a:mail' })
    expect(healthOf(failed, 'ops').last).toMatchObject({ state: 'failed', problem: 'It answers 500.' })
  })

  test('gives up after its tries, and the next one goes on waiting for the receiver', () => {
    let outbox = taken('a', 'b')
    let nowMs = threeMs
    for (let n = 0; n < triesAtMost; n++) {
      outbox = tried(outbox, 'a:ops', retry, nowMs, 0)
      nowMs = healthOf(outbox, 'ops').notBeforeMs ?? 0
    }
    expect(outbox.dead[0]).toMatchObject({ id: 'a:ops', attempts: triesAtMost })
    expect(outbox.dead[0]?.problem).toMatch(/^Given up after 30 attempts/)
    expect(nextStep(outbox, 'ops', true, nowMs - 1)).toEqual({ kind: 'wait', untilMs: nowMs })
    expect(nowMs - threeMs).toBeLessThan(aliveForMs)
  })

  test('without its key nothing is an attempt: it is given up after a day only, and may still be merged', () => {
    let outbox = taken('a')
    for (let n = 0; n < 100; n++) outbox = tried(outbox, 'a:ops', { ...retry, unsent: true }, threeMs + n * 60_000)
    expect(outbox.waiting).toMatchObject([{ attempts: 0, problem: 'It answers 500.' }])
    expect(tried(outbox, 'a:ops', { ...retry, unsent: true }, threeMs + aliveForMs).dead).toHaveLength(1)
  })

  test('gives up at once what the same message would meet again', () => {
    const outbox = tried(taken('a', 'b'), 'a:ops', { kind: 'give-up', problem: 'It answers 410.' })
    expect(outbox.dead[0]?.problem).toBe('It answers 410.')
    expect(nextStep(outbox, 'ops', true, threeMs)).toEqual({ kind: 'send', id: 'b:ops' })
  })

  test('gives up after a day, tried or not', () => {
    const late = expire(taken('a'), threeMs + aliveForMs + 1)
    expect(late.dead[0]?.problem).toBe('Given up after 24 hours. It was never tried.')
    const asked = tried(taken('a'), 'a:ops', { ...retry, retryAfterMs: 6 * hour }, threeMs + 20 * hour)
    expect(asked.dead[0]?.problem).toMatch(/^Given up after 24 hours/)
  })

  test.each([
    // An alert on Friday evening, and a laptop that is shut with it: looked at, away for, and then given up or not.
    { what: 'shut at once, over a weekend', hours: [0, 62], waits: true },
    { what: 'shut for weeks', hours: [0, 500], waits: true },
    { what: 'shut again and again', hours: [0, 10, 20, 30, 40, 50], waits: true },
    { what: 'awake for 20 hours, shut for 60', hours: [...hoursUntil(20), 80], waits: true },
    {
      what: 'awake for 20 hours, shut for 60, awake for 5',
      hours: [...hoursUntil(20), 80, 81, 82, 83, 84, 85],
      waits: false,
    },
    { what: 'awake all the time', hours: hoursUntil(25), waits: false },
    { what: 'awake for not quite a day', hours: hoursUntil(24), waits: true },
    { what: 'the clock jumps by three days and back', hours: [0, 1, 73, 2, 3], waits: true },
    {
      what: 'the clock jumps by three days, and a day passes',
      hours: [0, 73, ...hoursUntil(25).map((at) => 73 + at)],
      waits: false,
    },
    { what: 'the clock was three days ahead', hours: [-72, -71, ...hoursUntil(25).map((at) => at - 71)], waits: true },
  ])('$what: it waits on = $waits', ({ hours, waits }) => {
    const late = hours.reduce((outbox, at) => {
      const nowMs = threeMs + at * hour
      return expire(looked(outbox, nowMs), nowMs)
    }, taken('a'))
    expect(late.waiting.map(({ id }) => id)).toEqual(waits ? ['a:ops'] : [])
    expect(late.dead.map(({ problem }) => problem)).toEqual(
      waits ? [] : ['Given up after 24 hours. It was never tried.'],
    )
  })

  test('after waking what waits is tried again in its order, and what was never tried goes out with it', () => {
    const friday = looked(tried(taken('a', 'b'), 'a:ops', retry), threeMs)
    const mondayMs = threeMs + 62 * hour
    const awake = hurry(looked(friday, mondayMs), 'ops')
    expect(expire(awake, mondayMs).dead).toEqual([])
    const failed = tried(awake, 'a:ops', retry, mondayMs)
    expect(failed.waiting).toMatchObject([
      { id: 'a:ops', attempts: 2 },
      { id: 'b:ops', attempts: 0 },
    ])
    const told = tried(tried(failed, 'a:ops', sent, mondayMs + 2_000), 'b:ops', sent, mondayMs + 3_000)
    expect([told.waiting, told.dead]).toEqual([[], []])
  })

  test('of an outbox that an earlier version left, what was last written down is the last look', () => {
    const { lookedAtMs: _, ...left } = tried(taken('a', 'b'), 'a:ops', retry, threeMs + 2 * hour)
    const nowMs = threeMs + 62 * hour
    const [a, b] = looked(left, nowMs).waiting.map(({ createdAtMs }) => (nowMs - createdAtMs) / hour)
    expect([a, b]).toEqual([2, 0])
    expect(looked(left, threeMs + 2 * hour + 2 * lookEveryMs).waiting[0]?.createdAtMs).toBe(threeMs)
  })

  test('a refused message is dead and was never tried', () => {
    expect(refuse(emptyOutbox, delivery('a'), 'It holds a key.', threeMs)).toMatchObject({
      waiting: [],
      dead: [{ id: 'a:ops', attempts: 0, problem: 'It holds a key.' }],
    })
  })

  test('a dead letter comes back under its own key, before what waits, and at once', () => {
    const dead = tried(taken('a', 'b'), 'a:ops', { kind: 'give-up', problem: 'no' })
    const again = revive(dead, ['a:ops'], threeMs + hour)
    expect(again.waiting.map(({ id, attempts }) => [id, attempts])).toEqual([
      ['a:ops', 1],
      ['b:ops', 0],
    ])
    expect(again.dead).toEqual([])
    expect(nextStep(again, 'ops', true, threeMs + hour)).toEqual({ kind: 'send', id: 'a:ops' })
    expect(discard(dead, ['a:ops']).dead).toEqual([])
  })

  test('what changed is tried at once; what is removed is gone', () => {
    const failed = tried(taken('a'), 'a:ops', { ...retry, retryAfterMs: hour })
    expect(nextStep(hurry(failed, 'ops'), 'ops', true, threeMs)).toEqual({ kind: 'send', id: 'a:ops' })
    expect(forget(failed, 'ops')).toMatchObject({ waiting: [], dead: [], health: {} })
  })
})

describe('the guard against storms', () => {
  const ids = Array.from({ length: 20 }, (_, n) => `n${n}`)
  const run = (outbox: Outbox, nowMs: number) => nextStep(outbox, 'ops', true, nowMs)

  test('the first alert after a calm minute never waits; a crowd behind it is gathered and told together', () => {
    const all = taken(...ids)
    expect(run(all, threeMs)).toEqual({ kind: 'send', id: 'n0:ops' })
    const first = tried(all, 'n0:ops', sent)
    expect(run(first, threeMs + 200)).toEqual({ kind: 'wait', untilMs: threeMs + 10_000 })
    expect(run(first, threeMs + 10_000)).toEqual({ kind: 'merge', ids: ids.slice(1).map((id) => `${id}:ops`) })
  })

  test('up to five within a minute are told one by one', () => {
    let outbox = emptyOutbox
    for (const [n, id] of ids.slice(0, oneByOnePerMinute).entries()) {
      const nowMs = threeMs + n * 1_000
      outbox = take(outbox, [delivery(id, 'ops', { createdAtMs: nowMs })], nowMs).outbox
      expect(run(outbox, nowMs)).toEqual({ kind: 'send', id: `${id}:ops` })
      outbox = tried(outbox, `${id}:ops`, sent, nowMs)
    }
    const sixth = take(outbox, [delivery('n9', 'ops', { createdAtMs: threeMs + 6_000 })], threeMs + 6_000).outbox
    expect(run(sixth, threeMs + 6_000)).toEqual({ kind: 'wait', untilMs: threeMs + 16_000 })
  })

  test('one merged message a minute at most', () => {
    const merged = merge(
      taken(...ids),
      ids.map((id) => `${id}:ops`),
    )
    const [whole] = merged.waiting
    expect(whole).toMatchObject({ id: 'n0:ops+19' })
    expect(whole?.messages).toHaveLength(20)
    const told = tried(merged, 'n0:ops+19', sent)
    const more = Array.from({ length: 6 }, (_, n) => delivery(`m${n}`))
    expect(run(take(told, more, threeMs).outbox, threeMs + 10_000)).toEqual({ kind: 'wait', untilMs: threeMs + 60_000 })
  })

  test('what may have arrived is never merged: its key must stay', () => {
    const failed = tried(taken(...ids), 'n0:ops', retry)
    expect(run(failed, threeMs + 20_000)).toEqual({ kind: 'send', id: 'n0:ops' })
  })

  test('where each incident needs its own message nothing is merged', () => {
    expect(nextStep(taken(...ids), 'ops', false, threeMs + 20_000)).toEqual({ kind: 'send', id: 'n0:ops' })
  })
})

describe('a wall clock that was set back', () => {
  const ahead = threeMs + 12 * hour

  test('nobody waits for what was to be tried half a day later', () => {
    const failed = tried(taken('a'), 'a:ops', { ...retry, retryAfterMs: hour }, ahead)
    const outbox = take(failed, [delivery('b')], threeMs).outbox
    expect(nextStep(outbox, 'ops', true, threeMs)).toEqual({ kind: 'send', id: 'a:ops' })
    const gone = { ...outbox, waiting: outbox.waiting.slice(1) }
    expect(nextStep(gone, 'ops', true, threeMs)).toEqual({ kind: 'send', id: 'b:ops' })
  })

  test('nor for what was gathered then', () => {
    const ids = Array.from({ length: 9 }, (_, n) => `n${n}`)
    const early = take(
      emptyOutbox,
      ids.map((id) => delivery(id, 'ops', { createdAtMs: ahead })),
      ahead,
    ).outbox
    const outbox = { ...early, health: { ops: { failuresInARow: 0, sentAtMs: [threeMs], mergedAtMs: ahead } } }
    expect(nextStep(outbox, 'ops', true, threeMs)).toEqual({ kind: 'merge', ids: ids.map((id) => `${id}:ops`) })
  })
})

describe('whatever receivers do', () => {
  const outcome = fc.oneof(
    fc.constant<Outcome>(sent),
    fc.constant<Outcome>({ kind: 'give-up', problem: 'no' }),
    fc.record({
      kind: fc.constant('retry' as const),
      problem: fc.constant('no'),
      retryAfterMs: fc.option(fc.integer({ min: 0, max: 10 * hour }), { nil: undefined }),
    }),
  )
  const event = fc.oneof(
    fc.record({ kind: fc.constant('take' as const), n: fc.integer({ min: 0, max: 40 }) }),
    fc.record({ kind: fc.constant('go' as const), outcome, random: fc.double({ min: 0, max: 1, noNaN: true }) }),
    fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 2 * hour }) }),
    fc.record({ kind: fc.constant('revive' as const) }),
  )

  test('every notice that was taken is waiting, dead or sent exactly once, in order', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 120 }), (events) => {
        let outbox: Outbox = emptyOutbox
        let nowMs = threeMs
        const told: string[] = []
        const accepted = new Set<string>()
        for (const one of events) {
          if (one.kind === 'pass') nowMs += one.ms
          if (one.kind === 'revive')
            outbox = revive(
              outbox,
              outbox.dead.map(({ id }) => id),
              nowMs,
            )
          if (one.kind === 'take') {
            const next = take(outbox, [delivery(`n${one.n}`, 'ops', { createdAtMs: nowMs })], nowMs)
            outbox = next.outbox
            for (const { messages } of next.taken) accepted.add(messages[0]?.noticeId ?? '')
          }
          if (one.kind === 'go') {
            const step = nextStep(outbox, 'ops', true, nowMs)
            if (step.kind === 'wait') nowMs = Math.max(nowMs, step.untilMs)
            if (step.kind === 'merge') outbox = merge(outbox, step.ids)
            if (step.kind === 'send' || step.kind === 'merge') {
              const id = outbox.waiting[0]?.id ?? ''
              outbox = begin(outbox, id, nowMs)
              const messages = outbox.waiting[0]?.messages ?? []
              outbox = settle(outbox, id, one.outcome, nowMs, one.random)
              if (one.outcome.kind === 'sent') told.push(...messages.map(({ noticeId }) => noticeId))
            }
          }
          outbox = expire(looked(outbox, nowMs), nowMs)
        }
        const kept = [...outbox.waiting, ...outbox.dead].flatMap(({ messages }) => messages.map((it) => it.noticeId))
        expect([...told, ...kept].sort()).toEqual([...accepted].sort())
        expect(outboxSchema.parse(JSON.parse(JSON.stringify(outbox)))).toEqual(JSON.parse(JSON.stringify(outbox)))
      }),
      { numRuns: 300 },
    )
  })
})

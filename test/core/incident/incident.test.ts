import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstStatus, incidentId, markNotice, restore } from '../../../electron/core/incident.ts'
import { incidentSchema, monitorStatusSchema } from '../../../electron/core/model/incident.ts'
import { idSchema, type Policy } from '../../../electron/core/model/monitor.ts'
import { letters, startMs, walk } from './walk.ts'

describe('walks with the default policy: at once, +2 s, +5 s, all must fail, two passes close', () => {
  test.each<[string, string, string[]]>([
    ['all is well', 'UU', ['U:watching', 'U:watching']],
    [
      'the burst agrees, then two passes',
      'UDDDDUU',
      [
        'U:watching',
        'D:suspect confirm 0',
        'D:suspect confirm 1000',
        'D:suspect confirm 3000',
        'D:open opened',
        'U:open',
        'U:watching recovered',
      ],
    ],
    ['a blip', 'DU', ['D:suspect confirm 0', 'U:watching']],
    ['a late blip', 'DDDU', ['D:suspect confirm 0', 'D:suspect confirm 1000', 'D:suspect confirm 3000', 'U:watching']],
    ['our side drops the burst', 'DO', ['D:suspect confirm 0', 'O:watching']],
    ['a missing key drops the burst', 'DDM', ['D:suspect confirm 0', 'D:suspect confirm 1000', 'M:watching']],
    ['a limit ends the burst', 'DL', ['D:suspect confirm 0', 'L:watching']],
    ['a limit opens nothing', 'LLLLLL', Array(6).fill('L:watching')],
    ['unknown opens nothing', 'OOMOMO', ['O', 'O', 'M', 'O', 'M', 'O'].map((letter) => `${letter}:watching`)],
    ['sleep drops the burst', 'DDg', ['D:suspect confirm 0', 'D:suspect confirm 1000', 'g:watching']],
    ['a pause drops the burst', 'Dp', ['D:suspect confirm 0', 'p:watching']],
    ['an edit drops the burst', 'De', ['D:suspect confirm 0', 'e:watching']],
    ['a refused key is tried once more', 'KK', ['K:suspect confirm 0', 'K:open opened']],
    ['refused within a burst', 'DK', ['D:suspect confirm 0', 'K:open opened']],
    ['a key that works again', 'KU', ['K:suspect confirm 0', 'U:watching']],
    [
      'degraded opens by the same burst and worsens after one confirmation',
      'GGGGDDD',
      [
        'G:suspect confirm 0',
        'G:suspect confirm 1000',
        'G:suspect confirm 3000',
        'G:open opened',
        'D:open confirm 0',
        'D:open worsened',
        'D:open',
      ],
    ],
    [
      'easing is silent',
      'DDDDGGD',
      [
        'D:suspect confirm 0',
        'D:suspect confirm 1000',
        'D:suspect confirm 3000',
        'D:open opened',
        'G:open',
        'G:open',
        'D:open',
      ],
    ],
  ])('%s', (_name, word, trail) => {
    expect(walk(word).trail).toEqual(trail)
  })

  test.each<[string, string, string]>([
    ['one pass is not enough', 'DDDDU', 'open'],
    ['passes must be in a row', 'DDDDUDU', 'open'],
    ['unknown neither counts nor breaks the row', 'DDDDUOMgU', 'watching'],
    ['a limit neither counts nor breaks the row', 'DDDDULU', 'watching'],
    ['unknown alone never closes', 'DDDDOOOOgp', 'open'],
    ['acknowledged stays open', 'DDDDa', 'open'],
    ['acknowledged closes as ever', 'DDDDaUU', 'watching'],
    ['an edit keeps the incident', 'DDDDe', 'open'],
  ])('%s', (_name, word, stage) => {
    expect(walk(word).status.stage).toBe(stage)
  })
})

describe('other policies', () => {
  test.each<[string, Partial<Policy>, string, string[]]>([
    ['no confirmation', { confirmAfterMs: [] }, 'D', ['D:open opened']],
    ['no confirmation, refused key', { confirmAfterMs: [] }, 'K', ['K:open opened']],
    [
      'two of three: passes between',
      { confirmFailures: 2 },
      'DUDD',
      ['D:suspect confirm 0', 'U:suspect confirm 1000', 'D:suspect confirm 3000', 'D:open opened'],
    ],
    [
      'two of three: opens early',
      { confirmFailures: 2 },
      'DDD',
      ['D:suspect confirm 0', 'D:suspect confirm 1000', 'D:open opened'],
    ],
    [
      'two of three: ends when too few are left',
      { confirmFailures: 2 },
      'DUU',
      ['D:suspect confirm 0', 'U:suspect confirm 1000', 'U:watching'],
    ],
    [
      'more asked than there are',
      { confirmAfterMs: [0], confirmFailures: 9 },
      'DD',
      ['D:suspect confirm 0', 'D:open opened'],
    ],
    [
      'two of three: a refused key that works again',
      { confirmFailures: 2 },
      'KU',
      ['K:suspect confirm 0', 'U:watching'],
    ],
    ['one pass closes', { confirmAfterMs: [], closeAfterPasses: 1 }, 'DU', ['D:open opened', 'U:watching recovered']],
    [
      'degraded without confirmation worsens at once',
      { confirmAfterMs: [] },
      'GD',
      ['G:open opened', 'D:open worsened'],
    ],
  ])('%s', (_name, policy, word, trail) => {
    expect(walk(word, policy).trail).toEqual(trail)
  })
})

describe('the incident', () => {
  const closed = walk('UDDDDaUU').incidents[0]

  test('tells the whole story and fits its schema', () => {
    expect(incidentSchema.parse(closed)).toMatchObject({
      id: incidentId('stripe-balance', startMs + 2_000),
      state: 'closed',
      severity: 'down',
      current: 'up',
      title: 'Stripe Balance answers 503',
      firstFailureAtMs: startMs + 2_000,
      openedAtMs: startMs + 5_000,
      closedAtMs: startMs + 8_000,
      attempts: 6,
      failures: 4,
      acknowledged: { by: 'on-call', reason: 'looking' },
      lastGoodTranscriptId: `t${startMs + 1_000}`,
    })
    expect(closed?.timeline.map(({ kind }) => kind)).toEqual([
      'first-failure',
      'attempt',
      'attempt',
      'attempt',
      'opened',
      'acknowledged',
      'passed',
      'passed',
      'closed',
    ])
    expect(closed?.transcriptIds).toHaveLength(6)
    expect(closed?.notices.map(({ id, delivery }) => [id, delivery])).toEqual([
      [`${closed?.id}:opened:1`, 'pending'],
      [`${closed?.id}:acknowledged:1`, 'pending'],
      [`${closed?.id}:recovered:1`, 'pending'],
    ])
    expect(closed?.notices.map(({ title, body }) => `${title} / ${body}`)).toEqual([
      'Stripe Balance answers 503 / Balance answers 503. 4 of 4 attempts failed.',
      'Acknowledged: Stripe Balance answers 503 / on-call is on it: looking.',
      'Stripe Balance is up again / 2 passes in a row. It was failing for 6 s.',
    ])
  })

  test('a notice is marked once', () => {
    const id = `${closed?.id}:opened:1`
    const sent = closed && markNotice(closed, id, { kind: 'shown' }, 9)
    expect(sent?.notices[0]).toMatchObject({ delivery: 'sent', deliveredAtMs: 9 })
    expect(sent && markNotice(sent, id, { kind: 'failed', problem: 'late' }, 10)).toBe(sent)
  })

  test.each([
    [{ kind: 'shown' }, 'You were told: “Stripe Balance answers 503”.', undefined, undefined],
    [{ kind: 'failed', problem: 'No session.' }, 'You could not be told: No session.', 'failed', 'No session.'],
    [{ kind: 'skipped', reason: 'it is off.' }, 'Not shown on this computer: it is off.', 'skipped', 'it is off.'],
  ] as const)('what became of a notice is a field of its line: %o', (became, text, outcome, problem) => {
    const marked = closed && markNotice(closed, `${closed.id}:opened:1`, became, 9)
    expect(marked?.timeline.at(-1)).toMatchObject({ kind: 'notified', text, noticeId: `${closed?.id}:opened:1` })
    expect(marked?.timeline.at(-1)?.outcome).toBe(outcome)
    expect(marked?.notices[0]?.problem).toBe(problem)
    expect(incidentSchema.parse(marked)).toEqual(marked)
  })

  test('a long one keeps its beginning, its end, its milestones and its numbers', () => {
    const long = walk(`UDDDDa${'D'.repeat(500)}`).incident
    expect(long).toMatchObject({ attempts: 504, failures: 504 })
    expect(long?.transcriptIds).toHaveLength(100)
    expect(long?.transcriptIds[0]).toBe(`t${startMs + 2_000}`)
    expect(long?.transcriptIds.at(-1)).toBe(`t${startMs + 506_000}`)
    expect(long?.timeline.length).toBeLessThanOrEqual(104)
    const kinds = new Set(long?.timeline.map(({ kind }) => kind))
    expect([...kinds]).toEqual(expect.arrayContaining(['first-failure', 'opened', 'acknowledged', 'attempt']))
  })

  test('of a removed monitor is closed without a notice', () => {
    const removed = walk('DDDDx').incidents[0]
    expect(removed).toMatchObject({ state: 'closed', closedAtMs: startMs + 5_000 })
    expect(removed?.notices.map(({ kind }) => kind)).toEqual(['opened'])
  })
})

describe('waiting', () => {
  test.each<[string, string, number | undefined]>([
    ['a limit holds for Retry-After', 'L', startMs + 1_000 + 120_000],
    ['a pass lifts it', 'LU', undefined],
    ['a refused key holds for 15 min', 'KK', startMs + 2_000 - 100 + 900_000],
    ['an edit lifts it', 'KKe', undefined],
  ])('%s', (_name, word, notBeforeMs) => {
    expect(walk(word).status.notBeforeMs).toBe(notBeforeMs)
  })
})

test('a blip stays visible in the sentence until the next probe', () => {
  expect(walk('DDU').status.sentence).toBe(
    'Balance answers 200. 2 of the last 3 attempts failed, too few for an incident.',
  )
  expect(walk('DDUU').status.sentence).toBe('Balance answers 200.')
})

test('since when it is in its state', () => {
  expect(walk('UUDD').status.sinceMs).toBe(startMs + 3_000)
})

describe('any walk', () => {
  const anyWalk = fc.array(fc.constantFrom(...letters), { maxLength: 60 })
  const anyPolicy = fc.record({
    confirmAfterMs: fc.array(fc.integer({ min: 0, max: 9_000 }), { maxLength: 4 }),
    confirmFailures: fc.option(fc.integer({ min: 1, max: 4 })),
    closeAfterPasses: fc.integer({ min: 1, max: 4 }),
    confirmWithinMs: fc.option(fc.integer({ min: 1_000, max: 9_000 })),
    flapAfter: fc.option(fc.integer({ min: 2, max: 5 })),
  })
  const anyStepMs = fc.constantFrom(1_000, 30_000, 600_000)

  test('keeps every rule', () => {
    fc.assert(
      fc.property(anyWalk, anyPolicy, anyStepMs, (word, policy, stepMs) => {
        const { trail, effects, incidents, status, stages } = walk(word, policy, stepMs)
        const ids = effects.flatMap((effect) => (effect.kind === 'notify' ? [effect.noticeId] : []))
        expect(new Set(ids).size).toBe(ids.length)
        for (const [i, line] of trail.entries()) {
          const told = /opened|worsened|recovered/.test(line)
          // Nothing is told while nothing is observed, and only an attempt tells.
          if (told) expect(line).toMatch(/^[UDGK]:/)
          if (line.includes('recovered')) expect(line).toMatch(/^U:watching/)
          if (line.includes('opened')) expect([line[0], stages[i]]).not.toContain('U')
          if (line.startsWith('a') && i > 0) expect(stages[i]).toBe(stages[i - 1])
          if (line.includes('confirm')) expect(line).not.toMatch(/^[LOMpgae]/)
        }
        for (const incident of incidents) {
          const kinds = incident.notices.map(({ kind }) => kind)
          expect(kinds.filter((kind) => kind === 'opened')).toHaveLength(1)
          expect(kinds.filter((kind) => kind === 'recovered').length).toBeLessThanOrEqual(1)
          // Degraded that becomes down, and flapping that becomes lasting.
          expect(kinds.filter((kind) => kind === 'worsened').length).toBeLessThanOrEqual(incident.flapping ? 2 : 1)
          expect(kinds.includes('recovered')).toBe(incident.state === 'closed')
          expect(incident.failures).toBeLessThanOrEqual(incident.attempts)
          incidentSchema.parse(incident)
        }
        expect(incidents.filter(({ state }) => state === 'open')).toHaveLength(status.stage === 'open' ? 1 : 0)
        expect(status.burst !== undefined).toBe(status.stage === 'suspect')
        monitorStatusSchema.parse(status)
      }),
    )
  })

  test('opens and closes at most once per bad stretch', () => {
    const stretches = fc.array(
      fc.tuple(fc.stringMatching(/^[DGKOLMgpea]{0,9}$/), fc.stringMatching(/^[UOLMgpa]{0,9}$/)),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(stretches, anyPolicy, anyStepMs, (pairs, policy, stepMs) => {
        const { trail } = walk(pairs.map(([bad, good]) => bad + good).join(''), policy, stepMs)
        let from = 0
        for (const [bad, good] of pairs) {
          const during = trail.slice(from, from + bad.length).join(' ')
          const after = trail.slice(from + bad.length, from + bad.length + good.length).join(' ')
          from += bad.length + good.length
          expect(during.split(' opened').length - 1).toBeLessThanOrEqual(1)
          expect(during).not.toContain('recovered')
          expect(after).not.toContain('opened')
          expect(after.split(' recovered').length - 1).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  test('goes the same way whether or not somebody acknowledged', () => {
    fc.assert(
      fc.property(anyWalk, anyPolicy, (word, policy) => {
        const quiet = word.filter((letter) => letter !== 'a')
        const doubled = quiet.flatMap((letter) => [letter, 'a'] as const)
        const stages = walk(doubled, policy, 1_000).stages.filter((_, i) => i % 2 === 0)
        expect(stages).toEqual(walk(quiet, policy, 2_000).stages)
      }),
    )
  })

  test('never sends a refused key more than twice before it waits', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('K' as const, 'D' as const), { maxLength: 10 }),
        anyPolicy,
        (word, policy) => {
          const { trail } = walk(word, policy)
          const opened = trail.findIndex((line) => line.includes('opened'))
          const before = opened < 0 ? trail : trail.slice(0, opened + 1)
          expect(before.filter((line) => line.startsWith('K')).length).toBeLessThanOrEqual(2)
        },
      ),
    )
  })
})

describe('after a restart', () => {
  const covers = 75_000
  const open = walk('UDDDD')
  const suspect = walk('UDD')

  test('an open incident goes on', () => {
    expect(restore('stripe-balance', open.status, open.incident ?? undefined, covers, startMs + 6_000)).toEqual(
      open.status,
    )
  })

  test('the incident wins over a status that was not written any more', () => {
    const restored = restore('stripe-balance', suspect.status, open.incident ?? undefined, covers, startMs + 6_000)
    expect(restored).toMatchObject({ stage: 'open', incidentId: open.incident?.id, passesInARow: 0 })
    expect(restored.burst).toBeUndefined()
  })

  test('an incident that is not open any more is not continued', () => {
    const restored = restore('stripe-balance', open.status, undefined, covers, startMs + 6_000)
    expect(restored.stage).toBe('watching')
    expect(restored.incidentId).toBeUndefined()
  })

  test('a burst is dropped, an old state is not observed, nothing stored is a first status', () => {
    expect(restore('stripe-balance', suspect.status, undefined, covers, startMs + 6_000)).toMatchObject({
      stage: 'watching',
      state: 'down',
    })
    const late = restore('stripe-balance', walk('U').status, undefined, covers, startMs + 3_600_000)
    expect(late).toMatchObject({ state: 'unknown', reason: 'not-observed', sinceMs: startMs + 900 + covers })
    expect(restore('x', undefined, undefined, covers, 5)).toEqual(firstStatus('x', 5))
  })
})

test('incident ids are stable, differ by time and monitor, and fit the rule of identifiers however long the monitor', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,63}$/), fc.nat(2 ** 45), (monitorId, atMs) => {
      const id = incidentId(monitorId, atMs)
      expect(idSchema.safeParse(id).success).toBe(true)
      expect(incidentId(monitorId, atMs)).toBe(id)
      expect(incidentId(monitorId, atMs + 1)).not.toBe(id)
      expect(incidentId(`a${monitorId.slice(1, 60)}-2`, atMs)).not.toBe(
        incidentId(`a${monitorId.slice(1, 60)}-3`, atMs),
      )
    }),
  )
})

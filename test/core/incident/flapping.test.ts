import { describe, expect, test } from 'vitest'
import { incidentSchema } from '../../../electron/core/model/incident.ts'
import type { Policy } from '../../../electron/core/model/monitor.ts'
import { walk } from './walk.ts'

const minute = 60_000
const told = (word: string, policy: Partial<Policy> = {}, stepMs = minute) => {
  const walked = walk(word, policy, stepMs)
  const notices = walked.effects.flatMap((effect) => (effect.kind === 'notify' ? [effect.noticeId.split(':')[1]] : []))
  return { ...walked, notices }
}

describe('short failures that no burst confirms', () => {
  test('the fifth within twenty probes is told once, and what follows is not', () => {
    const { notices, incidents, stages } = told('DUDUDUDUDUDUDUDUDUDU')
    expect(notices).toEqual(['opened'])
    expect(incidents).toHaveLength(1)
    expect(stages.indexOf('open')).toBe(8)
    expect(incidents[0]).toMatchObject({
      title: 'Stripe Balance is flapping',
      severity: 'degraded',
      flapping: { failures: 5 },
    })
    expect(incidents[0]?.notices[0]?.body).toBe(
      'It failed 5 times in 8 min. Last: Balance answers 503. You are told again when it keeps steady, or fails without a break.',
    )
    incidentSchema.parse(incidents[0])
  })

  test.each<[string, string, Partial<Policy>]>([
    ['four are none', 'DUDUDUDU', {}],
    ['rare ones are none', `${'D'}${'U'.repeat(9)}`.repeat(6), {}],
    ['what observed nothing is none', 'DODODODODODO'.replaceAll('D', 'L'), {}],
    ['never, by the policy', 'DU'.repeat(20), { flapAfter: null }],
  ])('%s', (_name, word, policy) => {
    expect(told(word, policy).notices).toEqual([])
  })

  test('it is steady again after 20 minutes of passes, and told so', () => {
    const early = told(`DUDUDUDUD${'U'.repeat(19)}`)
    expect(early.status.stage).toBe('open')
    const { notices, status, incidents } = told(`DUDUDUDUD${'U'.repeat(20)}`)
    expect([notices, status.stage]).toEqual([['opened', 'recovered'], 'watching'])
    expect(incidents[0]?.notices[1]?.title).toBe('Stripe Balance is steady again')
    expect(status.recent).toBeUndefined()
  })

  test('an outage in it is told as worse, once a whole burst failed', () => {
    const { trail, notices, incidents } = told('DUDUDUDUDUDDDDDDD', {}, 1_000)
    expect(notices).toEqual(['opened', 'worsened'])
    expect(trail.slice(10, 14)).toEqual([
      'D:open confirm 0',
      'D:open confirm 1000',
      'D:open confirm 3000',
      'D:open worsened',
    ])
    expect(incidents[0]).toMatchObject({ severity: 'down', title: 'Stripe Balance answers 503' })
  })

  test('a wall clock that was set back by a day makes it wait no longer', () => {
    const { notices } = told(`DUDUDUDUD<${'U'.repeat(21)}`)
    expect(notices).toEqual(['opened', 'recovered'])
    const { trail } = told('DUDUDUDUDUD<DDD', {}, 1_000)
    expect(trail.slice(11, 14)).toEqual(['D:open confirm 2000', 'D:open confirm 4000', 'D:open worsened'])
  })

  test('a change of the monitor begins the count anew', () => {
    expect(told('DUDUDUDUeDU').notices).toEqual([])
  })
})

describe('incidents one after another', () => {
  const outage = 'DDDDUU'

  test('the third within the hour stands for all that follow', () => {
    const { notices, incidents } = told(outage.repeat(8))
    expect(notices).toEqual(['opened', 'recovered', 'opened', 'recovered', 'opened'])
    expect(incidents).toHaveLength(3)
    expect(incidents[2]).toMatchObject({ state: 'open', severity: 'down', flapping: { failures: 3 } })
    expect(incidents[2]?.notices[0]?.body).toMatch(/^This is incident 3 in 12 min\. Last: Balance answers 503\. 2 of 2/)
  })

  test('an hour between them is no flapping', () => {
    const { notices } = told(`${outage}${'U'.repeat(40)}`.repeat(4))
    expect(notices).toEqual(Array(4).fill(['opened', 'recovered']).flat())
  })

  test('failing without a break for as long as steady would take is told as an outage, and recovers as one', () => {
    const { notices, incidents, status } = told(`${outage.repeat(3)}${'D'.repeat(22)}UU`)
    expect(notices.slice(4)).toEqual(['opened', 'worsened', 'recovered'])
    expect(incidents[2]).toMatchObject({ title: 'Stripe Balance answers 503', state: 'closed' })
    expect(incidents[2]?.flapping?.untilMs).toBeDefined()
    expect(status.stage).toBe('watching')
  })

  test('up and down within one incident turns it into a flapping one without a word', () => {
    const { notices, incidents } = told(`DDDD${'UD'.repeat(8)}`)
    expect(notices).toEqual(['opened'])
    expect(incidents[0]?.flapping).toBeDefined()
    expect(incidents[0]?.timeline.filter(({ kind }) => kind === 'flapping')).toHaveLength(1)
  })
})

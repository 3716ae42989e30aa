import { describe, expect, test } from 'vitest'
import type { WordStage } from '../../../electron/core/model/words.ts'
import { stageOf } from '../../../electron/core/words/stage.ts'
import { incidentWith, pageWord, scopeOf } from './incidentSample.ts'

type Row = [why: string, given: Parameters<typeof incidentWith>[0], expected: WordStage]

describe('what may be said follows the evidence', () => {
  const vendorWide = { scope: scopeOf('vendor-wide') }
  test.each<Row>([
    ['our errors alone', {}, 'seeing'],
    [
      'a silent page adds nothing',
      { statusPage: { url: 'https://s.example', silentUntilMs: 1, ended: false } },
      'seeing',
    ],
    ['a path of our own adds nothing', { scope: scopeOf('path') }, 'seeing'],
    ['our checks find it vendor-wide', vendorWide, 'vendor-wide'],
    ['a verdict that is only possible is kept back', { scope: scopeOf('vendor-wide', 'possible') }, 'seeing'],
    ['one product of it is not all of it', { scope: scopeOf('product', 'certain') }, 'seeing'],
    [
      'an account is only suspected',
      { scope: scopeOf('account', 'possible'), statusPage: pageWord('degraded') },
      'confirmed',
    ],
    ['the page tells of an outage', { statusPage: pageWord('major-outage') }, 'confirmed'],
    ['the page tells of trouble', { statusPage: pageWord('degraded') }, 'confirmed'],
    ['the page outranks our checks', { ...vendorWide, statusPage: pageWord('partial-outage') }, 'confirmed'],
    ['planned work is no confirmation', { statusPage: pageWord('maintenance') }, 'seeing'],
    ['a notice is no confirmation', { ...vendorWide, statusPage: pageWord('notice') }, 'vendor-wide'],
    ['a refused key is never the vendor', { reason: 'key-rejected', statusPage: pageWord('major-outage') }, 'seeing'],
    ['nor is our account alone', { scope: scopeOf('account'), statusPage: pageWord('major-outage') }, 'seeing'],
    ['nothing observed changes nothing', { current: 'unknown', ...vendorWide }, 'vendor-wide'],
    ['the last check passed', { current: 'up' }, 'recovering'],
    ['whatever the page still says', { current: 'up', statusPage: pageWord('major-outage') }, 'recovering'],
    ['a slower answer is no recovery', { current: 'degraded' }, 'seeing'],
    ['a pass of what flaps is no recovery', { current: 'up', flapping: { sinceMs: 1, failures: 5 } }, 'seeing'],
    [
      'one that flaps no more recovers as any other',
      { current: 'up', flapping: { sinceMs: 1, failures: 5, untilMs: 2 } },
      'recovering',
    ],
    ['it is over', { state: 'closed', current: 'up', closedAtMs: 1 }, 'resolved'],
    ['over is over', { state: 'closed', current: 'down', statusPage: pageWord('major-outage') }, 'resolved'],
  ])('%s', (_, given, expected) => {
    const { stage, why } = stageOf(incidentWith(given))
    expect(stage).toBe(expected)
    expect(why).toMatch(/^\S.*\.$/)
  })

  test('it says why, and names a silent page', () => {
    const silent = { url: 'https://s.example', silentUntilMs: 1, ended: false }
    expect(stageOf(incidentWith({ statusPage: silent })).why).toContain('says nothing about it')
    expect(stageOf(incidentWith({ reason: 'key-rejected' })).why).toContain('your account alone')
  })
})

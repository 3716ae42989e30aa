import { describe, expect, test } from 'vitest'
import { digestsOf, toldIn } from '../../../electron/core/life/digest.ts'
import { follow } from '../../../electron/core/life/follow.ts'
import type { Incident } from '../../../electron/core/model/incident.ts'
import { hourMs, incidentAt, minuteMs, noonMs, opened, rulesWith } from './incidentSample.ts'

const rules = rulesWith({ quietHours: { enabled: true, from: '11:00', to: '15:00' }, reminders: { everyMs: hourMs } })
const endMs = noonMs + 3 * hourMs

/** A degraded incident that opened in quiet hours. */
function held(id: string, change: Partial<Incident> = {}): Incident {
  const notice = { ...opened(), id: `${id}:opened:1`, title: `${id} is slow` }
  const start = incidentAt({
    id,
    severity: 'degraded',
    current: 'degraded',
    title: notice.title,
    notices: [notice],
    ...change,
  })
  return follow(start, [notice.id], rules, noonMs).incident
}

describe('what quiet hours held back', () => {
  test('waits until they end', () => {
    expect(digestsOf([held('a')], rules, noonMs + hourMs)).toEqual({ digests: [], wakeAtMs: endMs })
  })

  test('is told in one notice then, open ones first, and once', () => {
    const over = { ...held('a'), state: 'closed' as const, closedAtMs: noonMs + 31 * minuteMs }
    const { digests } = digestsOf([over, held('b'), incidentAt({ id: 'told', notices: [] })], rules, endMs)
    expect(digests).toHaveLength(1)
    const [digest] = digests
    const notice = digest?.carrier.notices.at(-1)
    expect(notice).toMatchObject({
      id: 'b:digest:1',
      kind: 'digest',
      delivery: 'pending',
      title: '2 incidents during quiet hours, 1 still open',
      body: 'b is slow: from 11:59 for 3 h, still open.\na is slow: from 11:59 for 31 min, over.',
      tells: ['a:opened:1', 'b:opened:1'],
    })
    const after = [digest?.carrier, ...(digest?.others ?? [])] as Incident[]
    expect(digestsOf(after, rules, endMs)).toEqual({ digests: [], wakeAtMs: null })
  })

  test('one alone is named in the title, and reminders run from then on', () => {
    const { digests } = digestsOf([held('a')], rules, endMs)
    expect(digests[0]?.carrier.notices.at(-1)?.title).toBe('During quiet hours: a is slow')
    const next = follow(digests[0]?.carrier as Incident, [], rules, endMs)
    expect([next.tell, next.wakeAtMs]).toEqual([[], endMs + hourMs])
    expect(follow(next.incident, [], rules, endMs + hourMs).tell).toEqual(['a:reminder:1'])
  })

  test('goes to the channels of its vendor, one notice for each set of them', () => {
    const routed = { ...rules, alertsOf: (id: string) => (id === 'twilio' ? { channels: ['team'] } : undefined) }
    const { digests } = digestsOf([held('a'), held('b', { vendorId: 'twilio' }), held('c')], routed, endMs)
    expect(digests.map(({ carrier, others }) => [carrier.id, others.length])).toEqual([
      ['a', 1],
      ['b', 0],
    ])
    expect(digests[1]?.carrier.notices.at(-1)?.channels).toEqual(['team'])
  })

  test('is told at once when the rule is switched off', () => {
    expect(digestsOf([held('a')], rulesWith(), noonMs + minuteMs).digests).toHaveLength(1)
  })

  test('a digest that was stored before a crash is not told again', () => {
    const { digests } = digestsOf([held('a'), held('b')], rules, endMs)
    const tells = digests[0]?.carrier.notices.at(-1)?.tells ?? []
    const forgotten = held('b')
    expect(toldIn(forgotten, 'a:digest:1', tells).notices[0]?.withheld?.toldIn).toBe('a:digest:1')
    expect(toldIn(forgotten, 'x', [])).toBe(forgotten)
  })
})

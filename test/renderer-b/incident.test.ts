import { expect, test } from 'vitest'
import type { Notice, NoticeDelivery, TimelineEntry } from '../../electron/core/model/incident.ts'
import type { TranscriptHead } from '../../electron/core/model/transcript.ts'
import { tellingAttempt } from '../../renderer/incident/tellingAttempt.ts'
import { timelineHeading, timelineText, timelineTone } from '../../renderer/incident/timelineWords.ts'

type Seen = Pick<TranscriptHead, 'id' | 'state' | 'status' | 'failureKind'>

const slow = (id: string): Seen => ({ id, state: 'degraded', status: 200 })
const answers = (id: string, status: number): Seen => ({ id, state: 'down', status })
const timedOut = (id: string): Seen => ({ id, state: 'down', failureKind: 'timeout' })
const passed = (id: string): Seen => ({ id, state: 'up', status: 200 })

const ids = ['a', 'b', 'c', 'd']
const down503 = { transcriptIds: ids, severity: 'down', status: 503 } as const

test.each<[string, Parameters<typeof tellingAttempt>[0], Seen[], string | undefined]>([
  ['began slow, then 503', down503, [slow('a'), slow('b'), answers('c', 503), answers('d', 503)], 'c'],
  ['one status from the start', down503, [answers('a', 503), answers('b', 503)], 'a'],
  ['first down by another status', down503, [slow('a'), answers('b', 500), answers('c', 503)], 'c'],
  ['its own status is not kept any more', down503, [slow('a'), answers('b', 500)], 'b'],
  [
    'a failure without a status',
    { transcriptIds: ids, severity: 'down', failureKind: 'timeout' },
    [answers('a', 503), timedOut('b')],
    'b',
  ],
  ['slow all along', { transcriptIds: ids, severity: 'degraded', status: 200 }, [slow('a'), passed('b')], 'a'],
  ['recovered meanwhile: a pass tells nothing', down503, [slow('a'), passed('b'), answers('c', 503)], 'c'],
  ['lists are newest first', down503, [answers('d', 503), answers('c', 503), slow('a')], 'c'],
  ['nothing of it is listed', down503, [], 'a'],
  ['no transcript was kept', { ...down503, transcriptIds: [] }, [], undefined],
])('the attempt shown: %s', (_, incident, heads, id) => {
  expect(tellingAttempt(incident, heads)?.id).toBe(id)
})

test('a notice that was not shown is headed by that, and says it once', () => {
  const entry: TimelineEntry = {
    atMs: 1,
    kind: 'notified',
    text: 'You could not be told: There is no desktop session.',
  }
  expect([timelineHeading(entry), timelineText(entry), timelineTone(entry)]).toEqual([
    'You could not be told',
    'There is no desktop session.',
    'bad',
  ])
  const byChannel = (state: NoticeDelivery['state']): Notice[] => [
    {
      ...{ id: 'n', kind: 'opened', createdAtMs: 1, title: 't', body: 'b', delivery: 'failed' },
      deliveries: [{ channelId: 'chat', name: 'Chat', state, atMs: 2, attempts: 1 }],
    },
  ]
  const told = { ...entry, noticeId: 'n' }
  expect([timelineHeading(told, byChannel('sent')), timelineTone(told, byChannel('sent'))]).toEqual([
    'Told elsewhere, not here',
    'told',
  ])
  expect(timelineHeading(told, byChannel('dead'))).toBe('You could not be told')
  const elsewhere: TimelineEntry = { ...entry, text: 'Not shown on this computer: your rules send it elsewhere.' }
  expect([timelineHeading(elsewhere), timelineText(elsewhere)]).toEqual([
    'Not shown here',
    'Your rules send it elsewhere.',
  ])
  const shown: TimelineEntry = { atMs: 1, kind: 'notified', text: 'You were told: “Stripe answers 503”.' }
  expect([timelineHeading(shown), timelineText(shown), timelineTone(shown)]).toEqual([
    'You were told',
    shown.text,
    'told',
  ])
})

test.each<[string, TimelineEntry, [string, string, string]]>([
  [
    'could not be',
    { atMs: 1, kind: 'notified', text: 'Es ging nicht: kaputt.', noticeId: 'n', outcome: 'failed' },
    ['You could not be told', 'kaputt.', 'bad'],
  ],
  [
    'was not wanted',
    { atMs: 1, kind: 'notified', text: 'Hier nicht: kaputt.', noticeId: 'n', outcome: 'skipped' },
    ['Not shown here', 'Kaputt.', 'told'],
  ],
  [
    'could not be, and its notice is there no more',
    { atMs: 1, kind: 'reminded', text: 'Es ging nicht: kaputt.', noticeId: 'gone', outcome: 'failed' },
    ['You could not be told', 'Es ging nicht: kaputt.', 'bad'],
  ],
])('a line of its own field is known in whatever language it was stored: what %s shown', (_, entry, words) => {
  const notices: Notice[] = [
    { id: 'n', kind: 'opened', createdAtMs: 1, title: 't', body: 'b', delivery: 'failed', problem: 'kaputt.' },
  ]
  expect([timelineHeading(entry, notices), timelineText(entry, notices), timelineTone(entry, notices)]).toEqual(words)
})

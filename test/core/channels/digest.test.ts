import { expect, test } from 'vitest'
import { toldApart } from '../../../electron/core/channels/digest.ts'
import type { Incident, Notice } from '../../../electron/core/model/incident.ts'
import { incident, notice } from './samples.ts'

const withheld: Notice['withheld'] = { by: 'quiet-hours', text: 'Quiet hours until 07:00.' }

/** An incident with notices of these kinds; a dash before one: held back by quiet hours. */
function withNotices(id: string, state: Incident['state'], kinds: string[]): Incident {
  const notices = kinds.map((word) => {
    const kind = word.replace('-', '') as Notice['kind']
    return notice(kind, { id: `${id}:${kind}:1`, ...(word.startsWith('-') && { withheld }) })
  })
  return incident({ id, state, notices })
}

test.each<[string, Incident['state'], string[], string[], string | undefined]>([
  ['opened while it was quiet and still open', 'open', ['-opened'], ['opened'], 'opened'],
  ['opened and got worse while it was quiet', 'open', ['-opened', '-worsened'], ['opened', 'worsened'], 'worsened'],
  ['came and went while it was quiet', 'closed', ['-opened', '-recovered'], ['opened', 'recovered'], undefined],
  ['told before, recovered while it was quiet', 'closed', ['opened', '-recovered'], ['recovered'], 'recovered'],
  ['acknowledged only', 'closed', ['-opened', 'acknowledged', '-recovered'], ['opened', 'recovered'], undefined],
  ['no longer kept', 'open', ['-opened'], [], undefined],
])('a digest calls a pager for what %s', (_what, state, kinds, tells, called) => {
  const carrier = incident({ id: 'carrier', notices: [] })
  const other = withNotices('other', state, kinds)
  const digest = notice('digest', { id: 'carrier:digest:1', tells: tells.map((kind) => `other:${kind}:1`) })
  const told = toldApart(digest, carrier, (id) => (id === 'other' ? other : undefined))
  expect(told.map((one) => [one.incident.id, one.notice.kind])).toEqual(called ? [['other', called]] : [])
})

test('anything else is told as it is', () => {
  const one = notice('opened')
  expect(toldApart(one, incident(), () => undefined)).toEqual([{ notice: one, incident: incident() }])
})

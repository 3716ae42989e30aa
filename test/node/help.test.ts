import { expect, test } from 'vitest'
import { type HelpTopic, helpPages, helpTopic, topicOf } from '../../electron/core/explain/help.ts'
import { failureKinds } from '../../electron/core/model/exchange.ts'
import { reasonSchema } from '../../electron/core/model/verdict.ts'
import { failureKind } from '../../electron/node/probe/failureKind.ts'

const topics = Object.keys(helpPages) as HelpTopic[]

test('each way to end has its page, and no page is for nothing', () => {
  const ends = [...failureKinds, ...reasonSchema.options.filter((reason) => !['ok', 'failure'].includes(reason))]
  expect(topics.toSorted()).toEqual([...new Set(ends)].toSorted())
})

test.each(topics)('%s says what it means, what causes it and what to try', (topic) => {
  const page = helpPages[topic]
  for (const text of [page.meaning, ...page.steps, ...page.causes.map(({ what }) => what)])
    expect(text).toMatch(/^[A-Z0-9].*\.$/)
  expect(page.steps.length).toBeGreaterThan(0)
  expect(page.causes.length).toBeGreaterThan(0)
  expect(page.title).not.toMatch(/\.$/)
})

const codes = topics.flatMap((topic) =>
  (failureKinds as readonly string[]).includes(topic)
    ? helpPages[topic].codes.filter((code) => !code.endsWith('…')).map((code): [string, string] => [code, topic])
    : [],
)
test.each(codes)('the raw code %s ends as %s, as its page says', (code, topic) => {
  expect(failureKind(code, { responseBegan: false })).toBe(topic)
})

test('addresses and verdicts lead to a page or to none', () => {
  expect(helpTopic('timeout')).toBe('timeout')
  expect(helpTopic('constructor')).toBeUndefined()
  expect(topicOf('failure', 'refused')).toBe('refused')
  expect(topicOf('failure', undefined)).toBeUndefined()
  expect(topicOf('ok', undefined)).toBeUndefined()
  expect(topicOf('rate-limited', undefined)).toBe('rate-limited')
})

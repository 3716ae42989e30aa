import { expect, test } from 'vitest'
import { auditOutcome, shippedNames } from '../../electron/audit.ts'

const shipped = new Set(['undici', '@orpc/server'])
const answer = (...found: [name: string, severity: string][]) =>
  JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: Object.fromEntries(
      found.map(([name, severity]) => [name, { name, severity, range: '<9', via: [], effects: [] }]),
    ),
  })

test.each([
  ['nothing', answer(), 'clean', 'No serious vulnerability'],
  ['a serious one that is shipped', answer(['undici', 'high']), 'found', 'undici <9 has a high vulnerability'],
  ['a critical one in a scope', answer(['@orpc/server', 'critical']), 'found', '@orpc/server'],
  ['a lesser one that is shipped', answer(['undici', 'moderate']), 'clean', '1 lesser'],
  ['a serious one in a tool', answer(['vitest', 'critical']), 'clean', 'not shipped'],
  ['an error of the registry', '{"message":"405 Method Not Allowed","error":{}}', 'unanswered', 'not audited'],
  ['no output at all', '', 'unanswered', 'not audited'],
])('%s', (_name, output, kind, words) => {
  const outcome = auditOutcome(output, shipped)
  expect([outcome.kind, outcome.lines.join(' ')]).toEqual([kind, expect.stringContaining(words)])
})

test('the names of what is shipped are read from the licences', () => {
  const text =
    'Headstart contains…\n\n----\n\n@orpc/server 1.16.1 (MIT)\n\nMIT License\n\nCopyright 2024 (c) X\n\nundici 8.12.4 (MIT)\n'
  expect([...shippedNames(text)]).toEqual(['@orpc/server', 'undici'])
})

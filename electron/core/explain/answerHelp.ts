import { wording } from '../language/language.ts'
import type { AnswerTopic, HelpPage } from './help.ts'

/** Help for answers that are not as expected, and for what nothing is known of. */
export const answerHelp: Readonly<Record<AnswerTopic, HelpPage>> = {
  status: {
    ...wording.help.answers.status,
    verdict: 'down',
    codes: [],
  },
  slow: {
    ...wording.help.answers.slow,
    verdict: 'either',
    codes: [],
  },
  body: {
    ...wording.help.answers.body,
    verdict: 'down',
    codes: [],
  },
  header: {
    ...wording.help.answers.header,
    verdict: 'down',
    codes: [],
  },
  json: {
    ...wording.help.answers.json,
    verdict: 'down',
    codes: [],
  },
  certificate: {
    ...wording.help.answers.certificate,
    verdict: 'degraded',
    codes: [],
  },
  'key-rejected': {
    ...wording.help.answers['key-rejected'],
    verdict: 'down',
    codes: ['401', '403'],
  },
  'permission-missing': {
    ...wording.help.answers['permission-missing'],
    verdict: 'unknown',
    codes: [],
  },
  'rate-limited': {
    ...wording.help.answers['rate-limited'],
    verdict: 'degraded',
    codes: ['429'],
  },
  'own-side': {
    ...wording.help.answers['own-side'],
    verdict: 'unknown',
    codes: [],
  },
  'not-observed': {
    ...wording.help.answers['not-observed'],
    verdict: 'unknown',
    codes: [],
  },
  maintenance: {
    ...wording.help.answers.maintenance,
    verdict: 'unknown',
    codes: [],
  },
  'key-unavailable': {
    ...wording.help.answers['key-unavailable'],
    verdict: 'unknown',
    codes: [],
  },
  'rule-broken': {
    ...wording.help.answers['rule-broken'],
    verdict: 'unknown',
    codes: [],
  },
}

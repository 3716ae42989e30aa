import type { AnswerTopic, HelpPage } from './help.ts'
import { paths, report, us, vendor, way } from './helpWords.ts'

/** Help for answers that are not as expected, and for what nothing is known of. */
export const answerHelp: Readonly<Record<AnswerTopic, HelpPage>> = {
  status: {
    title: 'Another status than expected',
    meaning: 'The vendor answered, with a status that the monitor does not expect.',
    verdict: 'down',
    causes: [
      vendor('5xx: the vendor has a fault. 502, 503 and 504 come from its load balancer.'),
      us('4xx: the call is wrong for this account, or the vendor changed it.'),
      way('A firewall in front of the vendor takes us for somebody else.'),
    ],
    steps: [
      'Read the body: vendors often name the reason and a code.',
      paths,
      report,
      'If the answer changed on purpose, change the expectation.',
    ],
    codes: [],
  },
  slow: {
    title: 'Slower than allowed',
    meaning: 'The vendor answers, but takes longer than the limit of the monitor, or much longer than usual.',
    verdict: 'down or degraded',
    causes: [
      vendor('The wait for the first byte grew: the vendor’s service is slow.'),
      way('Name, connection or TLS take longer: the way or the edge is slow.'),
      us('This computer is busy; Headstart says so where it measured it.'),
    ],
    steps: ['Look which phase grew against the usual one.', paths, report],
    codes: [],
  },
  body: {
    title: 'Another body than expected',
    meaning: 'The status is right and the body is not: often an error page or an empty answer behind a 200.',
    verdict: 'down',
    causes: [vendor('A fault that the vendor hides behind a good status.'), us('The expectation is too narrow.')],
    steps: [
      'Read the body beside that of the last good attempt.',
      report,
      'If the answer changed on purpose, change the expectation.',
    ],
    codes: [],
  },
  header: {
    title: 'Another header than expected',
    meaning: 'The answer came, and one of its headers is missing or different.',
    verdict: 'down',
    causes: [
      vendor('Another server or version answers.'),
      way('A cache or proxy changes headers.'),
      us('The expectation is too narrow.'),
    ],
    steps: ['Compare the headers with the last good attempt.', 'If it changed on purpose, change the expectation.'],
    codes: [],
  },
  json: {
    title: 'Other JSON than expected',
    meaning: 'The body is not JSON, or the value that the monitor looks at is missing or different.',
    verdict: 'down',
    causes: [
      vendor('An error in the shape of a good answer, or a changed API version.'),
      us('The path looks at the wrong place.'),
    ],
    steps: [
      'Read the body and the row of the expectation: it shows what was found.',
      'If it changed on purpose, change the path or the value.',
    ],
    codes: [],
  },
  certificate: {
    title: 'The certificate ends soon',
    meaning: 'It works today, and its last day is nearer than the monitor allows. After that day nothing works.',
    verdict: 'degraded',
    causes: [vendor('The renewal is late, or reached only some servers.')],
    steps: ['Ask the vendor when it renews.', 'Plan for the day after: it is in the connection of the attempt.'],
    codes: [],
  },
  'key-rejected': {
    title: 'The vendor rejects the key',
    meaning:
      'The vendor is there and does not accept our key. After two tries it is sent every 15 minutes at most, as some vendors lock accounts.',
    verdict: 'down',
    causes: [
      us('The key was rotated, revoked, or belongs to another environment.'),
      vendor('The vendor’s own login is broken: then other customers are hit too.'),
    ],
    steps: [
      'Look in the vendor’s dashboard whether the key is still there.',
      'Store the new key in the settings: it is tried at once.',
      paths,
    ],
    codes: ['401', '403'],
  },
  'permission-missing': {
    title: 'The key lacks a permission',
    meaning: 'The vendor accepts the key, but not for this call. That says nothing about an outage.',
    verdict: 'unknown',
    causes: [us('A key with too few rights, or an account whose plan or standing does not allow the call.')],
    steps: [
      'Read the body: it often names what is missing.',
      'Give the key that one right, or probe a call that it may make.',
    ],
    codes: [],
  },
  'rate-limited': {
    title: 'The vendor asks for less',
    meaning: 'Too many requests. Headstart waits as long as Retry-After says. This is never counted as an outage.',
    verdict: 'degraded',
    causes: [
      us('Something else uses the same key, or the interval is too short.'),
      vendor('The vendor lowered its limits.'),
    ],
    steps: [
      'Read the rate-limit headers of the attempt.',
      'Raise the interval, or use a key of its own for Headstart.',
    ],
    codes: ['429'],
  },
  'own-side': {
    title: 'It is our side',
    meaning:
      'Addresses that have nothing to do with the vendor did not answer either, or this computer slept or stood still. Nothing is said about the vendor, and nobody is alerted.',
    verdict: 'unknown',
    causes: [us('No network, a login page of a foreign network, a VPN that changed, or a busy computer.')],
    steps: [
      'Look at “Your network” at the lower left.',
      'Check that the references in the settings are reachable from here.',
    ],
    codes: [],
  },
  'not-observed': {
    title: 'Not observed',
    meaning:
      'Nothing was sent in this time: Headstart was not running, asleep or paused. It counts neither as up nor as down.',
    verdict: 'unknown',
    causes: [us('The computer slept, or the monitor was paused.')],
    steps: ['Probe now.', 'Let Headstart start with your session, so that fewer gaps arise.'],
    codes: [],
  },
  maintenance: {
    title: 'In a maintenance window',
    meaning:
      'The probe failed while a maintenance window was open. The attempt is kept, nobody is alerted, and the time counts neither as up nor as down.',
    verdict: 'unknown',
    causes: [vendor('Work that the vendor announced.'), us('A window that is wider than the work.')],
    steps: [
      'Look which window is open in the settings under Maintenance.',
      'End or shorten the window if the work is over.',
    ],
    codes: [],
  },
  'key-unavailable': {
    title: 'The key is not available',
    meaning: 'The keychain did not give the key, so nothing was sent and nothing is known about the vendor.',
    verdict: 'unknown',
    causes: [us('The keychain is locked or absent, or the key was never stored on this computer.')],
    steps: [
      'Unlock the keychain of the system.',
      'Store the key in the settings.',
      'On a server without a keychain set HEADSTART_SECRET_… in the environment.',
    ],
    codes: [],
  },
  'rule-broken': {
    title: 'The monitor itself is broken',
    meaning:
      'A rule cannot be evaluated, such as a pattern that does not parse. Until it is mended the monitor tells neither up nor down.',
    verdict: 'unknown',
    causes: [us('A mistake in an expectation.')],
    steps: ['Open the monitor and use Test now: the row in question says what is wrong.'],
    codes: [],
  },
}

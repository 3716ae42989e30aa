import { sayDuration, sayUtc, shorten } from '../explain/say.ts'
import { headStartSentence } from '../headStart.ts'
import { wording } from '../language/language.ts'
import type { ChannelMessage } from '../model/delivery.ts'
import type { Incident, Notice } from '../model/incident.ts'

export type MessageContext = {
  /** Features of our own product that stand on the vendor. */
  features: readonly string[]
  /** `http://127.0.0.1:7420`: where this Headstart is served. */
  origin?: string | undefined
}

/** A notice as it leaves: everything that is known at this moment, each text bounded. */
export function messageOf(notice: Notice, incident: Incident, context: MessageContext): ChannelMessage {
  const { id, state, severity, vendorId, vendorName, monitorId, monitorName } = incident
  const { firstFailureAtMs, openedAtMs, closedAtMs, acknowledged } = incident
  // The lines of difference and scope are facts of their own here.
  const said = new Set([incident.scope?.sentence, incident.difference && wording.common.sentence(incident.difference)])
  const lines = notice.body.split('\n').filter((line) => !said.has(line))
  return {
    noticeId: notice.id,
    kind: notice.kind,
    atMs: notice.createdAtMs,
    title: shorten(notice.title, 200),
    text: shorten(lines.join('\n'), 1_000),
    facts: factsOf(notice, incident, context),
    incident: {
      id,
      state,
      severity,
      vendorId,
      vendorName: shorten(vendorName, 80),
      monitorId,
      monitorName: shorten(monitorName, 120),
      firstFailureAtMs,
      openedAtMs,
      ...(closedAtMs !== undefined && { closedAtMs }),
      ...(acknowledged && { acknowledgedBy: shorten(acknowledged.by ?? wording.channels.somebody, 80) }),
      threadTitle: shorten(incident.notices[0]?.title ?? incident.title, 200),
    },
    ...(context.origin !== undefined && { link: `${context.origin}/#/incidents/${encodeURIComponent(id)}` }),
  }
}

function factsOf(notice: Notice, incident: Incident, { features }: MessageContext): ChannelMessage['facts'] {
  // A digest is about several, each with a line of its own.
  if (notice.kind === 'digest') return []
  const { difference, scope, acknowledged, firstFailureAtMs, closedAtMs, attempts, failures } = incident
  const lead = headStartSentence(incident, notice.createdAtMs)
  const pageSaid = incident.statusPage?.firstWord?.text ?? incident.statusPage?.atDetection?.sentence
  const lines: [string, string | undefined | null | false][] = [
    [wording.channels.facts.since, sayUtc(firstFailureAtMs)],
    [wording.channels.facts.lasted, closedAtMs !== undefined && sayDuration(closedAtMs - firstFailureAtMs)],
    [wording.channels.facts.attempts, wording.channels.attemptsFailed(failures, attempts)],
    [wording.channels.facts.affects, features.length > 0 && wording.common.list(features.slice(0, 10))],
    [wording.channels.facts.where, scope?.sentence],
    [wording.channels.facts.difference, difference && wording.common.sentence(difference)],
    [wording.channels.facts.statusPage, wording.channels.pageSaid(pageSaid, lead)],
    [
      wording.channels.facts.acknowledged,
      acknowledged && wording.channels.acknowledgedAt(sayUtc(acknowledged.atMs), acknowledged.by),
    ],
  ]
  return lines.flatMap(([label, text]) => (text ? [{ label, text: shorten(text, 500) }] : []))
}

/** What a person tells others: their text as it is, without anything that only means something on this computer. */
export function wordsMessage(
  id: string,
  incident: Incident,
  title: string,
  text: string,
  nowMs: number,
): ChannelMessage {
  const about = messageOf(
    { id, kind: 'acknowledged', createdAtMs: nowMs, title, body: '', delivery: 'pending' },
    incident,
    { features: [] },
  )
  return { ...about, kind: 'words', text, facts: [] }
}

/** What “Send a test” sends: shaped like an alert, and saying that it is none. */
export function testMessage(id: string, nowMs: number, { origin }: Pick<MessageContext, 'origin'>): ChannelMessage {
  return {
    noticeId: id,
    kind: 'test',
    atMs: nowMs,
    title: wording.channels.testTitle,
    text: wording.channels.testText,
    facts: [{ label: wording.channels.facts.sent, text: sayUtc(nowMs) }],
    incident: {
      id,
      state: 'open',
      severity: 'down',
      vendorId: 'headstart',
      vendorName: 'Headstart',
      monitorId: 'headstart.test',
      monitorName: wording.channels.testMonitor,
      firstFailureAtMs: nowMs,
      openedAtMs: nowMs,
      threadTitle: wording.channels.testTitle,
    },
    ...(origin !== undefined && { link: `${origin}/#/settings/alerts` }),
  }
}

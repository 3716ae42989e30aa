import { z } from 'zod'
import { failureKindSchema } from './exchange.ts'
import { idSchema } from './monitor.ts'
import { attemptPathSchema } from './path.ts'
import { scopeSchema } from './scope.ts'
import { incidentPageSchema } from './statusPage.ts'
import { reasonSchema } from './verdict.ts'
import { saidSchema } from './words.ts'

/**
 * `reminder`: still failing, and nobody acknowledged it. `escalated`: nobody did for too long; once per incident.
 * `digest`: what quiet hours held back, told together at their end.
 * `offline`: our own side, once for all monitors and on this computer alone; it belongs to no incident.
 * `acknowledged` goes to channels only: whoever acknowledges need not be told here.
 */
export const noticeKindSchema = z.enum([
  'opened',
  'worsened',
  'recovered',
  'reminder',
  'escalated',
  'digest',
  'acknowledged',
  'offline',
])
export type NoticeKind = z.infer<typeof noticeKindSchema>

/**
 * How one channel stands with one notice. `pending`: not tried yet; `failed`: the last try failed and another follows;
 * `dead`: given up, until a person tries it again.
 */
export const noticeDeliverySchema = z.object({
  channelId: idSchema,
  /** The channel's name then. */
  name: z.string(),
  state: z.enum(['pending', 'sent', 'failed', 'dead']),
  atMs: z.number(),
  attempts: z.number().int(),
  problem: z.string().optional(),
})
export type NoticeDelivery = z.infer<typeof noticeDeliverySchema>

/** One message to a person. Stored as `pending` before it is sent, then marked: a restart neither loses nor repeats it. */
export const noticeSchema = z.object({
  id: z.string(),
  kind: noticeKindSchema,
  createdAtMs: z.number(),
  title: z.string(),
  body: z.string(),
  /** Of the desktop notification. `skipped`: it was not wanted there, which says nothing about the channels. */
  delivery: z.enum(['pending', 'sent', 'failed', 'withheld', 'skipped']),
  deliveredAtMs: z.number().optional(),
  problem: z.string().optional(),
  /** Ids of the channels it is meant for, chosen when it came up; `os` is the desktop notification. Absent: all. */
  channels: z.array(z.string()).optional(),
  /** How each channel stands with it, the desktop notification apart. */
  deliveries: z.array(noticeDeliverySchema).optional(),
  /** Why nobody is told, present while `withheld`. `toldIn`: the later notice that told it after all. */
  withheld: z
    .object({
      by: z.enum(['maintenance', 'quiet-hours', 'snooze', 'routing', 'untold']),
      text: z.string(),
      untilMs: z.number().optional(),
      toldIn: z.string().optional(),
    })
    .optional(),
  /** Of a digest: ids of the withheld notices that it tells. */
  tells: z.array(z.string()).optional(),
})
export type Notice = z.infer<typeof noticeSchema>

export const timelineEntrySchema = z.object({
  atMs: z.number(),
  kind: z.enum([
    'first-failure',
    'own-side',
    'scope',
    'attempt',
    'opened',
    'worsened',
    'eased',
    'flapping',
    'steady',
    'notified',
    'reminded',
    'acknowledged',
    'unacknowledged',
    'snoozed',
    'unsnoozed',
    'maintenance',
    'withheld',
    'status-page',
    'said',
    'passed',
    'closed',
    'note',
    'person-note',
  ]),
  text: z.string(),
  transcriptId: z.string().optional(),
  /** Of a person's note: its name in the API, who wrote it, and when it was last changed. */
  id: z.string().optional(),
  by: z.string().optional(),
  editedAtMs: z.number().optional(),
  /** The notice that was made then: how its deliveries stand is shown here. */
  noticeId: z.string().optional(),
  /**
   * Of `notified` and `reminded`, where this computer showed nothing: it could not, or it was not wanted here. The notice's
   * `problem` says why. Rows of before have only their words.
   */
  outcome: z.enum(['failed', 'skipped']).optional(),
  /** Of `said`: which text of the incident's `said` it was. */
  saidId: z.string().optional(),
})
export type TimelineEntry = z.infer<typeof timelineEntrySchema>

/** A confirmed bad stretch of one monitor. */
export const incidentSchema = z.object({
  id: z.string(),
  monitorId: idSchema,
  monitorName: z.string(),
  vendorId: idSchema,
  vendorName: z.string(),
  state: z.enum(['open', 'closed']),
  /** The worst state it reached; `current` is what the last probe said. */
  severity: z.enum(['degraded', 'down']),
  current: z.enum(['up', 'degraded', 'down', 'unknown']),
  /** "Stripe Balance answers 503". */
  title: z.string(),
  sentence: z.string(),
  reason: reasonSchema,
  status: z.number().int().optional(),
  failureKind: failureKindSchema.optional(),
  firstFailureAtMs: z.number(),
  openedAtMs: z.number(),
  closedAtMs: z.number().optional(),
  lastFailureAtMs: z.number(),
  attempts: z.number().int(),
  failures: z.number().int(),
  /**
   * It goes up and down: told once, and closed only when it kept steady. `failures`: bad stretches when that was
   * noticed; `untilMs`: it failed without a break since.
   */
  flapping: z.object({ sinceMs: z.number(), failures: z.number().int(), untilMs: z.number().optional() }).optional(),
  /** Ends with the incident; the timeline keeps who it was. */
  acknowledged: z.object({ atMs: z.number(), by: z.string().optional(), reason: z.string().optional() }).optional(),
  /** Quiet until then, unless it gets worse (or not even then); detection goes on. Gone once it ended. */
  snoozed: z
    .object({
      atMs: z.number(),
      untilMs: z.number(),
      by: z.string().optional(),
      evenIfWorse: z.boolean().optional(),
    })
    .optional(),
  /** The maintenance window that it opened in, or that began while it was open: the latest. */
  maintenance: z
    .object({ windowId: idSchema, name: z.string(), untilMs: z.number(), ended: z.boolean().optional() })
    .optional(),
  /** When the next reminder and the escalation come, each this long after it was planned; `asked`: a snooze's end owes it. */
  due: z
    .object({
      reminder: z.object({ atMs: z.number(), afterMs: z.number(), asked: z.boolean().optional() }).optional(),
      escalation: z.object({ atMs: z.number(), afterMs: z.number() }).optional(),
    })
    .optional(),
  timeline: z.array(timelineEntrySchema),
  notices: z.array(noticeSchema),
  /** Attempts of this incident, oldest first. */
  transcriptIds: z.array(z.string()),
  /** Absent while the vendor has no status page, or none was read since. */
  statusPage: incidentPageSchema.optional(),
  lastGoodTranscriptId: z.string().optional(),
  /** The opening failure against the last good exchange, in one line. */
  difference: z.string().optional(),
  /** Our public address when it opened, where the settings allow to ask for it. */
  publicAddress: z.object({ address: z.string(), askedAtMs: z.number() }).optional(),
  /** Where the failure lies, by paired probes. Absent until they were judged, and where they are switched off. */
  scope: scopeSchema.optional(),
  /** What people were told about it, oldest first. */
  said: z.array(saidSchema).optional(),
})
export type Incident = z.infer<typeof incidentSchema>

/**
 * Where one monitor stands between probes: kept on disk so that a restart goes on where it was.
 * `suspect` = a first failure is being confirmed; `open` = an incident is open.
 */
export const monitorStatusSchema = z.object({
  monitorId: idSchema,
  stage: z.enum(['watching', 'suspect', 'open']),
  state: z.enum(['up', 'degraded', 'down', 'unknown']),
  reason: reasonSchema,
  sentence: z.string(),
  sinceMs: z.number(),
  lastProbeAtMs: z.number().optional(),
  lastTotalMs: z.number().optional(),
  lastTranscriptId: z.string().optional(),
  lastGoodTranscriptId: z.string().optional(),
  /** Attempts of the burst so far, the first failure included. */
  burst: z
    .object({
      startedAtMs: z.number(),
      attempts: z.number().int(),
      failures: z.number().int(),
      worst: z.enum(['degraded', 'down']),
      transcriptIds: z.array(z.string()),
      timeline: z.array(timelineEntrySchema),
      /** The ways that the attempts took, in their order. */
      paths: z.array(attemptPathSchema).optional(),
      /** Present where Retry-After moved its end. */
      endsAtMs: z.number().optional(),
    })
    .optional(),
  incidentId: z.string().optional(),
  passesInARow: z.number().int(),
  /** Bad attempts since the last pass; what observed nothing neither counts nor ends it. */
  failing: z.object({ attempts: z.number().int(), sinceMs: z.number() }).optional(),
  /** When bad stretches began and incidents opened lately, oldest first: what flapping is seen by. */
  recent: z.object({ failures: z.array(z.number()), openings: z.array(z.number()) }).optional(),
  /** From 429 and Retry-After: no scheduled probe earlier. */
  notBeforeMs: z.number().optional(),
})
export type MonitorStatus = z.infer<typeof monitorStatusSchema>

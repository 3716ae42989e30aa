import { z } from 'zod'
import { wording } from '../language/language.ts'
import { noticeKindSchema } from './incident.ts'
import { idSchema } from './monitor.ts'

/** Stands for the desktop notification wherever channels are named by id: no channel can be called so. */
export const desktopChannelId = 'os'

const channelIdSchema = idSchema.refine((id) => id !== desktopChannelId, wording.fields.channelOs)

/** A whole value that is a secret: nothing but its name is ever stored. */
export const secretReferenceSchema = z
  .string()
  .regex(/^\{\{secret:[A-Za-z0-9][A-Za-z0-9._-]{0,127}\}\}$/, wording.fields.secretReference)

const mailbox = z
  .string()
  .max(320)
  .regex(/^(?:[^<>\r\n"]*<[^\s@<>"]+@[^\s@<>"]+>|[^\s@<>"]+@[^\s@<>"]+)$/, wording.fields.mailbox)

const common = {
  id: channelIdSchema,
  name: z.string().min(1).max(80),
  enabled: z.boolean().default(true),
  /** Kinds of notices that it receives; absent: all, those of later versions too. */
  notices: z.array(noticeKindSchema).min(1).optional(),
  /** By the worst state that the incident reached; absent: both. */
  severities: z
    .array(z.enum(['degraded', 'down']))
    .min(1)
    .optional(),
  /** Vendors' ids; absent: all. */
  vendors: z.array(idSchema).min(1).max(500).optional(),
}

/** PagerDuty's Events API v2; `events.eu.pagerduty.com` for accounts of its EU region. */
export const pagerDutyUrl = 'https://events.pagerduty.com/v2/enqueue'

/**
 * A way by which notices leave this computer, besides the desktop notification. Secrets stand in it by name only:
 * `{{secret:NAME}}`.
 */
export const channelSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('webhook'),
    ...common,
    /** May hold `{{secret:NAME}}`. */
    url: z.string().min(1).max(8_192),
    /** HMAC-SHA256 key of the signature; `whsec_…` is read as base64 (Standard Webhooks), anything else as UTF-8. */
    signingKey: secretReferenceSchema.optional(),
    headers: z
      .array(z.object({ name: z.string().min(1).max(256), value: z.string().max(16_384) }))
      .max(20)
      .optional(),
  }),
  /** The address of an incoming webhook is its key. */
  z.object({ kind: z.literal('slack'), ...common, url: secretReferenceSchema }),
  /** The address of a Workflows webhook holds its key. */
  z.object({ kind: z.literal('teams'), ...common, url: secretReferenceSchema }),
  z.object({
    kind: z.literal('pagerduty'),
    ...common,
    routingKey: secretReferenceSchema,
    url: z.url({ protocol: /^https?$/ }).default(pagerDutyUrl),
  }),
  z.object({
    kind: z.literal('email'),
    ...common,
    host: z.string().min(1).max(253),
    port: z.number().int().min(1).max(65_535).default(587),
    /** `starttls`: refused when the server does not offer it. `none`: a relay that needs no password. */
    security: z.enum(['starttls', 'tls', 'none']).default('starttls'),
    user: z.string().min(1).max(320).optional(),
    password: secretReferenceSchema.optional(),
    from: mailbox,
    to: z.array(mailbox).min(1).max(50),
  }),
])
export type Channel = z.infer<typeof channelSchema>

/** What a person said about a desktop notification that was sent as a trial. */
export const selfTestSchema = z.object({ atMs: z.number(), seen: z.boolean() })
export type SelfTest = z.infer<typeof selfTestSchema>

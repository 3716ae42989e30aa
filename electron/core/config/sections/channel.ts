import { z } from 'zod'
import { channelProblems } from '../../channels/channelSecrets.ts'
import { wording } from '../../language/language.ts'
import { type Channel, channelSchema, pagerDutyUrl } from '../../model/channel.ts'
import { headers } from '../fields.ts'
import type { ConfigMap } from '../toConfig.ts'
import { headersOut } from './request.ts'

const [webhook, slack, teams, pagerduty, email] = channelSchema.options

/** An entry of `channels`: as it is stored, but strict, and with headers written as a map. */
export const channel = z
  .discriminatedUnion(
    'kind',
    [
      z.strictObject({ ...webhook.shape, headers: headers.optional() }),
      z.strictObject(slack.shape),
      z.strictObject(teams.shape),
      z.strictObject(pagerduty.shape),
      z.strictObject(email.shape),
    ],
    {
      error: (issue) => (issue.code === 'invalid_union' ? wording.config.channelKind : undefined),
    },
  )
  .superRefine((value, context) => {
    for (const { path, message } of channelProblems(value)) context.addIssue({ code: 'custom', path: [path], message })
  })

/** What `channel` reads back; what is as usual is left out. */
export function channelOut(value: Channel): ConfigMap {
  const { id, kind, name, enabled, notices, severities, vendors, ...own } = value
  const written: ConfigMap = { ...own }
  if (value.kind === 'pagerduty' && value.url === pagerDutyUrl) delete written.url
  if (value.kind === 'webhook' && value.headers) written.headers = headersOut(value.headers)
  return {
    id,
    kind,
    name,
    ...(!enabled && { enabled }),
    ...(notices && { notices }),
    ...(severities && { severities }),
    ...(vendors && { vendors }),
    ...written,
  }
}

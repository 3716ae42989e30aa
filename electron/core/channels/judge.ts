import { retryAfterMs } from '../assess/retryAfter.ts'
import { explainFailure } from '../explain/failure.ts'
import { sayStatus, shorten } from '../explain/say.ts'
import type { Channel } from '../model/channel.ts'
import type { Exchange } from '../model/exchange.ts'
import type { Outcome } from './retry.ts'

export type HttpChannelKind = Exclude<Channel['kind'], 'email'>

const names: Record<HttpChannelKind, string> = {
  webhook: 'The receiver',
  slack: 'Slack',
  teams: 'Teams',
  pagerduty: 'PagerDuty',
}

/** What Slack's incoming webhooks answer when they refuse, in words that say what to do. */
const slackErrors: Record<string, string> = {
  no_service: 'Slack knows this webhook no longer. Make a new one and store its address here.',
  no_team: 'Slack knows this workspace no longer. Make a new webhook and store its address here.',
  no_active_hooks: 'This webhook is switched off in Slack. Switch it on or make a new one.',
  invalid_token: 'Slack does not accept this address. Make a new webhook and store its address here.',
  action_prohibited: 'The workspace’s owners do not let this webhook post. Ask them, or choose another channel.',
  channel_not_found: 'Slack has no such channel any more. Make a webhook for another one.',
  channel_is_archived: 'The channel is archived in Slack. Make a webhook for another one.',
  posting_to_general_channel_denied: 'The webhook may not post to the general channel. Make one for another channel.',
  user_not_found: 'Slack has no such user any more. Make a webhook for a channel.',
}

/** An answer that the same message would get again. */
const hopeless = new Set([400, 405, 410, 413, 414, 415, 422])

/**
 * What an exchange with a receiver means. Nothing is known to be told unless the receiver said so in its own way: a
 * login page of a hotel answers 200 too.
 */
export function judge(
  kind: HttpChannelKind,
  exchange: Exchange | undefined,
  timeoutMs: number,
  nowMs: number,
): Outcome {
  const { response, failure } = exchange ?? {}
  if (!exchange || failure || !response) {
    if (!exchange || !failure) return { kind: 'retry', problem: 'There was no answer.' }
    if (failure.kind === 'aborted')
      return { kind: 'retry', problem: `It could not be sent: ${dotted(failure.message)}` }
    const { sentence } = explainFailure(failure, { monitorName: names[kind], exchange, timeoutMs })
    return { kind: 'retry', problem: dotted(sentence) }
  }
  const { status, headers, reason } = response
  const answer = (response.body?.text ?? '').trim()
  const name = names[kind]
  if (status >= 200 && status < 300) {
    const doubt = doubtOf(kind, status, answer)
    return doubt ? { kind: 'retry', problem: doubt } : { kind: 'sent' }
  }
  const said = `${name} answers ${sayStatus(status, reason)}`
  const wait = retryAfterMs(headers, nowMs)
  if (status === 429)
    return { kind: 'retry', problem: `${name} takes no more for now (429).`, retryAfterMs: wait ?? 60_000 }
  if (status >= 300 && status < 400)
    return { kind: 'retry', problem: `${said}: it has another address now. Headstart does not follow it.` }
  if (kind === 'slack' && slackErrors[answer]) return { kind: 'give-up', problem: slackErrors[answer] }
  const words = kind === 'pagerduty' ? pagerDutyWords(answer) : answer
  const problem = `${said}${words ? `: ${shorten(words.replaceAll(/\s+/g, ' '), 200)}` : ''}`
  if (hopeless.has(status)) return { kind: 'give-up', problem: dotted(problem) }
  return {
    kind: 'retry',
    problem: dotted(problem),
    retryAfterMs: wait,
    ...((status === 401 || status === 403) && { keyRefused: true }),
  }
}

/** Why an answer that looks good may not come from the receiver. */
function doubtOf(kind: HttpChannelKind, status: number, answer: string): string | null {
  if (kind === 'slack' && answer !== 'ok') return `Something answers ${status} in Slack’s place, and not as Slack does.`
  if (kind === 'pagerduty' && (status !== 202 || !/"status"\s*:\s*"success"/.test(answer)))
    return `Something answers ${status} in PagerDuty’s place, and not as PagerDuty does.`
  if (kind === 'teams' && /webhook message delivery failed/i.test(answer))
    return `Teams did not deliver it: ${shorten(answer, 200)}`
  if (kind === 'teams' && /^\s*<(?:!doctype|html)/i.test(answer))
    return `Something answers ${status} with a page in Teams’ place.`
  return null
}

/** The reasons in PagerDuty's answer, which is JSON; the answer itself when it is something else. */
function pagerDutyWords(answer: string): string {
  try {
    const { message, errors }: { message?: unknown; errors?: unknown } = JSON.parse(answer) ?? {}
    const reasons = Array.isArray(errors) && errors.length > 0 ? errors : [message]
    const words = reasons.filter((reason) => typeof reason === 'string').join(', ')
    return words || answer
  } catch {
    return answer
  }
}

function dotted(text: string): string {
  return /[.…”?]$/.test(text) ? text : `${text}.`
}

import { retryAfterMs } from '../assess/retryAfter.ts'
import { explainFailure } from '../explain/failure.ts'
import { sayStatus, shorten } from '../explain/say.ts'
import { wording } from '../language/language.ts'
import type { Channel } from '../model/channel.ts'
import type { Exchange } from '../model/exchange.ts'
import type { Outcome } from './retry.ts'

export type HttpChannelKind = Exclude<Channel['kind'], 'email'>

const slackErrors: Partial<Record<string, string>> = wording.channels.slackErrors

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
    if (!exchange || !failure) return { kind: 'retry', problem: wording.channels.noAnswer }
    if (failure.kind === 'aborted') return { kind: 'retry', problem: wording.channels.notSendable(failure.message) }
    const { sentence } = explainFailure(failure, { monitorName: wording.channels.receivers[kind], exchange, timeoutMs })
    return { kind: 'retry', problem: wording.channels.unreachable(sentence) }
  }
  const { status, headers, reason } = response
  const answer = (response.body?.text ?? '').trim()
  const name = wording.channels.receivers[kind]
  if (status >= 200 && status < 300) {
    const doubt = doubtOf(kind, status, answer)
    return doubt ? { kind: 'retry', problem: doubt } : { kind: 'sent' }
  }
  const said = sayStatus(status, reason)
  const wait = retryAfterMs(headers, nowMs)
  if (status === 429) return { kind: 'retry', problem: wording.channels.busy(name), retryAfterMs: wait ?? 60_000 }
  if (status >= 300 && status < 400) return { kind: 'retry', problem: wording.channels.moved(name, said) }
  const known = kind === 'slack' && Object.hasOwn(slackErrors, answer) && slackErrors[answer]
  if (known) return { kind: 'give-up', problem: known }
  const words = kind === 'pagerduty' ? pagerDutyWords(answer) : answer
  const problem = wording.channels.answers(name, said, shorten(words.replaceAll(/\s+/g, ' '), 200))
  if (hopeless.has(status)) return { kind: 'give-up', problem }
  return {
    kind: 'retry',
    problem,
    retryAfterMs: wait,
    ...((status === 401 || status === 403) && { keyRefused: true }),
  }
}

/** Why an answer that looks good may not come from the receiver. */
function doubtOf(kind: HttpChannelKind, status: number, answer: string): string | null {
  if (kind === 'slack' && answer !== 'ok') return wording.channels.strangers.slack(status)
  if (kind === 'pagerduty' && (status !== 202 || !/"status"\s*:\s*"success"/.test(answer)))
    return wording.channels.strangers.pagerduty(status)
  if (kind === 'teams' && /webhook message delivery failed/i.test(answer))
    return wording.channels.teamsUndelivered(shorten(answer, 200))
  if (kind === 'teams' && /^\s*<(?:!doctype|html)/i.test(answer)) return wording.channels.strangers.teams(status)
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

import { referenceName, requestHead } from '../../core/channels/channelSecrets.ts'
import { judge } from '../../core/channels/judge.ts'
import { pagerDutyBody } from '../../core/channels/pagerDuty.ts'
import { slackBody } from '../../core/channels/slack.ts'
import { teamsBody } from '../../core/channels/teams.ts'
import { webhookBody } from '../../core/channels/webhook.ts'
import { sayMs, sayStatus, shorten } from '../../core/explain/say.ts'
import { wording } from '../../core/language/language.ts'
import type { Channel } from '../../core/model/channel.ts'
import type { Exchange } from '../../core/model/exchange.ts'
import type { RequestSpec } from '../../core/model/monitor.ts'
import { resolveSecrets } from '../../core/secretTemplate.ts'
import type { Order, SendParts, Sent } from './sender.ts'
import { leak } from './sender.ts'
import { signatureHeaders } from './sign.ts'

type HttpChannel = Exclude<Channel, { kind: 'email' }>

const timeoutMs = 10_000
const shownLength = 8_000

/** The body as it goes out, and as it is checked and shown: without the key that PagerDuty wants in it. */
function bodiesOf(channel: HttpChannel, order: Order, values: Record<string, string>) {
  const [first] = order.messages
  if (channel.kind === 'pagerduty') {
    if (!first) throw new Error('There is nothing to send.')
    const key = values[referenceName(channel.routingKey)] ?? ''
    return {
      body: pagerDutyBody(first, key, order.action),
      shown: pagerDutyBody(first, channel.routingKey, order.action),
    }
  }
  const forms = { webhook: webhookBody, slack: slackBody, teams: teamsBody }
  const body = forms[channel.kind](order.messages)
  return { body, shown: body }
}

function headersOf(channel: HttpChannel, order: Order, values: Record<string, string>, body: string, nowMs: number) {
  const headers = [{ name: 'Content-Type', value: 'application/json' }]
  if (channel.kind !== 'webhook') return headers
  const key = channel.signingKey && values[referenceName(channel.signingKey)]
  return [...headers, ...signatureHeaders(order.id, body, nowMs, key)]
}

/** Posts a message by one attempt on a fresh connection, through the same proxies and authorities as every probe. */
export async function sendHttp(
  { clock, probe, redactor }: SendParts,
  channel: HttpChannel,
  order: Order,
  values: Record<string, string>,
  signal: AbortSignal,
): Promise<Sent> {
  const { body, shown } = bodiesOf(channel, order, values)
  const kept = leak(redactor(), shown)
  if (kept) return { outcome: { kind: 'give-up', problem: kept }, transcript: '' }
  // The message itself is never searched for placeholders: it quotes vendors.
  const head = resolveSecrets(requestHead(channel), values)
  const request: RequestSpec = {
    ...head,
    headers: [...head.headers, ...headersOf(channel, order, values, body, clock.nowMs())],
    body,
  }
  const { raw } = await probe.attempt({ request, timeoutMs }, signal)
  const exchange = raw.at(-1)
  return {
    outcome: judge(channel.kind, exchange, timeoutMs, clock.nowMs()),
    transcript: transcriptOf(request, shown, exchange),
  }
}

function transcriptOf(request: RequestSpec, shown: string, exchange: Exchange | undefined): string {
  const sent = [
    `${request.method} ${request.url}`,
    ...request.headers.map(({ name, value }) => `${name}: ${value}`),
    '',
    shorten(JSON.stringify(JSON.parse(shown), null, 2), shownLength),
    '',
  ]
  if (!exchange?.response) return [...sent, wording.channels.noAnswerShown(exchange?.failure?.message)].join('\n')
  const { status, reason, body, headers } = exchange.response
  const asked = headers.filter(([name]) => ['retry-after', 'content-type'].includes(name.toLowerCase()))
  return [
    ...sent,
    wording.channels.answeredAfter(sayStatus(status, reason), sayMs(exchange.instants.end)),
    ...asked.map(([name, value]) => `${name}: ${value}`),
    ...(body?.text ? ['', shorten(body.text, shownLength)] : []),
  ].join('\n')
}

import { wording } from '../../core/language/language.ts'
import type { Exchange, Headers } from '../../core/model/exchange.ts'
import { lastPhase } from '../../core/phases.ts'
import { sentBody } from './bodyOf.ts'
import type { Deadline } from './deadline.ts'
import { acceptedEncodings } from './decoders.ts'
import { ExchangeError, failureOf } from './failureKind.ts'
import { withDefaults } from './firstHop.ts'
import { headerValue } from './headerValue.ts'
import type { LoopDelay } from './loopDelay.ts'
import { type Network, openConnection } from './openConnection.ts'
import { proxyAuthorization } from './proxyFor.ts'
import type { Hop } from './redirect.ts'
import { type Limits, type Reply, send } from './send.ts'
import { createSockets } from './sockets.ts'
import { createStopwatch } from './stopwatch.ts'

export type World = Network & {
  version: string
  limits: Limits
  loopDelay: LoopDelay
  nowMs(): number
  monotonicMs(): number
}

/** Stands where a proxy's credentials were: they belong to the network, not to the vendor, and are never recorded. */
export const notRecorded = wording.probe.notRecorded

/** One request and its response or failure, on a connection of its own that is closed when this resolves. Never throws. */
export async function runExchange(hop: Hop, world: World, deadline: Deadline): Promise<Exchange> {
  const watch = createStopwatch(world.nowMs, world.monotonicMs)
  const loopDelay = world.loopDelay.measure()
  const sockets = createSockets()
  let reply: Reply = { heard: false }
  try {
    const { socket, proxy } = await openConnection(hop, world, watch, sockets, deadline)
    const headers = withDefaults(hop.headers, world.version, acceptedEncodings)
    const absolute = proxy && hop.url.protocol === 'http:'
    const authorization = absolute ? proxyAuthorization(proxy) : undefined
    if (authorization) headers.push(['Proxy-Authorization', authorization])
    const target = absolute ? hop.url.href : hop.url.pathname + hop.url.search
    const { method, body } = hop
    reply = await send({ origin: hop.url.origin, target, method, headers, body }, socket, watch, world.limits, deadline)
    if (absolute && reply.response?.status === 407 && !reply.error) {
      reply.error = new ExchangeError('proxy', '407', wording.probe.proxyLogin)
    }
  } catch (error) {
    reply = { heard: false, error: error ?? new Error(wording.probe.failed) }
  }
  const instants = watch.instants()
  await sockets.destroyAll()
  const phase = lastPhase(instants)
  const error = reply.error && deadline.signal.aborted ? deadline.reason(phase) : reply.error
  const { sent, response } = reply
  return {
    role: 'request',
    startedAtMs: watch.startedAtMs,
    instants,
    request: {
      method: hop.method,
      url: hop.url.href,
      ...sent,
      headers: withoutProxyCredentials(sent?.headers ?? []),
      ...(sent && hop.body !== undefined && { body: sentBody(hop.body, headerValue(sent.headers, 'content-type')) }),
    },
    ...(watch.connection && { connection: watch.connection }),
    ...(response && { response }),
    ...(error ? { failure: failureOf(error, { phase, responseBegan: reply.heard }) } : {}),
    loopDelayMs: loopDelay(),
  }
}

function withoutProxyCredentials(headers: Headers): Headers {
  return headers.map(([name, value]) => [name, name.toLowerCase() === 'proxy-authorization' ? notRecorded : value])
}

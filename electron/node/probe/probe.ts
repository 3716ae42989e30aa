import { performance } from 'node:perf_hooks'
import type { Exchange } from '../../core/model/exchange.ts'
import type { RequestSpec } from '../../core/model/monitor.ts'
import type { Settings } from '../../core/model/settings.ts'
import type { Probe } from '../../core/ports.ts'
import { createAuthorities } from './authorities.ts'
import { createDeadline } from './deadline.ts'
import { failureOf } from './failureKind.ts'
import { firstHop } from './firstHop.ts'
import { createLookup, type Lookup } from './lookup.ts'
import { createLoopDelay } from './loopDelay.ts'
import type { Environment } from './proxyFor.ts'
import { maxRedirects, nextHop } from './redirect.ts'
import { runExchange, type World } from './runExchange.ts'

export type ProbeOptions = {
  /** Goes into User-Agent. */
  version: string
  /** Asked anew for each attempt. */
  settings(): Pick<Settings, 'useSystemProxy' | 'caFiles'>
  /** For the proxy and CA variables. Default: the process's own. */
  env?: Environment
  /** Decoded bytes at which reading a body stops; default 10 MiB. */
  maxBodyBytes?: number
  /** Bytes of response headers at which reading stops; default 32 KiB. */
  maxHeaderBytes?: number
  nowMs?: () => number
  monotonicMs?: () => number
  /** How names become addresses; default: as the system does it. */
  lookup?: Lookup
}

/** The Probe port on undici: every attempt on fresh connections, everything that happens as data. */
export function createProbe(options: ProbeOptions): Probe {
  const { version, maxBodyBytes = 10_485_760, maxHeaderBytes = 32_768 } = options
  const { nowMs = Date.now, monotonicMs = () => performance.now(), env = process.env } = options
  const lookup = createLookup(options.lookup)
  const authorities = createAuthorities(env)
  const loopDelay = createLoopDelay(monotonicMs)

  return {
    async attempt({ request, timeoutMs, via }, signal) {
      const { useSystemProxy, caFiles } = options.settings()
      const limits = { maxBodyBytes, maxHeaderBytes }
      const network = {
        lookup,
        authorities,
        environment: env,
        useSystemProxy,
        caFiles,
        userAgent: `Headstart/${version}`,
        via,
      }
      const world: World = { ...network, version, limits, loopDelay, nowMs, monotonicMs }
      return { raw: await attempt(request, timeoutMs, world, signal) }
    },
  }
}

async function attempt(
  request: RequestSpec,
  timeoutMs: number,
  world: World,
  signal: AbortSignal,
): Promise<Exchange[]> {
  const exchanges: Exchange[] = []
  const deadline = createDeadline(timeoutMs, signal)
  try {
    let hop = firstHop(request)
    for (;;) {
      const exchange = await runExchange(hop, world, deadline)
      exchanges.push(exchange)
      const { response, failure } = exchange
      if (failure || !response || !request.followRedirects) return exchanges
      const next = nextHop(hop, response.status, response.headers)
      if (next.kind === 'stay') return exchanges
      if (next.kind === 'broken') {
        const message = `The redirect leads to ${next.location}, which is no http or https address.`
        exchange.failure = { kind: 'malformed-response', code: 'ERR_INVALID_REDIRECT', message }
        return exchanges
      }
      if (exchanges.length > maxRedirects) {
        const message = `Stopped after ${maxRedirects} redirects; the last one leads to ${next.hop.url.href}.`
        exchange.failure = { kind: 'too-many-redirects', message }
        return exchanges
      }
      exchange.role = 'redirect'
      hop = next.hop
    }
  } catch (error) {
    exchanges.push(unsent(request, error, world.nowMs()))
    return exchanges
  } finally {
    deadline.release()
  }
}

/** A request that could not even be tried: nothing was looked up, connected or sent. */
function unsent({ method, url }: RequestSpec, error: unknown, startedAtMs: number): Exchange {
  const failure = failureOf(error, { responseBegan: false })
  return { role: 'request', startedAtMs, instants: { end: 0 }, request: { method, url, headers: [] }, failure }
}

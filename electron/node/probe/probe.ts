import { performance } from 'node:perf_hooks'
import { tokenHeader, tokenRequest } from '../../core/auth/token.ts'
import { wording } from '../../core/language/language.ts'
import type { OAuth2 } from '../../core/model/auth.ts'
import type { Exchange } from '../../core/model/exchange.ts'
import type { RequestSpec } from '../../core/model/monitor.ts'
import type { Settings } from '../../core/model/settings.ts'
import type { Probe } from '../../core/ports.ts'
import { createAuthorities } from './authorities.ts'
import { clientIdentity } from './clientIdentity.ts'
import { createDeadline, type Deadline } from './deadline.ts'
import { failureOf } from './failureKind.ts'
import { firstHop } from './firstHop.ts'
import { createLookup, type Lookup } from './lookup.ts'
import { createLoopDelay } from './loopDelay.ts'
import type { Environment } from './proxyFor.ts'
import { type Hop, maxRedirects, nextHop } from './redirect.ts'
import { runExchange, type World } from './runExchange.ts'
import { signed } from './signing.ts'
import { createTokens, type HeldToken, type Tokens } from './tokens.ts'

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
  /** Hears of every token that a vendor gave us, before it is sent anywhere: redaction must know it. */
  onToken?: (token: string) => void
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
  const tokens = createTokens(nowMs, options.onToken ?? (() => undefined))

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
      return { raw: await attempt(request, timeoutMs, { world, tokens }, signal) }
    },
  }
}

type Means = { world: World; tokens: Tokens }

async function attempt(
  request: RequestSpec,
  timeoutMs: number,
  { world, tokens }: Means,
  signal: AbortSignal,
): Promise<Exchange[]> {
  const exchanges: Exchange[] = []
  const deadline = createDeadline(timeoutMs, signal)
  const { auth } = request
  try {
    const first = firstHop(request)
    if (request.clientCertificate)
      first.identity = clientIdentity(request.clientCertificate, await world.authorities.certificates(world.caFiles))
    const tokenFor = (oauth: OAuth2) =>
      tokens.get(oauth, () => fetchToken(oauth, first, exchanges, world, deadline), deadline.race)
    let held: HeldToken | undefined
    if (auth?.kind === 'oauth2') {
      held = await tokenFor(auth)
      // The answer of the token endpoint is what there is to judge.
      if (!held) return exchanges
    }
    for (;;) {
      const hop = auth?.kind === 'aws' ? signed(first, auth, world.nowMs()) : withToken(first, auth, held)
      // A signature holds for one address.
      await follow(hop, request.followRedirects && auth?.kind !== 'aws', exchanges, world, deadline)
      if (auth?.kind !== 'oauth2' || !held || held.fresh || exchanges.at(-1)?.response?.status !== 401) return exchanges
      // A token may end before its time: fetched anew, once.
      tokens.drop(auth, held.token)
      held = await tokenFor(auth)
      if (!held) return exchanges
      held = { ...held, fresh: true }
    }
  } catch (error) {
    exchanges.push(unsent(request, error, world.nowMs()))
    return exchanges
  } finally {
    deadline.release()
  }
}

async function fetchToken(
  auth: OAuth2,
  { identity }: Hop,
  exchanges: Exchange[],
  world: World,
  deadline: Deadline,
): Promise<Exchange> {
  const exchange = await runExchange(
    { ...firstHop(tokenRequest(auth)), identity },
    { ...world, via: undefined },
    deadline,
  )
  exchange.role = 'token'
  exchanges.push(exchange)
  return exchange
}

function withToken(hop: Hop, auth: RequestSpec['auth'], held: HeldToken | undefined): Hop {
  if (auth?.kind !== 'oauth2' || !held) return hop
  const { name, value } = tokenHeader(auth, held.token)
  return { ...hop, headers: [...hop.headers, [name, value]] }
}

/** Sends a request and what it is redirected to. */
async function follow(
  first: Hop,
  followRedirects: boolean,
  exchanges: Exchange[],
  world: World,
  deadline: Deadline,
): Promise<void> {
  let hop = first
  for (let redirects = 0; ; redirects++) {
    const exchange = await runExchange(hop, world, deadline)
    exchanges.push(exchange)
    const { response, failure } = exchange
    if (failure || !response || !followRedirects) return
    const next = nextHop(hop, response.status, response.headers)
    if (next.kind === 'stay') return
    if (next.kind === 'broken') {
      const message = wording.probe.redirectBroken(next.location)
      exchange.failure = { kind: 'malformed-response', code: 'ERR_INVALID_REDIRECT', message }
      return
    }
    if (redirects >= maxRedirects) {
      const message = wording.probe.redirectsStopped(maxRedirects, next.hop.url.href)
      exchange.failure = { kind: 'too-many-redirects', message }
      return
    }
    exchange.role = 'redirect'
    hop = next.hop
  }
}

/** A request that could not even be tried: nothing was looked up, connected or sent. */
function unsent({ method, url }: RequestSpec, error: unknown, startedAtMs: number): Exchange {
  const failure = failureOf(error, { responseBegan: false })
  return { role: 'request', startedAtMs, instants: { end: 0 }, request: { method, url, headers: [] }, failure }
}

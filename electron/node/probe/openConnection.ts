import { getServers } from 'node:dns'
import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { wording } from '../../core/language/language.ts'
import type { Address, Connection, Tls } from '../../core/model/exchange.ts'
import type { Via } from '../../core/ports.ts'
import type { Authorities } from './authorities.ts'
import { connectFirst } from './connectFirst.ts'
import type { Deadline } from './deadline.ts'
import { codeOf, ExchangeError } from './failureKind.ts'
import { interfaceOf } from './interfaceOf.ts'
import { type Lookup, literalAddress } from './lookup.ts'
import { type Environment, type ProxyChoice, proxyAuthorization, proxyFor, proxyName } from './proxyFor.ts'
import type { Hop } from './redirect.ts'
import { secure } from './secure.ts'
import type { Sockets } from './sockets.ts'
import type { Stopwatch } from './stopwatch.ts'
import { openTunnel } from './tunnel.ts'

export type Network = {
  lookup: Lookup
  authorities: Authorities
  environment: Environment
  useSystemProxy: boolean
  caFiles: readonly string[]
  userAgent: string
  via: Via | undefined
}

const offered = ['h2', 'http/1.1']

const hostOf = (url: URL) => url.hostname.replace(/^\[(.*)\]$/, '$1')
const portOf = (url: URL) => Number(url.port || (url.protocol === 'https:' ? 443 : 80))

/**
 * Opens a fresh, and for https a verified, connection for one request, noting every moment and fact in `watch`.
 * Rejects with an ExchangeError or the raw error of the step that failed.
 */
export async function openConnection(
  { url, identity }: Pick<Hop, 'url' | 'identity'>,
  network: Network,
  watch: Stopwatch,
  sockets: Sockets,
  deadline: Deadline,
) {
  const connection: Connection = { host: hostOf(url), port: portOf(url) }
  watch.connection = connection
  const proxy = network.useSystemProxy ? proxyFor(url, network.environment) : undefined
  const secured = url.protocol === 'https:'
  const context = secured || proxy ? await deadline.race(network.authorities.context(network.caFiles)) : undefined
  const step = { network, connection, watch, sockets, deadline }
  if (proxy) connection.proxy = { url: proxyName(proxy), from: proxy.from }
  const plain = proxy ? await reachProxy(proxy, step) : await reach(url, step)
  if (!secured) return { socket: plain, proxy }
  if (proxy) await tunnelThrough(proxy, url, plain, step)
  watch.mark('tlsStart')
  const report = (tls: Tls) => {
    connection.tls = { ...tls, ...(identity && { clientCertificate: true }) }
    if (tls.version) watch.mark('tlsEnd')
  }
  const alpn = network.via?.http1 ? ['http/1.1'] : offered
  const wanted = { host: connection.host, alpn, context: identity ?? context }
  const socket: Socket = await deadline.race(secure(plain, wanted, sockets, report))
  return { socket, proxy }
}

type Step = { network: Network; connection: Connection; watch: Stopwatch; sockets: Sockets; deadline: Deadline }

async function reach(url: URL, { network, connection, watch, sockets, deadline }: Step): Promise<Socket> {
  const host = hostOf(url)
  const literal = literalAddress(host)
  let answers = literal ? [literal] : []
  if (!literal) {
    connection.resolvers = getServers()
    watch.mark('dnsStart')
    answers = await deadline.race(network.lookup(host))
    watch.mark('dnsEnd')
    connection.answers = answers
  }
  watch.mark('tcpStart')
  const chosen = connection.proxy ? answers : chosenOf(answers, network.via)
  const { socket, address } = await deadline.race(connectFirst(chosen, portOf(url), sockets, deadline.signal))
  watch.mark('tcpEnd')
  connection.remote = { ...address, port: portOf(url) }
  if (socket.localAddress && socket.localPort) {
    const name = interfaceOf(socket.localAddress)
    connection.local = { address: socket.localAddress, port: socket.localPort, ...(name && { interface: name }) }
  }
  return socket
}

/** The addresses that are wanted, all of them where none is: a redirect leads to a host that has others. */
function chosenOf(answers: Address[], via: Via | undefined): Address[] {
  const { address, family } = via ?? {}
  const chosen = answers.filter(
    (one) => (address === undefined || one.address === address) && (family === undefined || one.family === family),
  )
  return chosen.length > 0 ? chosen : answers
}

/** A proxy that cannot be reached is a failure of the proxy, whatever the raw code. */
async function reachProxy(proxy: ProxyChoice, step: Step): Promise<Socket> {
  try {
    const plain = await reach(proxy.url, step)
    if (proxy.url.protocol === 'http:') return plain
    const context = await step.network.authorities.context(step.network.caFiles)
    const wanted = { host: hostOf(proxy.url), alpn: ['http/1.1'], context }
    const socket: TLSSocket = await step.deadline.race(secure(plain, wanted, step.sockets, () => undefined))
    return socket
  } catch (error) {
    throw proxyError(proxy, error)
  }
}

async function tunnelThrough(
  proxy: ProxyChoice,
  url: URL,
  socket: Socket,
  { network, watch, deadline }: Step,
): Promise<void> {
  watch.mark('proxyStart')
  const authorization = proxyAuthorization(proxy)
  const headers = [`User-Agent: ${network.userAgent}`]
  if (authorization) headers.push(`Proxy-Authorization: ${authorization}`)
  try {
    await deadline.race(openTunnel(socket, `${url.hostname}:${portOf(url)}`, headers))
  } catch (error) {
    throw proxyError(proxy, error)
  }
  watch.mark('proxyEnd')
}

function proxyError(proxy: ProxyChoice, error: unknown): ExchangeError {
  if (error instanceof ExchangeError && error.kind === 'proxy') return error
  const why = error instanceof Error ? error.message : String(error)
  return new ExchangeError('proxy', codeOf(error), wording.probe.proxyFailed(proxyName(proxy), why))
}

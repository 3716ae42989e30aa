import { createHash } from 'node:crypto'
import { getServers, Resolver } from 'node:dns'
import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os'
import { performance } from 'node:perf_hooks'
import type { NetworkFacts, ResolverAnswer } from '../../core/model/network.ts'
import { isTunnelName } from '../../core/ownSide/network.ts'
import type { OwnMachine } from '../../core/ports.ts'
import { type DefaultRoute, readDefaultRoute } from './defaultRoute.ts'

export type OwnMachineOptions = {
  /** Proxy variables that are set, without user information. */
  proxy(): string[]
  interfaces?: () => NodeJS.Dict<NetworkInterfaceInfo[]>
  /** Undefined: this system does not say. */
  defaultRoute?: () => Promise<DefaultRoute | null | undefined>
  resolvers?: () => string[]
}

const resolverTimeoutMs = 2_000
/** More are asked by nobody: the system itself uses three. */
const maxResolvers = 3
/** Bridges of containers and virtual machines come and go, and lead to no vendor. */
const bridgeName = /^(docker|br-|veth|virbr|vmnet|vboxnet|cni|podman|lxc|lxd|bridge)/i

/** This computer's own network as its system tells it. */
export function createOwnMachine(options: OwnMachineOptions): OwnMachine {
  const { interfaces = networkInterfaces, defaultRoute = readDefaultRoute, resolvers = getServers } = options
  return {
    async network() {
      const all = interfaces()
      const route = await defaultRoute().catch(() => undefined)
      const facts: NetworkFacts = {
        interfaces: interfacesOf(all),
        ...(route !== undefined && { defaultRoute: route }),
        resolvers: resolvers(),
        proxy: options.proxy(),
      }
      return { facts, fingerprint: fingerprintOf(facts, all) }
    },
    askResolvers: (name, signal) =>
      Promise.all(
        resolvers()
          .slice(0, maxResolvers)
          .map((address) => askResolver(address, name, signal)),
      ),
  }
}

function reachable(all: NodeJS.Dict<NetworkInterfaceInfo[]>): [string, NetworkInterfaceInfo[]][] {
  return Object.entries(all)
    .map(([name, list]): [string, NetworkInterfaceInfo[]] => [name, (list ?? []).filter(isUsable)])
    .filter(([name, list]) => list.length > 0 && !bridgeName.test(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

/** A link-local address alone reaches no vendor. */
function isUsable({ internal, address }: NetworkInterfaceInfo): boolean {
  return !internal && !/^(fe[89ab]|169\.254\.)/i.test(address)
}

/** Of IPv6 only a global address (RFC 4291: 2000::/3) reaches a vendor; IPv4 is translated on the way. */
function leadsOut({ family, address }: NetworkInterfaceInfo, wanted: 4 | 6): boolean {
  return family === `IPv${wanted}` && (wanted === 4 || /^[23]/.test(address))
}

function interfacesOf(all: NodeJS.Dict<NetworkInterfaceInfo[]>): NetworkFacts['interfaces'] {
  return reachable(all).map(([name, list]) => ({
    name,
    families: ([4, 6] as const).filter((family) => list.some((one) => leadsOut(one, family))),
    tunnel: isTunnelName(name),
  }))
}

/** Temporary IPv6 addresses come and go by themselves: of IPv6 the network counts, not the address. */
function fingerprintOf(facts: NetworkFacts, all: NodeJS.Dict<NetworkInterfaceInfo[]>): string {
  const addresses = reachable(all).map(([name, list]) => [
    name,
    [
      ...new Set(list.map(({ family, address }) => (family === 'IPv6' ? address.split(':', 4).join(':') : address))),
    ].sort(),
  ])
  const { defaultRoute, resolvers, proxy } = facts
  return createHash('sha256')
    .update(JSON.stringify([addresses, defaultRoute, resolvers, proxy]))
    .digest('hex')
}

function askResolver(address: string, name: string, signal: AbortSignal): Promise<ResolverAnswer> {
  const beganMs = performance.now()
  const resolver = new Resolver({ timeout: resolverTimeoutMs, tries: 1 })
  return new Promise((resolve) => {
    const end = (observed: string, answered: boolean) => {
      signal.removeEventListener('abort', stop)
      resolve({ address, answered, tookMs: Math.round(performance.now() - beganMs), observed })
    }
    const stop = () => resolver.cancel()
    signal.addEventListener('abort', stop, { once: true })
    try {
      resolver.setServers([address])
      resolver.resolve4(name, (error) => {
        // It spoke, if only to say no.
        const spoke = !error || ['ENOTFOUND', 'ENODATA', 'ESERVFAIL', 'EREFUSED'].includes(error.code ?? '')
        end(error ? (error.code ?? error.message) : 'ok', spoke)
      })
    } catch (error) {
      end(error instanceof Error ? error.message : String(error), false)
    }
  })
}

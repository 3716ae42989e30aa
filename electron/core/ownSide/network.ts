import { wording } from '../language/language.ts'
import type { NetworkFacts } from '../model/network.ts'

/** As the systems name tunnels: WireGuard, OpenVPN, Tailscale, macOS utun, PPP, Cisco and the like. */
const tunnelName = /^(tun|tap|utun|wg|ppp|ipsec|tailscale|nordlynx|proton|cscotun|gpd)|vpn|wireguard|zerotier/i

/** Is an interface of this name a tunnel, as VPNs make them? */
export function isTunnelName(name: string): boolean {
  return tunnelName.test(name)
}

/** No address beyond this computer, or no way out: nothing can be reached. Undefined where the system does not say. */
export function withoutNetwork(facts: NetworkFacts | undefined): string | undefined {
  if (!facts) return undefined
  if (facts.interfaces.length === 0) return wording.ownSide.noInterface
  // A proxy may be the only way out.
  if (facts.defaultRoute === null && facts.proxy.length === 0) return wording.ownSide.noRoute
  return undefined
}

/** IP families that this computer has an address of. */
export function familiesOf(facts: NetworkFacts | undefined): (4 | 6)[] | undefined {
  if (!facts) return undefined
  return ([4, 6] as const).filter((family) => facts.interfaces.some((one) => one.families.includes(family)))
}

/** What is different now, each as a sentence without its stop; empty when only addresses changed, or nothing. */
export function networkChanges(before: NetworkFacts, now: NetworkFacts): string[] {
  const said: string[] = []
  const names = (facts: NetworkFacts) => new Map(facts.interfaces.map((one) => [one.name, one.tunnel]))
  const [old, fresh] = [names(before), names(now)]
  for (const [name, tunnel] of fresh) if (!old.has(name)) said.push(wording.ownSide.cameUp(name, tunnel))
  for (const [name, tunnel] of old) if (!fresh.has(name)) said.push(wording.ownSide.wentDown(name, tunnel))
  const route = ({ defaultRoute }: NetworkFacts) =>
    defaultRoute ? wording.ownSide.route(defaultRoute.gateway, defaultRoute.interface) : undefined
  if (before.defaultRoute !== undefined && now.defaultRoute !== undefined && route(before) !== route(now)) {
    said.push(wording.ownSide.routeChanged(route(before), route(now)))
  }
  const differs = (key: 'resolvers' | 'proxy') => before[key].join() !== now[key].join()
  if (differs('resolvers')) said.push(wording.ownSide.serversChanged(now.resolvers))
  if (differs('proxy')) said.push(wording.ownSide.proxyChanged)
  return said
}

/** Of this computer, its local network or its provider: an answer from there says nothing about the way out. */
export function isPrivateAddress(address: string): boolean {
  const bare = address.toLowerCase().replace(/^::ffff:/, '')
  if (bare.includes(':')) return /^(::1$|f[cd]|fe[89ab])/.test(bare)
  const [a = 0, b = 0] = bare.split('.').map(Number)
  if (a === 10 || a === 127 || (a === 192 && b === 168) || (a === 169 && b === 254)) return true
  return (a === 172 && b >= 16 && b <= 31) || (a === 100 && b >= 64 && b <= 127)
}

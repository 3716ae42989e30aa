import { wording } from '../language/language.ts'
import type { Exchange } from '../model/exchange.ts'
import type { Transcript } from '../model/transcript.ts'
import { isTunnelName } from '../ownSide/network.ts'

const systems: Record<string, string> = { linux: 'Linux', darwin: 'macOS', win32: 'Windows' }

type InterfaceKind = keyof typeof wording.facts.interfaces

/** What an interface is by the name that its system gave it; undefined where the name does not tell (`en0`). */
export function interfaceKind(name: string): string | undefined {
  const kind = kindOf(name)
  return kind && wording.facts.interfaces[kind]
}

function kindOf(name: string): InterfaceKind | undefined {
  if (isTunnelName(name)) return 'tunnel'
  if (/^lo\d*$|loopback/i.test(name)) return 'loopback'
  if (/^(wl|ath\d)|wi-?fi|wireless/i.test(name)) return 'wireless'
  if (/^(ww|rmnet|pdp_ip)|mobile|cellular/i.test(name)) return 'mobile'
  if (/^(docker|br-|veth|virbr|vmnet|vnic)|vethernet/i.test(name)) return 'virtual'
  if (/^(eth\d|en[opsx]|em\d)|ethernet/i.test(name)) return 'wired'
  return undefined
}

/** "Linux x64, by eth0 (wired), no VPN, no proxy": where an attempt ran, as far as its connection shows it. */
export function ranWhere({ app, exchanges, imported }: Pick<Transcript, 'app' | 'exchanges' | 'imported'>): string {
  if (imported) return wording.facts.ranElsewhere
  const [platform = '', ...rest] = app.platform.split(' ')
  const system = [systems[platform] ?? platform, ...rest].join(' ')
  return wording.common.list([system, ...wayOut(exchanges.at(-1))])
}

function wayOut(exchange: Exchange | undefined): string[] {
  const { local, proxy } = exchange?.connection ?? {}
  const name = local?.interface
  if (!local) return proxy ? [wording.facts.throughProxy(proxy.url)] : []
  const byName =
    name === undefined
      ? []
      : [
          wording.facts.byInterface(name, interfaceKind(name)),
          isTunnelName(name) ? wording.facts.throughVpn : wording.facts.noVpn,
        ]
  return [...byName, proxy ? wording.facts.throughProxy(proxy.url) : wording.facts.noProxy]
}

/**
 * Does a key, or the address that is asked, belong to a vendor's live or its test environment? Only shapes that say it
 * themselves count: `sk_live_…`, `rk_test_…`, `sandbox` in the host.
 */
export function environmentOf(keys: readonly string[], url: string): 'live' | 'test' | undefined {
  const host = /^[a-z]+:\/\/([^/?#]*)/i.exec(url)?.[1] ?? ''
  if (/(^|[.-])(sandbox|test|staging|qa)([.-]|$)/i.test(host.replace(/:\d+$/, '').replace(/\.test$/i, '')))
    return 'test'
  for (const key of keys) {
    if (/(^|[_-])(test|sandbox)[_-]/i.test(key.slice(0, 24))) return 'test'
    if (/(^|[_-])(live|prod|production)[_-]/i.test(key.slice(0, 24))) return 'live'
  }
  return undefined
}

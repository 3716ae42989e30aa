import type { Exchange } from '../model/exchange.ts'
import type { Transcript } from '../model/transcript.ts'
import { isTunnelName } from '../ownSide/network.ts'

const systems: Record<string, string> = { linux: 'Linux', darwin: 'macOS', win32: 'Windows' }

/** What an interface is by the name that its system gave it; undefined where the name does not tell (`en0`). */
export function interfaceKind(name: string): string | undefined {
  if (isTunnelName(name)) return 'VPN'
  if (/^lo\d*$|loopback/i.test(name)) return 'this computer only'
  if (/^(wl|ath\d)|wi-?fi|wireless/i.test(name)) return 'Wi-Fi'
  if (/^(ww|rmnet|pdp_ip)|mobile|cellular/i.test(name)) return 'mobile'
  if (/^(docker|br-|veth|virbr|vmnet|vnic)|vethernet/i.test(name)) return 'virtual'
  if (/^(eth\d|en[opsx]|em\d)|ethernet/i.test(name)) return 'wired'
  return undefined
}

/** "Linux x64, by eth0 (wired), no VPN, no proxy": where an attempt ran, as far as its connection shows it. */
export function ranWhere({ app, exchanges, imported }: Pick<Transcript, 'app' | 'exchanges' | 'imported'>): string {
  if (imported) return 'not known: another program recorded it'
  const [platform = '', ...rest] = app.platform.split(' ')
  const system = [systems[platform] ?? platform, ...rest].join(' ')
  return [system, ...wayOut(exchanges.at(-1))].join(', ')
}

function wayOut(exchange: Exchange | undefined): string[] {
  const { local, proxy } = exchange?.connection ?? {}
  const name = local?.interface
  if (!local) return proxy ? [`through the proxy ${proxy.url}`] : []
  const kind = name === undefined ? undefined : interfaceKind(name)
  return [
    ...(name === undefined ? [] : [kind ? `by ${name} (${kind})` : `by ${name}`]),
    ...(name === undefined ? [] : [kind === 'VPN' ? 'through a VPN' : 'no VPN']),
    proxy ? `through the proxy ${proxy.url}` : 'no proxy',
  ]
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

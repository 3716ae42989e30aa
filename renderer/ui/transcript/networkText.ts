import { wording } from '../../../electron/core/language/language.ts'
import type { NetworkFacts } from '../../../electron/core/model/network.ts'

/** The network of this computer at that instant, in one or two sentences. */
export function networkText({ interfaces, defaultRoute, proxy }: NetworkFacts): string {
  const names = interfaces.map(({ name, families, tunnel }) => {
    const versions = wording.ui.listOf(families.map((family) => `IPv${family}`))
    return `${name} (${tunnel ? `${wording.ui.vpn}, ` : ''}${versions})`
  })
  const connected = names.length > 0 ? wording.ui.connectedBy(names.join(', ')) : wording.ui.noInterface
  const route =
    defaultRoute === undefined
      ? ''
      : defaultRoute === null
        ? wording.ui.noDefaultRoute
        : wording.ui.defaultRoute(defaultRoute.interface)
  return `${connected}${route}.${proxy.length > 0 ? ` ${wording.ui.proxyIs(proxy.join(', '))}` : ''}`
}

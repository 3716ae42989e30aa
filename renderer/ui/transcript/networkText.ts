import { wording } from '../../../electron/core/language/language.ts'
import type { NetworkFacts } from '../../../electron/core/model/network.ts'

/** The network of this computer at that instant, in one or two sentences. */
export function networkText({ interfaces, defaultRoute, proxy }: NetworkFacts): string {
  const names = interfaces.map(({ name, families, tunnel }) => ({
    name,
    tunnel,
    versions: families.map((family) => `IPv${family}`),
  }))
  const route = defaultRoute === undefined || defaultRoute === null ? defaultRoute : defaultRoute.interface
  return wording.ui.network(names, route, proxy)
}

import type { NetworkFacts } from '../../../electron/core/model/network.ts'

/** The network of this computer at that instant, in one or two sentences. */
export function networkText({ interfaces, defaultRoute, proxy }: NetworkFacts): string {
  const names = interfaces.map(({ name, families, tunnel }) => {
    const versions = families.map((family) => `IPv${family}`).join(' and ')
    return `${name} (${tunnel ? 'VPN, ' : ''}${versions})`
  })
  const connected = names.length > 0 ? `Connected by ${names.join(', ')}` : 'No interface was connected'
  const route =
    defaultRoute === undefined
      ? ''
      : defaultRoute === null
        ? ', without a default route'
        : `, default route by ${defaultRoute.interface}`
  return `${connected}${route}.${proxy.length > 0 ? ` Proxy: ${proxy.join(', ')}.` : ''}`
}

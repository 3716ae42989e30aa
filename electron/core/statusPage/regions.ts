import type { StatusPageSpec } from './kinds.ts'

const region =
  /(?<![a-z0-9])(?:us|eu|ap|sa|ca|me|af|il|mx|cn)(?:-gov)?-(?:north|south|east|west|central|northeast|southeast|northwest|southwest)-\d(?![0-9])/g

/**
 * Which parts of the page matter: those that the user chose, else for AWS the regions that stand in the addresses of the
 * vendor's monitors. None = the whole page.
 */
export function picksOf(spec: StatusPageSpec, monitorUrls: readonly string[]): string[] {
  if (spec.components) return spec.components
  if (!/^aws/i.test(spec.kind)) return []
  const hosts = monitorUrls.map((url) => URL.parse(url)?.hostname ?? '')
  return [...new Set(hosts.flatMap((host) => host.match(region) ?? []))].sort()
}

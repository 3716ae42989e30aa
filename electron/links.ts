import type { Summary } from './core/model/summary.ts'

export type LinkDecision = { kind: 'open'; url: string } | { kind: 'refuse'; reason: string }

/** Hosts that the page may open in the user's browser: those of the vendors' status pages. */
export function allowedHosts(summary: Pick<Summary, 'vendors'>): Set<string> {
  const hosts = new Set<string>()
  for (const { statusPage } of summary.vendors) {
    if (statusPage && URL.canParse(statusPage.url)) hosts.add(new URL(statusPage.url).hostname)
  }
  return hosts
}

/** Whether main opens an address outside. Only https, on its usual port, without a user name, to a host we know. */
export function linkDecision(address: string, hosts: ReadonlySet<string>): LinkDecision {
  if (!URL.canParse(address)) return { kind: 'refuse', reason: 'not an address' }
  const url = new URL(address)
  if (url.protocol !== 'https:') return { kind: 'refuse', reason: 'not https' }
  if (url.username || url.password) return { kind: 'refuse', reason: 'it carries a user name' }
  if (url.port) return { kind: 'refuse', reason: 'an unusual port' }
  if (!hosts.has(url.hostname)) return { kind: 'refuse', reason: 'a host that no vendor names' }
  return { kind: 'open', url: url.href }
}

/**
 * Where a click on a notification of an earlier run leads: to the incident that its words name, else to the only one
 * that is open, else to the list of them.
 */
export function activationPath(words: string, openIncidentIds: readonly string[]): string {
  const named = openIncidentIds.filter((id) => words.includes(id))
  const [only, ...others] = named.length > 0 ? named : openIncidentIds
  return only !== undefined && others.length === 0 ? `/incidents/${encodeURIComponent(only)}` : '/incidents'
}

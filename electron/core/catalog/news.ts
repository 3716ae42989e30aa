import type { MonitorDraft } from '../model/monitor.ts'
import type { CatalogEntry, CatalogProbe } from './schema.ts'

/** What to tell about a monitor whose entry improved since it was made; undefined when there is nothing. */
export function catalogNews(
  monitor: Pick<MonitorDraft, 'catalog'>,
  entry: CatalogEntry | undefined,
): string | undefined {
  const { catalog } = monitor
  if (!catalog || entry?.id !== catalog.id || entry.revision <= catalog.revision) return undefined
  return `The catalog knows ${entry.name} better since this monitor was made. Add a monitor from the catalog to use that.`
}

/** Why no monitor can be made of a probe yet; undefined when one can. */
export function unavailableBecause(probe: CatalogProbe): string | undefined {
  if (probe.token) return 'Needs a token exchange, not available yet.'
  return probe.signing ? 'Needs signed AWS requests, not available yet.' : undefined
}

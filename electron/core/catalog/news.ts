import { wording } from '../language/language.ts'
import type { MonitorDraft } from '../model/monitor.ts'
import type { CatalogEntry, CatalogProbe } from './schema.ts'

/** What a monitor can take over from its entry, and what of the entry is new. */
export type CatalogNews = {
  sentence: string
  /** Part of the monitor as the entry has it now. Address, headers and expectations stay the user's own. */
  patch: Pick<MonitorDraft, 'catalog' | 'refusals' | 'intervalMs'>
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** The probe that a monitor was made from: by method and path, which users seldom change. */
function probeFor(monitor: Pick<MonitorDraft, 'request'>, entry: CatalogEntry): CatalogProbe | undefined {
  const pathOf = (url: string) => url.replace(/^(?:\{base\}|https?:\/\/[^/?#]*)/, '').replace(/[?#].*$/, '')
  // A field in the path stands for one segment.
  const fits = (probe: CatalogProbe) => {
    const pattern = pathOf(probe.url)
      .split(/\{\w+\}/)
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('[^/]+')
    return probe.method === monitor.request.method && new RegExp(`^${pattern}$`).test(pathOf(monitor.request.url))
  }
  return entry.probes.find(fits) ?? (entry.probes.length === 1 ? entry.probes[0] : undefined)
}

/** What to tell about a monitor whose entry improved since it was made; undefined when there is nothing. */
export function catalogNews(
  monitor: Pick<MonitorDraft, 'catalog' | 'request' | 'refusals' | 'intervalMs'>,
  entry: CatalogEntry | undefined,
): CatalogNews | undefined {
  const { catalog } = monitor
  if (!catalog || entry?.id !== catalog.id || entry.revision <= catalog.revision) return undefined
  const probe = probeFor(monitor, entry)
  const refusals = probe && probe.refusals.length > 0 ? probe.refusals : monitor.refusals
  const intervalMs = Math.max(monitor.intervalMs, entry.politeIntervalMs)
  const news = [
    ...(same(refusals, monitor.refusals) ? [] : [wording.catalog.news.refusals]),
    ...(intervalMs === monitor.intervalMs ? [] : [wording.catalog.news.interval]),
    ...(probe?.auth && monitor.request.auth?.kind !== probe.auth.kind ? [wording.catalog.news.authentication] : []),
  ]
  return {
    sentence: wording.catalog.newsOf(entry.name, news),
    patch: { catalog: { id: entry.id, revision: entry.revision }, intervalMs, ...(refusals && { refusals }) },
  }
}

import { medianHeadStartMs } from '../../core/headStart.ts'
import type { Incident } from '../../core/model/incident.ts'
import type { VendorSummary } from '../../core/model/summary.ts'
import type { Clock } from '../../core/ports.ts'
import { afterPage } from '../../core/scope/incident.ts'
import { pageSays } from '../../core/statusPage/says.ts'
import type { Watch } from '../../core/watch.ts'
import type { Changes } from '../changes.ts'
import type { Configuration } from '../configuration.ts'
import { createProbe, type ProbeOptions } from '../probe/probe.ts'
import type { Store } from '../store/store.ts'
import { createFetchPage, maxPageBytes } from './fetchPage.ts'
import { createStatusPages, type StatusPages } from './statusPages.ts'

type Parts = {
  clock: Clock
  store: Store
  configuration: Configuration
  watch: Watch
  changes: Changes
  probe: Pick<ProbeOptions, 'version' | 'env'>
  redact(text: string): string
}

/** The median looks back over this many incidents of a vendor. */
const medianOver = 50

/** Reads the vendors' status pages beside the watch, from now until `stop`. */
export function watchPages(parts: Parts): Pick<StatusPages, 'state' | 'rewrite' | 'stop'> & {
  /** What the summary shows of a vendor's page. */
  pageOf(vendorId: string): Pick<VendorSummary, 'statusPageSays' | 'headStartMedianMs'>
} {
  const { clock, store, configuration, watch, changes } = parts
  // Its own probe: smaller bodies, and no share in the places of probes.
  const settings = () => configuration.settings()
  const probe = createProbe({ ...parts.probe, settings, maxBodyBytes: maxPageBytes })
  const current = () => store.incidents().map((incident) => watch.incident(incident.id) ?? incident)
  const medians = new Map<string, number | undefined>()

  const pages = createStatusPages({
    clock,
    fetchPage: createFetchPage(probe, clock),
    vendors: () => configuration.vendors(),
    monitors: () => configuration.monitors(),
    incidents: current,
    isOffline: () => watch.ownSide().state === 'offline',
    amend(id, change) {
      const incident = store.incident(id)
      // What the page says is evidence of where the failure lies.
      const amended = (before: Incident) => afterPage(change(before))
      if (!watch.amend(id, amended) && incident) void store.saveIncident(amended(incident))
      medians.clear()
    },
    initial: store.statusPages(),
    save: (states) => store.saveStatusPages(states),
    redact: parts.redact,
    onChange: () => changes.note(['summary', 'incidents']),
  })
  const unlisten = changes.listen(({ kinds }) => {
    if (kinds.includes('incidents')) medians.clear()
    if (kinds.includes('incidents') || kinds.includes('monitors') || kinds.includes('settings')) pages.look()
  })
  pages.look()

  function medianOf(vendorId: string): number | undefined {
    if (!medians.has(vendorId)) {
      const own = current().filter((incident) => incident.vendorId === vendorId)
      medians.set(vendorId, medianHeadStartMs(own.slice(0, medianOver)))
    }
    return medians.get(vendorId)
  }

  return {
    state: pages.state,
    rewrite: pages.rewrite,
    stop() {
      unlisten()
      pages.stop()
    },
    pageOf(vendorId) {
      const state = configuration.vendor(vendorId)?.statusPage && pages.state(vendorId)
      if (!state) return {}
      const open = watch.openIncidents().filter((incident) => incident.vendorId === vendorId)
      const headStartMedianMs = medianOf(vendorId)
      return {
        statusPageSays: pageSays(state, open, clock.nowMs()),
        ...(headStartMedianMs !== undefined && { headStartMedianMs }),
      }
    },
  }
}

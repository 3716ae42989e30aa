/** The page speaks about 25 s after payments began to trouble, and takes it back a little later. */
const speaksFromMs = 36_000
const speaksUntilMs = 85_000

type Page = { name: string; url: string; elapsedMs: number | null; cycleMs: number; nowMs: number }

/**
 * The demo vendor's own status page, in the form of Atlassian Statuspage: green while payments already fail, as real ones
 * are. `elapsedMs` null: it never says anything.
 */
export function demoStatusPage({ name, url, elapsedMs, cycleMs, nowMs }: Page) {
  const inCycleMs = elapsedMs === null ? 0 : elapsedMs % cycleMs
  const speaks = inCycleMs >= speaksFromMs && inCycleMs < speaksUntilMs
  const saidAt = new Date(nowMs - (inCycleMs - speaksFromMs)).toISOString()
  const id = `demo-${Math.floor((elapsedMs ?? 0) / cycleMs) + 1}`
  const status = speaks
    ? { indicator: 'minor', description: 'Minor Service Outage' }
    : { indicator: 'none', description: 'All Systems Operational' }
  const incident = {
    id,
    name: `${name}: elevated error rates (demo)`,
    status: 'investigating',
    impact: 'minor',
    created_at: saidAt,
    updated_at: saidAt,
    shortlink: null,
    incident_updates: [
      {
        id: `${id}-1`,
        status: 'investigating',
        body: 'We are looking into a small number of failed requests.',
        created_at: saidAt,
        affected_components: null,
      },
    ],
  }
  return {
    page: { id: 'demo', name, url, time_zone: 'Etc/UTC', updated_at: new Date(nowMs).toISOString() },
    status,
    components: [
      { id: 'demo-api', name: 'API', status: speaks ? 'partial_outage' : 'operational', group: false, group_id: null },
    ],
    incidents: speaks ? [incident] : [],
    scheduled_maintenances: [],
  }
}

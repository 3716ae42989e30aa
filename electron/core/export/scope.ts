import type { Incident } from '../model/incident.ts'

/** Who else was watched, and what went wrong there at the same time. */
export type Scope = {
  /** Other monitors of this vendor, and the titles of their incidents. */
  monitors: number
  monitorTitles: string[]
  /** Other vendors, and the names of those that had an incident. */
  vendors: number
  vendorNames: string[]
}

/** Incidents that overlap `[fromMs, toMs]`, apart from this monitor's own. */
export function scopeOf(
  about: { monitorId: string; vendorId: string; fromMs: number; toMs: number },
  monitors: readonly { id: string; vendorId: string }[],
  incidents: readonly Incident[],
): Scope {
  const overlapping = incidents.filter(
    (one) =>
      one.monitorId !== about.monitorId &&
      one.firstFailureAtMs <= about.toMs &&
      (one.closedAtMs === undefined || one.closedAtMs >= about.fromMs),
  )
  const near = overlapping.filter(({ vendorId }) => vendorId === about.vendorId)
  const far = overlapping.filter(({ vendorId }) => vendorId !== about.vendorId)
  return {
    monitors: monitors.filter(({ id, vendorId }) => vendorId === about.vendorId && id !== about.monitorId).length,
    monitorTitles: [...new Map(near.map(({ monitorId, title }) => [monitorId, title])).values()],
    vendors: new Set(monitors.flatMap(({ vendorId }) => (vendorId === about.vendorId ? [] : [vendorId]))).size,
    vendorNames: [...new Map(far.map(({ vendorId, vendorName }) => [vendorId, vendorName])).values()],
  }
}

/** The scope as sentences; nothing where nobody else is watched. Names of other vendors stay with us. */
export function scopeLines({ monitors, monitorTitles, vendors, vendorNames }: Scope): string[] {
  const lines: string[] = []
  if (monitors > 0) {
    const which = monitorTitles.length > 0 ? `: ${monitorTitles.slice(0, 5).join('; ')}` : ''
    lines.push(
      `Other monitors of this vendor with an incident at that time: ${monitorTitles.length} of ${monitors}${which}.`,
    )
  }
  if (vendors > 0) lines.push(`Other vendors with an incident at that time: ${vendorNames.length} of ${vendors}.`)
  return lines
}

import type { Vendor } from '../../core/model/monitor.ts'
import type { HistoryPoint } from '../../core/model/sample.ts'
import type { SlaReport } from '../../core/model/sla.ts'
import { daysOfMonth } from '../../core/sla/month.ts'
import { incidentsIn, type MonitorHistory, observableMonth, slaReportOf } from '../../core/sla/report.ts'
import type { Configuration } from '../configuration.ts'
import type { Store } from '../store/store.ts'

export type SlaSource = {
  configuration: Pick<Configuration, 'monitors'>
  store: Pick<Store, 'history' | 'incidents'>
  version: string
}

export type SlaPeriod = { month: string; zone: string }

/** Told of each step; throws where the work shall end. */
export type OnStep = (step: string, done: number, total: number) => void

/**
 * Reads what one vendor's evidence is made of: by the same call as every chart. Undefined when the month has not begun.
 */
export async function readSlaReport(
  vendor: Vendor,
  { month, zone }: SlaPeriod,
  { configuration, store, version }: SlaSource,
  nowMs: number,
  onStep: OnStep,
): Promise<SlaReport | undefined> {
  const period = observableMonth(month, zone, nowMs)
  if (!period) return undefined
  const { fromMs, untilMs } = period
  const watched = configuration.monitors().filter(({ vendorId }) => vendorId === vendor.id)
  const incidents = incidentsIn(store.incidents(), vendor.id, { fromMs, toMs: untilMs })
  const days = daysOfMonth(month, zone)
    .filter((day) => day.fromMs < untilMs)
    .map((day) => ({ ...day, toMs: Math.min(day.toMs, untilMs) }))
  const steps = watched.length + incidents.length
  let done = 0
  const stepped = () => onStep('Reading history', done++, steps)

  const one = async (monitorId: string, from: number, to: number): Promise<HistoryPoint | undefined> =>
    (await store.history(monitorId, from, to, 1))[0]

  const monitors: MonitorHistory[] = []
  for (const { id, name } of watched) {
    stepped()
    const whole = await one(id, fromMs, untilMs)
    const daily: HistoryPoint[] = []
    for (const day of days) daily.push(...(await store.history(id, day.fromMs, day.toMs, 1)))
    if (whole) monitors.push({ id, name, month: whole, days: daily })
  }
  const told = []
  for (const { incident, part } of incidents) {
    stepped()
    told.push({ incident, part, observed: await one(incident.monitorId, part.fromMs, part.toMs) })
  }
  return slaReportOf({ vendor, month, zone, monitors, incidents: told, days, nowMs, version })
}

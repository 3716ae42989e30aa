import { emptyBucket, mergeBucket, pointOf } from '../../core/history/bucket.ts'
import { wording } from '../../core/language/language.ts'
import type { Vendor } from '../../core/model/monitor.ts'
import type { SlaReport } from '../../core/model/sla.ts'
import { type DayBounds, daysBetween } from '../../core/sla/month.ts'
import {
  type IncidentHistory,
  incidentsIn,
  type MonitorHistory,
  observableMonth,
  slaReportOf,
} from '../../core/sla/report.ts'
import type { Configuration } from '../configuration.ts'
import type { Store } from '../store/store.ts'

export type SlaSource = {
  configuration: Pick<Configuration, 'monitors'>
  store: Pick<Store, 'buckets' | 'incidents'>
  version: string
}

export type SlaPeriod = { month: string; zone: string }

/** Told of each step; throws where the work shall end. */
export type OnStep = (step: string, done: number, total: number) => void

/** Reads what one vendor's evidence is made of, by the call that every chart goes through. Undefined: the month has not begun. */
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
  const found = incidentsIn(store.incidents(), vendor.id, { fromMs, toMs: untilMs })
  const days = daysBetween(fromMs, untilMs, zone)
  let done = 0
  const stepped = () => onStep(wording.sla.readingHistory, done++, watched.length + found.length)

  const monitors: MonitorHistory[] = []
  for (const { id, name } of watched) {
    stepped()
    monitors.push({ id, name, ...(await monthOfMonitor(store, id, days, fromMs, untilMs)) })
  }
  const incidents: IncidentHistory[] = []
  for (const { incident, part } of found) {
    stepped()
    const [bucket] = await store.buckets(incident.monitorId, [part.fromMs, part.toMs])
    incidents.push({ incident, part, observed: bucket && pointOf(bucket, part.fromMs, part.toMs) })
  }
  return slaReportOf({ vendor, month, zone, monitors, incidents, days, nowMs, version })
}

/** The days, and the month as their sum: one reading for both. */
async function monthOfMonitor(
  store: SlaSource['store'],
  monitorId: string,
  days: readonly DayBounds[],
  fromMs: number,
  untilMs: number,
): Promise<Pick<MonitorHistory, 'month' | 'days'>> {
  const buckets = await store.buckets(monitorId, [...days.map((day) => day.fromMs), untilMs], true)
  const sum = emptyBucket()
  for (const bucket of buckets) mergeBucket(sum, bucket)
  return {
    month: pointOf(sum, fromMs, untilMs, { phasePercentiles: true }),
    days: days.map((day, index) => pointOf(buckets[index] ?? emptyBucket(), day.fromMs, day.toMs)),
  }
}

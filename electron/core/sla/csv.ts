import { isoOf } from '../explain/say.ts'
import { type CsvCell, csvOf } from '../export/csv.ts'
import { english } from '../language/english.ts'
import type { SlaFigures, SlaMonitor, SlaOutage, SlaReport, SlaTimes } from '../model/sla.ts'
import { zonedText } from './month.ts'
import { slaWords } from './words.ts'

const { headStartText, verdictText } = slaWords(english)

const seconds = (ms: number) => Math.round(ms) / 1_000
const round = (value: number | null | undefined, digits: number) =>
  value === null || value === undefined ? null : Math.round(value * 10 ** digits) / 10 ** digits

/** Every row has all columns; which are filled depends on `record`. */
type Row = Partial<Record<(typeof columns)[number], CsvCell>>

const columns = [
  'record',
  'vendor',
  'month',
  'time zone',
  'monitor',
  'what',
  'from (UTC)',
  'to (UTC)',
  'from (local)',
  'to (local)',
  'duration s',
  'up s',
  'degraded s',
  'down s',
  'not observed s',
  'availability %',
  'coverage %',
  'at most available %',
  'promised %',
  'counts',
  'credit %',
  'probes',
  'p50 ms',
  'p95 ms',
  'p99 ms',
  'max ms',
  'severity',
  'ended',
  'scope',
  'head start s',
  'status page',
  'incident',
  'transcripts',
] as const

/**
 * The evidence as one table after RFC 4180. `record` says what a row is: the month as a whole, a monitor, a phase of a
 * monitor, a day, an outage. Times are UTC and local, durations seconds, availability in percent.
 */
export function slaCsv(report: SlaReport): string {
  const { vendorName: vendor, month, zone, sla, credit, total } = report
  const shared = { vendor, month, 'time zone': zone }
  const rows: Row[] = [
    {
      record: 'month',
      ...shared,
      what: verdictText(report),
      ...between(report.fromMs, report.untilMs, zone),
      ...times(total),
      ...availability(total),
      'promised %': sla?.promisedPercent,
      counts: sla && (sla.counts === 'down' ? 'down' : 'down or degraded'),
      'credit %': sla && credit && (credit.tier?.creditPercent ?? 0),
      'status page': report.statusPageUrl,
    },
    ...report.monitors.flatMap((monitor) => monitorRows(report, monitor)).map((row) => ({ ...shared, ...row })),
    ...report.days.map((day) => ({
      record: 'day',
      ...shared,
      what: day.day,
      ...between(day.fromMs, day.toMs, zone),
      ...times(day),
      'availability %': round(day.percent, 6),
    })),
    ...report.outages.map((outage) => ({ ...shared, ...outageRow(report, outage) })),
  ]
  return csvOf([columns, ...rows.map((row) => columns.map((column) => row[column]))])
}

function between(fromMs: number, toMs: number, zone: string): Row {
  return {
    'from (UTC)': isoOf(fromMs),
    'to (UTC)': isoOf(toMs),
    'from (local)': zonedText(fromMs, zone),
    'to (local)': zonedText(toMs, zone),
    'duration s': seconds(toMs - fromMs),
  }
}

function times({ upMs, degradedMs, downMs, unknownMs }: SlaTimes): Row {
  return {
    'up s': seconds(upMs),
    'degraded s': seconds(degradedMs),
    'down s': seconds(downMs),
    'not observed s': seconds(unknownMs),
  }
}

function availability(figures: SlaFigures): Row {
  return {
    'availability %': round(figures.percent, 6),
    'coverage %': round(figures.coveragePercent, 6),
    'at most available %': round(figures.atMostPercent, 6),
  }
}

function percentiles({ p50Ms, p95Ms, p99Ms, maxMs }: SlaMonitor['total']): Row {
  return { 'p50 ms': round(p50Ms, 2), 'p95 ms': round(p95Ms, 2), 'p99 ms': round(p99Ms, 2), 'max ms': round(maxMs, 2) }
}

function monitorRows({ fromMs, untilMs, zone }: SlaReport, monitor: SlaMonitor): Row[] {
  const shared = { monitor: monitor.name, ...between(fromMs, untilMs, zone) }
  return [
    {
      record: 'monitor',
      ...shared,
      ...times(monitor.figures),
      ...availability(monitor.figures),
      probes: monitor.probes,
      ...percentiles(monitor.total),
    },
    ...monitor.phases.map((phase) => ({ record: 'phase', ...shared, what: phase.name, ...percentiles(phase) })),
  ]
}

function outageRow(report: SlaReport, outage: SlaOutage): Row {
  return {
    record: 'outage',
    monitor: outage.monitorName,
    what: outage.title,
    ...between(outage.fromMs, outage.toMs, report.zone),
    'degraded s': seconds(outage.degradedMs),
    'down s': seconds(outage.downMs),
    'not observed s': seconds(outage.unknownMs),
    counts: outage.counted ? 'yes' : 'no',
    severity: outage.severity,
    ended: outage.goesOn ? (report.untilMs < report.toMs ? 'still open' : 'went on after the month') : 'yes',
    scope: outage.scope,
    'head start s':
      outage.headStart.state === 'measured' && outage.headStart.ms !== null ? seconds(outage.headStart.ms) : null,
    'status page': outage.firstWord ? `${headStartText(outage)}: ${outage.firstWord.text}` : headStartText(outage),
    incident: outage.incidentId,
    transcripts: outage.transcriptIds.join(' '),
  }
}

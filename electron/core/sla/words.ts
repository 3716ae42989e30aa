import { describeDuration } from '../duration.ts'
import type { SlaOutage, SlaReport } from '../model/sla.ts'
import { zonedText } from './month.ts'

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `November 2026` */
export function monthText(month: string): string {
  const [year, number] = month.split('-').map(Number)
  return `${monthNames[(number ?? 1) - 1] ?? month} ${year ?? ''}`
}

/** `99.9312%`: four digits, never rounded up, as credit tables are cut finely. */
export function slaPercent(percent: number | null): string {
  if (percent === null) return 'not observed'
  // What a sum of milliseconds is off by must not take the last digit away.
  const digits = (Math.floor((percent + 1e-9) * 10_000) / 10_000).toFixed(4)
  return `${digits.replace(/\.?0+$/, '')}%`
}

/** `2 h 5 min 3 s`, whole seconds. */
export function slaDuration(ms: number): string {
  return describeDuration(Math.round(ms / 1_000) * 1_000)
}

/** What the promise counts as not available. */
export function countsText(counts: 'down' | 'degraded'): string {
  return counts === 'down' ? 'down' : 'down or degraded'
}

/** A percentage never without its coverage: `99.93% of 97% observed`. */
export function observedText({
  percent,
  coveragePercent,
}: {
  percent: number | null
  coveragePercent: number
}): string {
  return percent === null ? 'not observed' : `${slaPercent(percent)} of ${slaPercent(coveragePercent)} observed`
}

/** The result in one or two sentences, with what makes it certain or not. */
export function verdictText(report: SlaReport): string {
  const { sla, credit, total } = report
  if (total.percent === null) return 'Nothing was observed in this month, so nothing can be claimed.'
  const observed = observedText(total)
  if (!sla || !credit) return `Availability was ${observed}. No promise is entered yet.`
  const [was, soFar] = report.untilMs < report.toMs ? ['is', ' so far'] : ['was', '']
  const against = `Availability ${was} ${observed}${soFar}, against ${slaPercent(sla.promisedPercent)} promised.`
  if (credit.kept) return `The promise ${was} kept${soFar}. ${against}`
  return `The promise ${was} not kept${soFar}. ${against} ${creditText(report)}`.trim()
}

/** The credit that is due; empty when the promise was kept or has no credit table. */
export function creditText({ sla, credit, total }: SlaReport): string {
  if (!sla || !credit || credit.kept !== false || sla.tiers.length === 0) return ''
  const { tier, certainTier } = credit
  if (!tier) return 'No credit tier is reached.'
  const due = `Below ${slaPercent(tier.belowPercent)}: ${slaPercent(tier.creditPercent)} credit.`
  if (certainTier?.creditPercent === tier.creditPercent)
    return `${due} This holds even if all time that was not observed was available (${slaPercent(total.atMostPercent)}).`
  const least = certainTier ? `${slaPercent(certainTier.creditPercent)} credit` : 'no credit'
  return `${due} If all time that was not observed was available, it is ${slaPercent(total.atMostPercent)} and ${least}.`
}

/** The vendor's status page in one outage. */
export function headStartText({ headStart: { state, ms } }: SlaOutage): string {
  switch (state) {
    case 'no-page':
      return 'no status page is read'
    case 'not-known':
      return 'its status page could not be read'
    case 'never':
      return 'its status page never acknowledged it'
    case 'counting':
      return 'its status page is silent so far'
    case 'measured': {
      if (ms === null || Math.abs(ms) < 1_000) return 'its status page spoke at the moment of our alert'
      return `its status page spoke ${slaDuration(Math.abs(ms))} ${ms > 0 ? 'after' : 'before'} our alert`
    }
  }
}

/** When an outage ended in this month, or why it did not. */
export function endText(
  { goesOn, open, toMs }: SlaOutage,
  report: Pick<SlaReport, 'zone' | 'untilMs' | 'toMs'>,
): string {
  const endedAt = zonedText(toMs, report.zone)
  if (!goesOn) return endedAt
  if (report.untilMs < report.toMs) return 'still open'
  return `${endedAt}, the month’s end; it went on${open ? ' and is still open' : ''}`
}

import { describeDuration } from '../duration.ts'
import { wording as inUse, type Language } from '../language/language.ts'
import type { SlaOutage, SlaReport } from '../model/sla.ts'
import { zonedText } from './month.ts'

/**
 * The evidence in words. The window's are in the language in use; the pack's are English whatever that is, because its
 * reader is the vendor.
 */
export function slaWords(wording: Language) {
  const percents = new Intl.NumberFormat(wording.common.locale.numbers, {
    maximumFractionDigits: 4,
    useGrouping: false,
  })

  /** `2 h 5 min 3 s`, whole seconds. */
  function slaDuration(ms: number): string {
    return describeDuration(Math.round(ms / 1_000) * 1_000, wording.common.units)
  }

  /** `November 2026` */
  function monthText(month: string): string {
    const [year, number] = month.split('-').map(Number)
    return wording.common.monthOf(wording.common.months[(number ?? 1) - 1] ?? month, year ?? '')
  }

  /** `99.9312%`: four digits, never rounded up, as credit tables are cut finely. */
  function slaPercent(percent: number | null): string {
    if (percent === null) return wording.sla.notObserved
    // What a sum of milliseconds is off by must not take the last digit away.
    return wording.common.percent(percents.format(Math.floor((percent + 1e-9) * 10_000) / 10_000))
  }

  /** A percentage never without its coverage: `99.93% of 97% observed`. */
  function observedText(figures: { percent: number | null; coveragePercent: number }): string {
    const { percent, coveragePercent } = figures
    return percent === null
      ? wording.sla.notObserved
      : wording.sla.ofObserved(slaPercent(percent), slaPercent(coveragePercent))
  }

  /** The result in one or two sentences, with what makes it certain or not. */
  function verdictText(report: SlaReport): string {
    const { sla, credit, total } = report
    if (total.percent === null) return wording.sla.verdicts.nothing
    const observed = observedText(total)
    if (!sla || !credit) return wording.sla.verdicts.noPromise(observed)
    const when = report.untilMs < report.toMs ? 'running' : 'over'
    const promised = slaPercent(sla.promisedPercent)
    if (credit.kept) return wording.sla.verdicts.kept[when](observed, promised)
    return `${wording.sla.verdicts.notKept[when](observed, promised)} ${creditText(report)}`.trim()
  }

  /** The credit that is due; empty when the promise was kept or has no credit table. */
  function creditText({ sla, credit, total }: SlaReport): string {
    if (!sla || !credit || credit.kept !== false || sla.tiers.length === 0) return ''
    const { tier, certainTier } = credit
    if (!tier) return wording.sla.noTier
    const due = wording.sla.creditDue(slaPercent(tier.belowPercent), slaPercent(tier.creditPercent))
    const atMost = slaPercent(total.atMostPercent)
    const certain =
      certainTier?.creditPercent === tier.creditPercent
        ? wording.sla.creditCertain(atMost)
        : wording.sla.creditAtLeast(atMost, certainTier && slaPercent(certainTier.creditPercent))
    return `${due} ${certain}`
  }

  /** The vendor's status page in one outage. */
  function headStartText({ headStart: { state, ms } }: SlaOutage): string {
    if (state !== 'measured') return wording.sla.pageSpoke[state]
    if (ms === null || Math.abs(ms) < 1_000) return wording.sla.pageSpoke.atOnce
    return wording.sla.pageSpoke[ms > 0 ? 'after' : 'before'](slaDuration(Math.abs(ms)))
  }

  /** When an outage ended in this month, or why it did not. */
  function endText({ goesOn, open, toMs }: SlaOutage, report: Pick<SlaReport, 'zone' | 'untilMs' | 'toMs'>): string {
    const endedAt = zonedText(toMs, report.zone)
    if (!goesOn) return endedAt
    if (report.untilMs < report.toMs) return wording.sla.stillOpen
    return open ? wording.sla.wentOnOpen(endedAt) : wording.sla.wentOn(endedAt)
  }

  return { slaDuration, monthText, slaPercent, observedText, verdictText, creditText, headStartText, endText }
}

export const { slaDuration, monthText, slaPercent, observedText, verdictText, headStartText, endText } = slaWords(inUse)

import { wording } from '../../electron/core/language/language.ts'
import type { Sla } from '../../electron/core/model/sla.ts'

/** A promise as it is typed. */
export type SlaForm = {
  promised: string
  counts: Sla['counts']
  tiers: { key: number; below: string; credit: string }[]
}

export type SlaFormResult = { ok: true; sla: Sla } | { ok: false; issues: Record<string, string> }

let nextKey = 0

export function newTier(below = '', credit = '') {
  nextKey++
  return { key: nextKey, below, credit }
}

export function toSlaForm(sla: Sla | undefined): SlaForm {
  return {
    promised: sla ? String(sla.promisedPercent) : '',
    counts: sla?.counts ?? 'down',
    tiers: (sla?.tiers ?? []).map((tier) => newTier(String(tier.belowPercent), String(tier.creditPercent))),
  }
}

/** `99.9`, `99,9 %`: above 0 and at most 100; null when it is none. */
export function readPercent(text: string): number | null {
  const plain = text.trim().replace(/\s*%$/, '').replace(',', '.')
  const value = /^\d{1,3}(\.\d{1,6})?$/.test(plain) ? Number(plain) : 0
  return value > 0 && value <= 100 ? value : null
}

/** What the form says, or what is wrong, by field: `promised`, `below 0`, `credit 0`. Empty rows are left out. */
export function readSlaForm({ promised, counts, tiers }: SlaForm): SlaFormResult {
  const issues: Record<string, string> = {}
  const promisedPercent = readPercent(promised)
  if (promisedPercent === null) issues.promised = wording.sla.writePercentage('99.9')
  const read: Sla['tiers'] = []
  for (const [index, tier] of tiers.entries()) {
    if (tier.below.trim() === '' && tier.credit.trim() === '') continue
    const [belowPercent, creditPercent] = [readPercent(tier.below), readPercent(tier.credit)]
    if (belowPercent === null) issues[`below ${index}`] = wording.sla.writePercentage('99')
    if (creditPercent === null) issues[`credit ${index}`] = wording.sla.writePercentage('10')
    if (belowPercent === null || creditPercent === null) continue
    if (read.some((other) => other.belowPercent === belowPercent)) issues[`below ${index}`] = wording.sla.limitTwice
    else if (promisedPercent !== null && belowPercent > promisedPercent)
      issues[`below ${index}`] = wording.sla.limitAbove
    read.push({ belowPercent, creditPercent })
  }
  if (promisedPercent === null || Object.keys(issues).length > 0) return { ok: false, issues }
  return { ok: true, sla: { promisedPercent, counts, tiers: read.sort((a, b) => b.belowPercent - a.belowPercent) } }
}

import { failedPhase } from '../../../electron/core/facts.ts'
import { wording } from '../../../electron/core/language/language.ts'
import type { Exchange } from '../../../electron/core/model/exchange.ts'
import { formatMs } from '../format.ts'
import { bodyKind } from './bodyFacts.ts'
import { phaseLabels, waterfallOf } from './phaseRows.ts'

function bodySentence(now: Exchange, good: Exchange): string | undefined {
  const after = bodyKind(now.response?.body)
  const before = bodyKind(good.response?.body)
  if (!now.response || after === before) return undefined
  return wording.ui.bodyInstead(wording.ui.bodyNames[after], wording.ui.bodyNames[before])
}

/** This attempt against the last good one in a sentence or two: which phase stopped it or grew, and what came back. */
export function whatHappened(now: Exchange, good: Exchange | undefined): string {
  const { rows } = waterfallOf(now, good)
  const failed = failedPhase(now)
  if (failed) {
    const row = rows.find((each) => each.phase === failed)
    const took = row?.now && formatMs(row.now.tookMs)
    const usual = row?.good && formatMs(row.good.tookMs)
    const before = rows.filter((each) => each.now && each.phase !== failed && each.phase !== 'download')
    const through = before.map((each) => phaseLabels[each.phase])
    return wording.ui.itStoppedIn(through, phaseLabels[failed], took, usual)
  }
  if (!good) return wording.ui.noEarlierGood
  const grown = rows.filter((row) => row.mark === 'grew')
  const parts: string[] = []
  if (grown.length === 0) parts.push(wording.ui.asUsual)
  for (const row of grown) {
    const [took, usual] = [formatMs(row.now?.tookMs ?? 0), formatMs(row.good?.tookMs ?? 0)]
    parts.push(wording.ui.phaseGrew[row.phase](took, usual))
  }
  const body = bodySentence(now, good)
  if (body) parts.push(body)
  return parts.join(' ')
}

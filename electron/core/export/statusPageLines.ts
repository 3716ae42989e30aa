import { isoOf } from '../explain/say.ts'
import { headStartSentence } from '../headStart.ts'
import type { Incident } from '../model/incident.ts'
import type { Vendor } from '../model/monitor.ts'

/** What the vendor's status page said at the time, as sentences; that it was not read is said too. */
export function statusPageLines(incident: Incident | undefined, vendor: Vendor | undefined, nowMs: number): string[] {
  const url = incident?.statusPage?.url ?? vendor?.statusPage?.url
  if (url === undefined) return ['Not read: no status page of this vendor is set up.']
  const { atDetection, firstWord, silentUntilMs } = incident?.statusPage ?? {}
  const said: string[] = []
  if (atDetection) said.push(`At ${isoOf(atDetection.readAtMs)}: ${atDetection.sentence} (${atDetection.indicator}).`)
  if (firstWord) {
    const link = firstWord.link === undefined ? '' : ` ${firstWord.link}`
    said.push(`First word, read at ${isoOf(firstWord.readAtMs)}: ${firstWord.text} (${firstWord.indicator}).${link}`)
  } else if (silentUntilMs !== undefined) said.push(`No word about it until ${isoOf(silentUntilMs)}.`)
  const lead = incident && headStartSentence(incident, nowMs)
  if (lead) said.push(lead)
  return said.length > 0 ? [`${url}.`, ...said] : [`${url} was not read for this report.`]
}

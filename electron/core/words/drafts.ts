import { wording } from '../language/language.ts'
import type { Incident } from '../model/incident.ts'
import type { Vendor } from '../model/monitor.ts'
import type { PageReading } from '../model/statusPage.ts'
import { type Audience, audiences, type Draft, type WordKit, type WordStage, type Words } from '../model/words.ts'
import { type Allowed, textProblems } from './check.ts'
import { isOursAlone, stageOf } from './stage.ts'
import { renderTemplate, templateIssues, type Values } from './template.ts'
import { dateText, lastedText, timeText, type Zone } from './times.ts'

/** What drafts are made of. */
export type DraftFacts = {
  incident: Incident
  vendor: Pick<Vendor, 'name' | 'features'> | undefined
  /** The latest reading of the vendor's status page. */
  page?: PageReading | undefined
  words: Words
  nowMs: number
  zone: Zone
  /** When the next update will be promised for; absent: none is. */
  promisedAtMs?: number | undefined
}

/** A longer text of the vendor is cut: it is quoted, not reprinted. */
const quotedChars = 280

/** What the vendor has stated in public, newest first. */
function statedBy({ incident, page }: Pick<DraftFacts, 'incident' | 'page'>): string[] {
  const open = (page?.incidents ?? []).flatMap((one) => [...one.updates.map(({ text }) => text), one.title])
  const word = incident.statusPage?.firstWord
  return [...open, ...(word ? [word.text] : [])].filter((text) => text !== '')
}

function linkOf({ incident, page }: DraftFacts): string | undefined {
  return (
    page?.incidents.find(({ link }) => link)?.link ?? incident.statusPage?.firstWord?.link ?? incident.statusPage?.url
  )
}

function whatIsSeen({ reason, status, failureKind }: Incident): string {
  if (failureKind) return wording.drafts.observed[failureKind]
  if (reason === 'slow' || reason === 'certificate' || reason === 'key-rejected') return wording.drafts.observed[reason]
  return reason === 'status' && status !== undefined
    ? wording.drafts.observedStatus(status)
    : wording.drafts.observed.content
}

function effectOf({ severity, reason }: Incident): string {
  if (severity === 'down') return wording.drafts.effects.fail
  return reason === 'slow' ? wording.drafts.effects.slow : wording.drafts.effects.odd
}

function featuresValue(features: readonly string[], product: string) {
  if (features.length > 0) return { text: wording.drafts.listed(features) }
  const none = product === '' ? wording.drafts.noFeatures : wording.drafts.noFeaturesOf(product)
  return { text: none.inSentence, atStart: none.atStart }
}

/** The values of every variable for one incident. */
export function valuesOf(facts: DraftFacts, stage: WordStage): Values {
  const { incident, vendor, words, nowMs, zone, promisedAtMs } = facts
  const features = vendor?.features ?? []
  const endedAtMs = incident.closedAtMs ?? nowMs
  const says = statedBy(facts)[0]
  const link = linkOf(facts)
  return {
    vendor: { text: vendor?.name ?? incident.vendorName },
    features: featuresValue(features, words.product),
    effect: { text: effectOf(incident) },
    works: { text: features.length === 1 ? wording.drafts.worksAgain.one : wording.drafts.worksAgain.many },
    since: { text: timeText(incident.firstFailureAtMs, nowMs, zone) },
    ended: { text: timeText(endedAtMs, nowMs, zone) },
    lasted: { text: lastedText(endedAtMs - incident.firstFailureAtMs) },
    date: { text: dateText(incident.firstFailureAtMs, zone) },
    now: { text: timeText(nowMs, nowMs, zone) },
    what: { text: whatIsSeen(incident) },
    failures: { text: wording.drafts.failuresOf(incident.failures, incident.attempts) },
    product: { text: words.product === '' ? wording.drafts.ourProduct : words.product },
    ...(promisedAtMs !== undefined && { nextUpdate: { text: timeText(promisedAtMs, nowMs, zone) } }),
    // Below this stage the vendor has said nothing that would be about this.
    ...(stage === 'confirmed' && link !== undefined && { vendorPage: { text: link } }),
    ...(stage === 'confirmed' && says !== undefined && { vendorSays: { text: says.slice(0, quotedChars) } }),
  }
}

/** What the check of a text lets pass in this incident. */
export function allowedIn(facts: DraftFacts): Allowed {
  const { incident, vendor, nowMs, zone, promisedAtMs } = facts
  const link = linkOf(facts)
  const name = vendor?.name ?? incident.vendorName
  return {
    vendor: name,
    stated: [...statedBy(facts), name, facts.words.product, ...(vendor?.features ?? []), whatIsSeen(incident)],
    urls: link === undefined ? [] : [link],
    ...(promisedAtMs !== undefined && { promised: timeText(promisedAtMs, nowMs, zone) }),
  }
}

/** The template in use: the user's own where it can be used, else the default. */
export function templateOf(words: Words, audience: Audience, stage: WordStage): { template: string; own: boolean } {
  const own = words.templates[audience]?.[stage]
  if (own !== undefined && templateIssues(own).length === 0) return { template: own, own: true }
  return { template: wording.drafts.templates[audience][stage], own: false }
}

function draftOf(facts: DraftFacts, audience: Audience, stage: WordStage): Draft {
  const { template, own } = templateOf(facts.words, audience, stage)
  const text = renderTemplate(template, valuesOf(facts, stage))
  const { promised, ...allowed } = allowedIn(facts)
  // The all-clear promises nothing more.
  const problems = textProblems(text, {
    ...allowed,
    ...(promised !== undefined && stage !== 'resolved' && { promised }),
  })
  return { audience, text, problems, own }
}

/** Everything to tell people about an incident: what the evidence allows and why, and a draft for each audience. */
export function wordKit(facts: DraftFacts, wanted?: WordStage): WordKit {
  const { incident, vendor, promisedAtMs, nowMs, zone } = facts
  const evidence = stageOf(incident)
  const stage = wanted ?? evidence.stage
  const caution = cautionOf(incident)
  return {
    evidence: { ...evidence, ...(caution && { caution }) },
    stage,
    drafts: audiences.map((audience) => draftOf(facts, audience, stage)),
    ...(promisedAtMs !== undefined && { promise: { atMs: promisedAtMs, text: timeText(promisedAtMs, nowMs, zone) } }),
    features: [...(vendor?.features ?? [])],
  }
}

function cautionOf(incident: Incident): string | undefined {
  if (incident.state === 'closed') return undefined
  if (incident.reason === 'certificate') return wording.drafts.cautions.certificate
  return isOursAlone(incident) ? wording.drafts.cautions.oursAlone : undefined
}

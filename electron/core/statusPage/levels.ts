import { type PageLevel, pageLevels } from '../model/statusPage.ts'
import { wordOf } from './fields.ts'

/** The worst of several fields: pages were seen with an open incident under a green roll-up. */
export function worstLevel(levels: readonly (PageLevel | undefined)[]): PageLevel {
  return levels.reduce<PageLevel>((worst, level) => (level && isWorse(level, worst) ? level : worst), 'operational')
}

export function isWorse(a: PageLevel, b: PageLevel): boolean {
  return pageLevels.indexOf(a) > pageLevels.indexOf(b)
}

/** Is the page's word trouble, not a notice or planned work? */
export function isTrouble(level: string): boolean {
  return level === 'degraded' || level === 'partial-outage' || level === 'major-outage'
}

const words: Readonly<Record<string, PageLevel>> = {
  none: 'operational',
  operational: 'operational',
  up: 'operational',
  ok: 'operational',
  green: 'operational',
  available: 'operational',
  resolved: 'operational',
  informational: 'notice',
  notice: 'notice',
  monitoring: 'degraded',
  maintenance: 'maintenance',
  undermaintenance: 'maintenance',
  minor: 'degraded',
  yellow: 'degraded',
  hasissues: 'degraded',
  degraded: 'degraded',
  degradedperformance: 'degraded',
  minoroutage: 'degraded',
  incident: 'degraded',
  major: 'partial-outage',
  partialoutage: 'partial-outage',
  critical: 'major-outage',
  red: 'major-outage',
  down: 'major-outage',
  downtime: 'major-outage',
  outage: 'major-outage',
  majoroutage: 'major-outage',
  fulloutage: 'major-outage',
  unavailable: 'major-outage',
}

/** The level that one of the many spellings means (`partial_outage`, `PARTIALOUTAGE`); undefined for an unknown one. */
export function levelOf(value: unknown): PageLevel | undefined {
  const key = wordOf(value).replace(/[\s_-]+/g, '')
  return Object.hasOwn(words, key) ? words[key] : undefined
}

/** As `levelOf`; an unknown word is at least no "operational". */
export function levelOrDegraded(value: unknown): PageLevel {
  return levelOf(value) ?? 'degraded'
}

/** Has this phase of an incident ended it? */
export function isOver(phase: unknown): boolean {
  return ['resolved', 'postmortem', 'completed', 'cancelled', 'canceled', 'closed'].includes(wordOf(phase))
}

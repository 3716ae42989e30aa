import { describeDuration } from '../duration.ts'
import { wording } from '../language/language.ts'
import type { Incident, MonitorStatus } from '../model/incident.ts'
import type { About } from './types.ts'

const minuteMs = 60_000
/** Moments that are remembered of each kind. */
const maxKept = 24
/** Short failures flap by their rate: this many more than incidents, within twenty probes. */
const moreShortFailures = 2

type Recent = NonNullable<MonitorStatus['recent']>
type Rule = Pick<About, 'intervalMs' | 'policy'>

/** Does it go up and down at present? One that failed without a break since does so no more. */
export function isFlapping({ flapping }: Pick<Incident, 'flapping'>): boolean {
  return flapping !== undefined && flapping.untilMs === undefined
}

/** Incidents are counted over an hour, or sixty probes of a slow monitor. */
function openingsMs({ intervalMs }: Rule): number {
  return Math.max(60 * minuteMs, 60 * intervalMs)
}

/** Bad stretches of any length are counted over twenty probes, at least five minutes. */
function failuresMs({ intervalMs }: Rule): number {
  return Math.max(5 * minuteMs, 20 * intervalMs)
}

/** A flapping monitor is steady when it neither failed nor passed for this long, ms. */
export function steadyMs({ intervalMs }: Rule): number {
  return Math.max(20 * minuteMs, 20 * intervalMs)
}

function within(moments: readonly number[], forMs: number, nowMs: number): number[] {
  // A clock that was set back leaves moments in the future, which say nothing any more.
  return moments.filter((atMs) => atMs > nowMs - forMs && atMs <= nowMs)
}

/** What is remembered, with one more moment, without what is too old to count. */
export function remember(recent: Recent | undefined, kind: keyof Recent, rule: Rule, nowMs: number): Recent {
  const kept: Recent = {
    failures: within(recent?.failures ?? [], failuresMs(rule), nowMs),
    openings: within(recent?.openings ?? [], openingsMs(rule), nowMs),
  }
  kept[kind] = [...kept[kind], nowMs].slice(-maxKept)
  return kept
}

/** Do so many short failures make it flapping? Null: no. The text says how many in how long. */
export function flapsByFailures(recent: Recent, rule: Rule): { failures: number; text: string } | null {
  const { flapAfter } = rule.policy
  const { failures } = recent
  if (flapAfter === null || failures.length < flapAfter + moreShortFailures) return null
  return { failures: failures.length, text: wording.rules.flappingFailures(failures.length, spanOf(failures)) }
}

/** Does one more incident make it flapping? */
export function flapsByOpenings(recent: Recent, rule: Rule): { failures: number; text: string } | null {
  const { flapAfter } = rule.policy
  const { openings } = recent
  if (flapAfter === null || openings.length < flapAfter) return null
  return { failures: openings.length, text: wording.rules.flappingOpenings(openings.length, spanOf(openings)) }
}

function spanOf(moments: readonly number[]): string {
  const ms = (moments.at(-1) ?? 0) - (moments[0] ?? 0)
  const unitMs = ms < 2 * minuteMs ? 1_000 : minuteMs
  return describeDuration(Math.max(unitMs, Math.round(ms / unitMs) * unitMs))
}

/** How many passes in a row show that it is steady, besides the time. */
export function steadyPasses(rule: Rule): number {
  return Math.max(rule.policy.closeAfterPasses, Math.ceil(steadyMs(rule) / rule.intervalMs / 2))
}

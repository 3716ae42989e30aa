import type { Outcome, Told } from './replay.ts'
import type { Sequence, Stretch, VendorTrouble } from './sequence.ts'

/** What was told against what really happened. */
export type Score = {
  /** Alerts about a vendor that was well. */
  falseAlerts: string[]
  /** Outages that could be seen for long enough, and nobody was told. */
  missed: string[]
  /** Outages that were told later than promised. */
  late: string[]
  /** From the first failing moment to the alert, ms, of those that could be measured. */
  fastMs: number[]
  hangMs: number[]
  outages: number
  /** Reminders and the quiet word of being offline apart. */
  notices: number
}

/** A burst ends this long after the first failure. */
const burstMs = 8_000
/** After sleep or offline, monitors are spread over this long. */
const settlingMs = 40_000

/** The latest moment for the alert about a trouble that can be seen all the time. */
export function limitMs({ kind, tookMs = 2_500, retryAfterS = 0 }: VendorTrouble, sequence: Sequence): number {
  const waitMs = Math.min(retryAfterS, 60) * 1_000
  // Every attempt of a slow one takes its time, the last one beyond the end of the burst.
  const answerMs = kind === 'hang' ? sequence.timeoutMs : kind === 'slow' ? 2 * tookMs : 0
  return sequence.intervalMs + answerMs + Math.max(burstMs, waitMs + 1_000)
}

export function score(sequence: Sequence, outcome: Outcome): Score {
  const opened = outcome.told.filter(
    ({ kind, vendor }) => vendor !== null && (kind === 'opened' || kind === 'worsened'),
  )
  const result: Score = {
    falseAlerts: [],
    missed: [],
    late: [],
    fastMs: [],
    hangMs: [],
    outages: 0,
    notices: outcome.told.filter(({ kind }) => kind !== 'reminder' && kind !== 'offline').length,
  }
  for (const alert of opened) {
    if (!sequence.vendorTroubles.some((trouble) => explains(trouble, alert, sequence))) {
      result.falseAlerts.push(`${minutes(alert.atMs)} ${alert.title}`)
    }
  }
  const unseen = unseenOf(sequence)
  for (const trouble of sequence.vendorTroubles) {
    if (trouble.kind === 'limited') continue
    result.outages += 1
    judge(trouble, sequence, opened, outcome, unseen, result)
  }
  return result
}

/** Was the vendor in trouble when the alert came, or so lately that its burst was still under way? */
function explains(trouble: VendorTrouble, { vendor, atMs }: Told, sequence: Sequence): boolean {
  if (trouble.vendor !== vendor || trouble.kind === 'limited') return false
  return trouble.fromMs <= atMs && atMs <= trouble.toMs + limitMs(trouble, sequence)
}

function judge(
  trouble: VendorTrouble,
  sequence: Sequence,
  opened: readonly Told[],
  outcome: Outcome,
  unseen: readonly Stretch[],
  result: Score,
): void {
  const { vendor, fromMs, toMs, kind } = trouble
  const mine = opened.filter((alert) => alert.vendor === vendor)
  const alert = mine.find(({ atMs }) => atMs >= fromMs && atMs <= toMs + limitMs(trouble, sequence))
  const what = `${kind} of vendor ${vendor} at ${minutes(fromMs)} for ${Math.round((toMs - fromMs) / 1_000)} s`
  if (!alert) {
    // One that began before the last was closed belongs to the same incident.
    const told = outcome.incidents.some(
      (one) => one.monitorId === `v${vendor}` && covers(one, fromMs, toMs, sequence.startWallMs),
    )
    const seenMs = longestSeen(trouble, unseen)
    if (!told && seenMs > limitMs(trouble, sequence)) result.missed.push(what)
    return
  }
  // Measured only where nothing hid the beginning.
  if (unseen.some((stretch) => stretch.fromMs < alert.atMs && stretch.toMs + settlingMs > fromMs)) return
  const tookMs = alert.atMs - fromMs
  ;(kind === 'hang' ? result.hangMs : result.fastMs).push(tookMs)
  if (tookMs > limitMs(trouble, sequence)) result.late.push(`${what}: told after ${(tookMs / 1_000).toFixed(1)} s`)
}

/** Incidents carry wall time; within a sequence that sets no clock that is true time. */
function covers(
  one: Outcome['incidents'][number],
  fromMs: number,
  toMs: number,
  startWallMs = Date.UTC(2026, 2, 2),
): boolean {
  return (
    one.firstFailureAtMs - startWallMs <= toMs && (one.closedAtMs ?? Number.POSITIVE_INFINITY) - startWallMs >= fromMs
  )
}

/** When the vendor could not be seen: our own troubles and sleep, each with the time to come back. */
function unseenOf(sequence: Sequence): Stretch[] {
  const asleep = sequence.events.flatMap((event) =>
    event.kind === 'sleep' ? [{ fromMs: event.atMs, toMs: event.atMs + event.forMs + settlingMs }] : [],
  )
  const own = sequence.ownTroubles.map(({ fromMs, toMs }) => ({ fromMs, toMs: toMs + settlingMs }))
  return [...asleep, ...own].sort((a, b) => a.fromMs - b.fromMs)
}

function longestSeen({ fromMs, toMs }: Stretch, unseen: readonly Stretch[]): number {
  let longestMs = 0
  let seenFromMs = fromMs
  for (const stretch of unseen) {
    if (stretch.toMs <= seenFromMs || stretch.fromMs >= toMs) continue
    longestMs = Math.max(longestMs, stretch.fromMs - seenFromMs)
    seenFromMs = Math.max(seenFromMs, stretch.toMs)
  }
  return Math.max(longestMs, toMs - seenFromMs)
}

function minutes(ms: number): string {
  return `${(ms / 60_000).toFixed(1)} min`
}

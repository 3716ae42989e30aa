import type { Trigger } from '../model/transcript.ts'
import type { State } from '../model/verdict.ts'
import { dayMs, hourMs } from './rollup.ts'

/**
 * Identifier of a transcript: UTC milliseconds as nine base-36 digits (enough until the year 5188), a dash, and a
 * counter as four, so that identifiers sort by time. Two with one time differ as long as their counters do.
 */
export function transcriptId(atMs: number, counter: number): string {
  const ms = Math.max(0, Math.floor(atMs))
  const high = Math.floor(ms / fourDigits)
  // A month of samples has tens of thousands of these, and each half an hour of them begins alike.
  if (begin.high !== high) begin = { high, text: base36(high, 5) }
  return `${begin.text}${four(ms % fourDigits)}-${four(Math.max(0, Math.floor(counter)) % fourDigits)}`
}

const fourDigits = 36 ** 4
const pairs = Array.from({ length: 36 ** 2 }, (_, n) => n.toString(36).padStart(2, '0'))
let begin = { high: -1, text: '' }

function four(value: number): string {
  return `${pairs[Math.floor(value / pairs.length)]}${pairs[value % pairs.length]}`
}

export const transcriptIdPattern = /^[0-9a-z]{9}-[0-9a-z]{4}$/

/** The time inside an identifier, epoch ms. */
export function transcriptIdMs(id: string): number {
  return Number.parseInt(id.slice(0, 9), 36)
}

/** What the rule needs of a stored transcript. */
export type KeptTranscript = { state: State; trigger: Trigger; startedAtMs: number; incidentId?: string | undefined }

/** The same monitor's transcripts around one. */
export type Around = {
  /** The one before it with the same state that is still kept, if any. */
  previousAlike: KeptTranscript | undefined
  /** The next one in time; undefined for the newest. */
  next: KeptTranscript | undefined
}

/** Good ones are kept one per hour for two days, then one per day. */
export const hourlyForMs = 2 * dayMs

/**
 * Is this transcript worth keeping? Every failure is, and every attempt that a person or an incident asked for, paired probes among them. Of
 * those that passed (or observed nothing): the newest, the last good one before a failure, and the first of each hour,
 * after two days the first of each day.
 */
export function keepsTranscript(transcript: KeptTranscript, around: Around, nowMs: number): boolean {
  const { state, trigger, startedAtMs, incidentId } = transcript
  if (state === 'down' || state === 'degraded') return true
  if (trigger === 'confirmation' || trigger === 'manual' || incidentId !== undefined) return true
  const { previousAlike, next } = around
  if (!next) return true
  if (state === 'up' && (next.state === 'down' || next.state === 'degraded')) return true
  const slotMs = nowMs - startedAtMs > hourlyForMs ? dayMs : hourMs
  return !previousAlike || Math.floor(previousAlike.startedAtMs / slotMs) !== Math.floor(startedAtMs / slotMs)
}

/** Of one monitor's transcripts in order of time, those no longer worth keeping. */
export function supersededTranscripts<T extends KeptTranscript>(ordered: readonly T[], nowMs: number): T[] {
  const superseded: T[] = []
  const previous = new Map<State, T>()
  // Paired probes are no attempts of the monitor: they stay as long as their incident and stand beside nobody.
  const attempts = ordered.filter(({ trigger }) => trigger !== 'scope')
  for (const [i, transcript] of attempts.entries()) {
    const around = { previousAlike: previous.get(transcript.state), next: attempts[i + 1] }
    if (keepsTranscript(transcript, around, nowMs)) previous.set(transcript.state, transcript)
    else superseded.push(transcript)
  }
  return superseded
}

function base36(value: number, digits: number): string {
  return Math.max(0, Math.floor(value)).toString(36).padStart(digits, '0')
}

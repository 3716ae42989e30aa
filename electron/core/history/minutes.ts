import type { Sample } from '../model/sample.ts'
import { addProbe, type Bucket, coveredUntilMs, emptyBucket, phaseOf, responseMs } from './bucket.ts'
import { ByteReader, ByteWriter } from './bytes.ts'
import {
  hundredths,
  phaseBits,
  readPhaseSketches,
  readTimings,
  writePhaseSketches,
  writeTimings,
} from './packedBucket.ts'
import { dayMs, minuteMs } from './rollup.ts'
import { phaseOrder } from './row.ts'
import { spread } from './series.ts'
import { addToSketch } from './sketch.ts'

const minutesOfDay = dayMs / minuteMs

/**
 * A UTC day by its minutes, written down as they end:
 *
 *     gap to the minute before, flags, [up, degraded and down milliseconds], [response times]
 *
 * Flags: two bits for the observed time (nothing, all of it up, otherwise), two for the probes (none, one that was
 * timed, otherwise). One that was timed is its total, a bit for each phase and their durations in hundredths of a
 * millisecond: its sketches follow from that. Otherwise see `writeTimings`; those phases' sketches stand in `sketches`.
 */
export type PackedMinutes = { minutes: Uint8Array; sketches: Uint8Array }

/** A day that still goes on: what is over is packed, the minute of the newest sample is not. */
export type MinuteDay = {
  dayStartMs: number
  /** The newest sample, whose time counts up to the next one. */
  last: Sample | undefined
  packed: { minutes: ByteWriter; sketches: ByteWriter; lastMinute: number }
  current: Minute
}

type Minute = { minute: number; observed: [up: number, degraded: number, down: number]; probes: Sample[] }

const states = { up: 0, degraded: 1, down: 2 } as const

export function emptyMinutes(dayStartMs: number): MinuteDay {
  return {
    ...{ dayStartMs, last: undefined, current: emptyMinute(0) },
    packed: { minutes: new ByteWriter(), sketches: new ByteWriter(), lastMinute: -1 },
  }
}

/** Takes the next sample, in order of time. One from before the day counts only for the time it covers inside. */
export function addToMinutes(day: MinuteDay, sample: Sample): void {
  if (day.last) observe(day, day.last, coveredUntilMs(day.last, sample.atMs))
  day.last = sample
  const minute = Math.floor((sample.atMs - day.dayStartMs) / minuteMs)
  if (minute < 0 || minute >= minutesOfDay) return
  moveTo(day, minute)
  day.current.probes.push(sample)
}

/**
 * The day with the time of its newest sample counted, up to `untilMs` at most; `day` itself can go on. Without `untilMs`
 * the day is over.
 */
export function packMinutes(day: MinuteDay, untilMs = Infinity): PackedMinutes {
  const { packed, current } = day
  const ended: MinuteDay = {
    ...day,
    packed: { ...packed, minutes: copyOf(packed.minutes), sketches: copyOf(packed.sketches) },
    current: { ...current, observed: [...current.observed] },
  }
  if (day.last) observe(ended, day.last, Math.min(untilMs, coveredUntilMs(day.last, undefined)))
  endMinute(ended)
  return { minutes: ended.packed.minutes.done(), sketches: ended.packed.sketches.done() }
}

/** What a minute of the day says: its number from 0, and observed milliseconds by state. */
export type MinuteVisitor = (minute: number, up: number, degraded: number, down: number) => Bucket | undefined

/**
 * Calls `visit` for each minute that holds anything, in order; the bucket that it returns gets the probes and response
 * times, with the spread of each phase too when `phaseSketches`. Never throws: damaged bytes are damaged numbers.
 */
export function eachMinute(packed: PackedMinutes, phaseSketches: boolean, visit: MinuteVisitor): void {
  const input = new ByteReader(packed.minutes)
  const sketches = new ByteReader(packed.sketches)
  const nobodys = emptyBucket()
  let minute = -1
  while (!input.atEnd) {
    minute += input.varint()
    if (minute < 0 || minute >= minutesOfDay) return
    const flags = input.byte()
    const isObserved = flags & 3
    const up = isObserved === 1 ? minuteMs : isObserved === 2 ? input.varint() : 0
    const degraded = isObserved === 2 ? input.varint() : 0
    const down = isObserved === 2 ? input.varint() : 0
    const into = visit(minute, up, degraded, down) ?? nobodys
    const probes = flags >> 2
    if (probes === 1) readOne(input, into, phaseSketches)
    else if (probes === 2) {
      const bits = readTimings(input, into)
      if (phaseSketches) readPhaseSketches(sketches, into, bits)
    }
  }
}

function emptyMinute(minute: number): Minute {
  return { minute, observed: [0, 0, 0], probes: [] }
}

function observe(day: MinuteDay, sample: Sample, untilMs: number): void {
  if (sample.state === 'unknown') return
  const place = states[sample.state]
  const fromMs = Math.max(day.dayStartMs, sample.atMs)
  const toMs = Math.min(day.dayStartMs + dayMs, untilMs)
  spread(fromMs, toMs, day.dayStartMs, minuteMs, (minute, ms) => {
    moveTo(day, minute)
    day.current.observed[place] += ms
  })
}

function moveTo(day: MinuteDay, minute: number): void {
  if (minute <= day.current.minute) return
  endMinute(day)
  day.current = emptyMinute(minute)
}

function endMinute({ packed, current }: MinuteDay): void {
  const { minute, probes } = current
  const observed = current.observed.map(Math.round)
  const [up = 0, degraded = 0, down = 0] = observed
  const isObserved = up + degraded + down === 0 ? 0 : up === minuteMs && degraded + down === 0 ? 1 : 2
  const [only] = probes
  const tookMs = only && probes.length === 1 ? responseMs(only) : undefined
  const isProbed = probes.length === 0 ? 0 : tookMs !== undefined ? 1 : 2
  if (isObserved + isProbed === 0) return
  const { minutes, sketches, lastMinute } = packed
  minutes.varint(minute - lastMinute)
  packed.lastMinute = minute
  minutes.byte(isObserved | (isProbed << 2))
  if (isObserved === 2) for (const ms of observed) minutes.varint(ms)
  if (only && tookMs !== undefined) writeOne(minutes, only, tookMs)
  else if (isProbed === 2) {
    const bucket = emptyBucket()
    for (const sample of probes) addProbe(bucket, sample)
    writeTimings(minutes, bucket)
    writePhaseSketches(sketches, bucket)
  }
}

function writeOne(out: ByteWriter, { phases = {} }: Sample, tookMs: number): void {
  out.varint(hundredths(tookMs))
  out.varint(phaseBits({ phases }))
  for (const name of phaseOrder) {
    const ms = phases[name]
    if (ms !== undefined) out.varint(hundredths(ms))
  }
}

function readOne(input: ByteReader, into: Bucket, phaseSketches: boolean): void {
  const tookMs = input.varint() / 100
  into.probes++
  into.minMs = Math.min(into.minMs, tookMs)
  into.maxMs = Math.max(into.maxMs, tookMs)
  addToSketch(into.sketch, tookMs)
  const bits = input.varint()
  for (const [at, name] of phaseOrder.entries()) {
    if ((bits & (1 << at)) === 0) continue
    const phase = phaseOf(into, name)
    const ms = input.varint() / 100
    phase.count++
    phase.sumMs += ms
    if (phaseSketches) addToSketch(phase.sketch, ms)
  }
}

function copyOf(writer: ByteWriter): ByteWriter {
  const copy = new ByteWriter()
  copy.bytes(writer.done())
  return copy
}

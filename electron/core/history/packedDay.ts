import { type Bucket, emptyBucket, mergeBucket } from './bucket.ts'
import { ByteReader, ByteWriter } from './bytes.ts'
import { readPhaseSketches, readTimings, writePhaseSketches, writeTimings } from './packedBucket.ts'
import { type DayRollup, quarterOf } from './rollup.ts'

const quarterMs = 900_000
const version = 1
/** In the place of an hour: response times of the whole day. */
const wholeDay = 24

/**
 * A day's rollup as bytes, from which charts are put together without unpacking it first:
 *
 *     1, then for each hour that holds anything: hour, length of the rest, observed, response times
 *
 * Observed time: two bits a quarter (nothing, all of it up, otherwise), then up, degraded and down milliseconds of each
 * other one. Response times: see `writeTimings`, then the phases' sketches.
 */
export function packDay(day: DayRollup): Uint8Array {
  const out = new ByteWriter()
  out.byte(version)
  for (let hour = 0; hour < 24; hour++) {
    const part = new ByteWriter()
    const isObserved = writeObserved(part, day, hour)
    const bucket = day.hours[hour]
    if (!isObserved && !bucket) continue
    writeBucket(part, bucket ?? emptyBucket())
    writePart(out, hour, part)
  }
  if (day.whole) {
    const part = new ByteWriter()
    writeBucket(part, day.whole)
    writePart(out, wholeDay, part)
  }
  return out.done().slice()
}

/** The same day for the far past: its response times are those of the whole day. */
export function coarseDay(day: DayRollup): DayRollup {
  const whole = emptyBucket()
  if (day.whole) mergeBucket(whole, day.whole)
  for (const bucket of day.hours) if (bucket) mergeBucket(whole, bucket)
  return { ...day, hours: new Array(24).fill(undefined), whole }
}

/** One hour of a packed day, ready to be read: `observed` has been, `timings` reads on. */
export type PackedHour = {
  hour: number
  /** Up, degraded and down milliseconds of its four quarters; the array is used again for the next hour. */
  observed: Float64Array
  /** Adds probes and response times to a bucket; with the spread of each phase too where that is wanted. */
  timings(into: Bucket, phaseSketches: boolean): void
}

/** Calls `visit` for each hour of a packed day, and with hour 24 for the response times of a day kept whole. */
export function eachHour(packed: Uint8Array, visit: (hour: PackedHour) => void): void {
  const input = new ByteReader(packed)
  if (input.byte() !== version) return
  const observed = new Float64Array(12)
  while (!input.atEnd) {
    const hour = input.byte()
    const end = input.varint() + input.at
    observed.fill(0)
    if (hour < wholeDay) readObserved(input, observed)
    visit({
      ...{ hour, observed },
      timings(into, phaseSketches) {
        const bits = readTimings(input, into)
        if (phaseSketches) readPhaseSketches(input, into, bits)
      },
    })
    input.at = end
  }
}

/** The rollup again, as it was packed. */
export function unpackDay(dayStartMs: number, packed: Uint8Array): DayRollup {
  const day: DayRollup = {
    dayStartMs,
    observed: new Float64Array(96 * 3),
    hours: new Array(24).fill(undefined),
    last: undefined,
  }
  eachHour(packed, ({ hour, observed, timings }) => {
    const bucket = emptyBucket()
    timings(bucket, true)
    if (hour === wholeDay) {
      day.whole = bucket
      return
    }
    day.observed.set(observed, hour * 12)
    if (bucket.probes > 0) day.hours[hour] = bucket
  })
  return day
}

function writeBucket(out: ByteWriter, bucket: Bucket): void {
  writeTimings(out, bucket)
  writePhaseSketches(out, bucket)
}

function writePart(out: ByteWriter, hour: number, part: ByteWriter): void {
  out.byte(hour)
  out.varint(part.length)
  out.bytes(part.done())
}

function writeObserved(out: ByteWriter, day: DayRollup, hour: number): boolean {
  const quarters = [0, 1, 2, 3].map((at) => quarterOf(day, hour * 4 + at).map(Math.round))
  let flags = 0
  for (const [at, [up = 0, degraded = 0, down = 0]] of quarters.entries()) {
    const flag = up + degraded + down === 0 ? 0 : up === quarterMs && degraded + down === 0 ? 1 : 2
    flags |= flag << (2 * at)
  }
  out.byte(flags)
  for (const [at, quarter] of quarters.entries())
    if (((flags >> (2 * at)) & 3) === 2) for (const ms of quarter) out.varint(ms)
  return flags !== 0
}

function readObserved(input: ByteReader, into: Float64Array): void {
  const flags = input.byte()
  for (let at = 0; at < 4; at++) {
    const flag = (flags >> (2 * at)) & 3
    if (flag === 1) into[at * 3] = quarterMs
    else if (flag === 2) for (let place = 0; place < 3; place++) into[at * 3 + place] = input.varint()
  }
}

import { type Bucket, emptyBucket, mergeBucket, phaseOf } from './bucket.ts'
import { ByteReader, ByteWriter } from './bytes.ts'
import { type DayRollup, quarterOf } from './rollup.ts'
import { phaseOrder } from './row.ts'
import { readSketchInto, writeSketch } from './sketch.ts'

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
 * other one. Response times: probes, the total's sketch with shortest and longest, a bit for each phase (in the order of
 * `phaseOrder`), their counts and sums, then their sketches. Times are hundredths of a millisecond.
 */
export function packDay(day: DayRollup): Uint8Array {
  const out = new ByteWriter()
  out.byte(version)
  for (let hour = 0; hour < 24; hour++) {
    const part = new ByteWriter()
    const isObserved = writeObserved(part, day, hour)
    const bucket = day.hours[hour]
    if (!isObserved && !bucket) continue
    writeTimings(part, bucket ?? emptyBucket())
    writePart(out, hour, part)
  }
  if (day.whole) {
    const part = new ByteWriter()
    writeTimings(part, day.whole)
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
    visit({ hour, observed, timings: (into, phaseSketches) => readTimings(input, into, phaseSketches) })
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

function writeTimings(out: ByteWriter, bucket: Bucket): void {
  out.varint(bucket.probes)
  if (bucket.probes === 0) return
  writeSketch(out, bucket.sketch)
  if (bucket.sketch.counts.length === 0) return
  out.varint(hundredths(bucket.minMs))
  out.varint(hundredths(bucket.maxMs))
  const present = phaseOrder.filter((name) => bucket.phases[name])
  out.varint(present.reduce((bits, name) => bits | (1 << phaseOrder.indexOf(name)), 0))
  for (const name of present) {
    out.varint(bucket.phases[name]?.count ?? 0)
    out.varint(hundredths(bucket.phases[name]?.sumMs ?? 0))
  }
  for (const name of present) writeSketch(out, phaseOf(bucket, name).sketch)
}

function readTimings(input: ByteReader, into: Bucket, phaseSketches: boolean): void {
  const probes = input.varint()
  if (probes === 0) return
  into.probes += probes
  const sketchAt = input.at
  const isTimed = input.varint() > 0
  input.at = sketchAt
  readSketchInto(input, into.sketch)
  if (!isTimed) return
  into.minMs = Math.min(into.minMs, input.varint() / 100)
  into.maxMs = Math.max(into.maxMs, input.varint() / 100)
  const bits = input.varint()
  for (const [at, name] of phaseOrder.entries()) {
    if ((bits & (1 << at)) === 0) continue
    const phase = phaseOf(into, name)
    phase.count += input.varint()
    phase.sumMs += input.varint() / 100
  }
  if (!phaseSketches) return
  for (const [at, name] of phaseOrder.entries())
    if ((bits & (1 << at)) !== 0) readSketchInto(input, phaseOf(into, name).sketch)
}

function hundredths(ms: number): number {
  return Math.round(ms * 100)
}

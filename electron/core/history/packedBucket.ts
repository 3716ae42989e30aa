import { type Bucket, phaseOf } from './bucket.ts'
import type { ByteReader, ByteWriter } from './bytes.ts'
import { phaseOrder } from './row.ts'
import { readSketchInto, writeSketch } from './sketch.ts'

/**
 * Probes and response times of a bucket as bytes: probes, the total's sketch with shortest and longest, a bit for each
 * phase (in the order of `phaseOrder`), their counts and sums. Times are hundredths of a millisecond. The phases' own
 * sketches are apart, see `writePhaseSketches`: few charts want them.
 */
export function writeTimings(out: ByteWriter, bucket: Bucket): void {
  out.varint(bucket.probes)
  if (bucket.probes === 0) return
  writeSketch(out, bucket.sketch)
  if (bucket.sketch.counts.length === 0) return
  out.varint(hundredths(bucket.minMs))
  out.varint(hundredths(bucket.maxMs))
  out.varint(phaseBits(bucket))
  for (const name of phaseOrder) {
    const phase = bucket.phases[name]
    if (!phase) continue
    out.varint(phase.count)
    out.varint(hundredths(phase.sumMs))
  }
}

/** Adds what `writeTimings` wrote to a bucket. Returns the bits of the phases, 0 when there are none. */
export function readTimings(input: ByteReader, into: Bucket): number {
  const probes = input.varint()
  if (probes === 0) return 0
  into.probes += probes
  const sketchAt = input.at
  const isTimed = input.varint() > 0
  input.at = sketchAt
  readSketchInto(input, into.sketch)
  if (!isTimed) return 0
  into.minMs = Math.min(into.minMs, input.varint() / 100)
  into.maxMs = Math.max(into.maxMs, input.varint() / 100)
  const bits = input.varint()
  for (const [at, name] of phaseOrder.entries()) {
    if ((bits & (1 << at)) === 0) continue
    const phase = phaseOf(into, name)
    phase.count += input.varint()
    phase.sumMs += input.varint() / 100
  }
  return bits
}

/** How each phase's durations were spread, in the order of `phaseOrder`. */
export function writePhaseSketches(out: ByteWriter, bucket: Bucket): void {
  if (bucket.sketch.counts.length === 0) return
  for (const name of phaseOrder) {
    const phase = bucket.phases[name]
    if (phase) writeSketch(out, phase.sketch)
  }
}

/** Adds what `writePhaseSketches` wrote; `bits` are what `readTimings` returned. */
export function readPhaseSketches(input: ByteReader, into: Bucket, bits: number): void {
  for (const [at, name] of phaseOrder.entries())
    if ((bits & (1 << at)) !== 0) readSketchInto(input, phaseOf(into, name).sketch)
}

/** A bit for each phase that the bucket has, in the order of `phaseOrder`. */
export function phaseBits({ phases }: { phases: Partial<Record<(typeof phaseOrder)[number], unknown>> }): number {
  let bits = 0
  for (const [at, name] of phaseOrder.entries()) if (phases[name] !== undefined) bits |= 1 << at
  return bits
}

export function hundredths(ms: number): number {
  return Math.round(ms * 100)
}

import type { Medians } from '../model/comparison.ts'
import { type PhaseName, phaseNames } from '../model/exchange.ts'
import type { Sample } from '../model/sample.ts'
import { responseMs } from './bucket.ts'
import { addToSketch, emptySketch, mergeSketch, type Sketch, sketchPercentiles } from './sketch.ts'

/** How long the phases of passing probes took, as sketches that merge: a few kilobytes for any number of probes. */
export type PhaseSketches = { probes: number; total: Sketch; phases: Map<PhaseName, Sketch> }

export function emptyPhaseSketches(): PhaseSketches {
  return { probes: 0, total: emptySketch(), phases: new Map() }
}

/** Counts one sample. Only probes that passed tell what is usual. */
export function addPhases(sketches: PhaseSketches, sample: Sample): void {
  const totalMs = responseMs(sample)
  if (sample.state !== 'up' || totalMs === undefined) return
  sketches.probes++
  addToSketch(sketches.total, totalMs)
  for (const name of phaseNames) {
    const ms = sample.phases?.[name]
    if (ms !== undefined) addToSketch(sketchOf(sketches, name), ms)
  }
}

export function mergePhases(sketches: PhaseSketches, other: PhaseSketches): void {
  sketches.probes += other.probes
  mergeSketch(sketches.total, other.total)
  for (const [name, sketch] of other.phases) mergeSketch(sketchOf(sketches, name), sketch)
}

/** The medians within 1 %. A phase that no probe had is absent. */
export function mediansOf({ probes, total, phases }: PhaseSketches): Medians {
  const medians: Medians = { phases: {}, probes }
  const [totalMs] = sketchPercentiles(total, [0.5])
  if (totalMs !== undefined) medians.totalMs = totalMs
  for (const [name, sketch] of phases) medians.phases[name] = sketchPercentiles(sketch, [0.5])[0] ?? 0
  return medians
}

function sketchOf({ phases }: PhaseSketches, name: PhaseName): Sketch {
  const known = phases.get(name)
  if (known) return known
  const made = emptySketch()
  phases.set(name, made)
  return made
}

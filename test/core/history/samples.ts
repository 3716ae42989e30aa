import fc from 'fast-check'
import { failureKinds, phaseNames } from '../../../electron/core/model/exchange.ts'
import type { Sample } from '../../../electron/core/model/sample.ts'
import { reasonSchema, stateSchema } from '../../../electron/core/model/verdict.ts'

const hundredths = (max: number) => fc.nat(max * 100).map((n) => n / 100)

/** Any sample whose times are whole hundredths, as rows keep them. */
export const samples: fc.Arbitrary<Sample> = fc.record(
  {
    atMs: fc.nat(4_102_444_800_000),
    coversMs: fc.nat(200_000_000),
    state: fc.constantFrom(...stateSchema.options),
    reason: fc.constantFrom(...reasonSchema.options),
    totalMs: hundredths(120_000),
    phases: fc.dictionary(fc.constantFrom(...phaseNames), hundredths(120_000), { noNullPrototype: true }),
    status: fc.integer({ min: 100, max: 599 }),
    failureKind: fc.constantFrom(...failureKinds),
    transcriptId: fc.string({ maxLength: 20 }),
  },
  { requiredKeys: ['atMs', 'coversMs', 'state', 'reason'], noNullPrototype: true },
)

/** Samples within one UTC day, in order of time. */
export function samplesOfDay(startMs: number, maxLength: number): fc.Arbitrary<Sample[]> {
  return fc
    .array(samples, { maxLength })
    .map((made) =>
      made.map((sample) => ({ ...sample, atMs: startMs + (sample.atMs % 86_400_000) })).sort((a, b) => a.atMs - b.atMs),
    )
}

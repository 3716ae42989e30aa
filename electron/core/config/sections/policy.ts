import { z } from 'zod'
import { formatDuration } from '../../duration.ts'
import { wording } from '../../language/language.ts'
import { type Policy, policySchema } from '../../model/monitor.ts'
import { duration } from '../fields.ts'
import type { ConfigMap } from '../toConfig.ts'

const confirmWithin = duration({ minMs: 1_000, maxMs: 120_000, sentence: wording.config.confirmWithin })
const confirmWait = duration({ minMs: 0, maxMs: 60_000, sentence: wording.config.confirmWait })

/** A monitor's `policy`. */
export const policy = z
  .strictObject({
    confirmAfter: z.array(confirmWait).max(10).optional(),
    confirmFailures: z.union([z.literal('all'), z.number().int().min(1)], wording.config.confirmFailures).optional(),
    confirmWithin: confirmWithin.optional(),
    vary: policySchema.shape.vary.unwrap().optional(),
    closeAfterPasses: policySchema.shape.closeAfterPasses.unwrap().optional(),
    flapAfter: z.union([z.literal('never'), z.number().int().min(2).max(20)], wording.config.flapAfter).optional(),
  })
  .transform(
    ({ confirmAfter, confirmFailures, confirmWithin, flapAfter, ...rest }): Policy =>
      policySchema.parse({
        confirmAfterMs: confirmAfter,
        confirmFailures: confirmFailures === 'all' ? null : confirmFailures,
        confirmWithinMs: confirmWithin,
        flapAfter: flapAfter === 'never' ? null : flapAfter,
        ...rest,
      }),
  )

/** What `policy` reads back; undefined when all of it is as usual. */
export function policyOut(value: Policy): ConfigMap | undefined {
  const usual = policySchema.parse({})
  const same = (key: keyof Policy) => JSON.stringify(value[key]) === JSON.stringify(usual[key])
  if (policySchema.keyof().options.every(same)) return undefined
  return {
    confirmAfter: value.confirmAfterMs.map(formatDuration),
    confirmFailures: value.confirmFailures ?? 'all',
    ...(value.confirmWithinMs !== null && { confirmWithin: formatDuration(value.confirmWithinMs) }),
    ...(!same('vary') && { vary: value.vary }),
    closeAfterPasses: value.closeAfterPasses,
    ...(!same('flapAfter') && { flapAfter: value.flapAfter ?? 'never' }),
  }
}

import { z } from 'zod'
import { formatDuration } from '../../duration.ts'
import { type Policy, policySchema } from '../../model/monitor.ts'
import { duration } from '../fields.ts'
import type { ConfigMap } from '../toConfig.ts'

const confirmWait = duration({ minMs: 0, maxMs: 60_000, sentence: 'Wait at most 1m before a confirming attempt.' })

/** A monitor's `policy`. */
export const policy = z
  .strictObject({
    confirmAfter: z.array(confirmWait).max(10).optional(),
    confirmFailures: z
      .union([z.literal('all'), z.number().int().min(1)], 'Write all, or how many confirming attempts must fail.')
      .optional(),
    closeAfterPasses: policySchema.shape.closeAfterPasses.unwrap().optional(),
  })
  .transform(
    ({ confirmAfter, confirmFailures, closeAfterPasses }): Policy =>
      policySchema.parse({
        confirmAfterMs: confirmAfter,
        confirmFailures: confirmFailures === 'all' ? null : confirmFailures,
        closeAfterPasses,
      }),
  )

/** What `policy` reads back; undefined when all of it is as usual. */
export function policyOut(value: Policy): ConfigMap | undefined {
  if (JSON.stringify(value) === JSON.stringify(policySchema.parse({}))) return undefined
  return {
    confirmAfter: value.confirmAfterMs.map(formatDuration),
    confirmFailures: value.confirmFailures ?? 'all',
    closeAfterPasses: value.closeAfterPasses,
  }
}

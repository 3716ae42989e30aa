import { edgesOf, maxPoints } from '../../core/history/edges.ts'
import { wording } from '../../core/language/language.ts'
import type { Errors } from './context.ts'
import { os } from './context.ts'

type CutInput = { from: number; to: number; points: number; by?: 'hour' | 'day' | undefined; zone: string }

/** The edges that a caller asks for. Throws INVALID_INPUT for a stretch that is empty or has too many hours or days. */
export function edgesFor({ from, to, points, by, zone }: CutInput, errors: Errors): number[] {
  if (!(to > from))
    throw errors.INVALID_INPUT({
      message: wording.refusals.rangeEmpty,
      data: {
        next: wording.refusals.rangeEmptyNext,
        issues: [{ path: 'to', message: wording.refusals.rangeEmptyIssue }],
      },
    })
  const mostMs = (maxPoints - 1) * (by === 'hour' ? 3_600_000 : 86_400_000)
  if (by && to - from > mostMs)
    throw errors.INVALID_INPUT({
      message: wording.refusals.rangeTooLong(maxPoints, by),
      data: {
        next: wording.refusals.rangeTooLongNext,
        issues: [{ path: 'from', message: wording.refusals.rangeTooLongIssue }],
      },
    })
  return edgesOf(from, to, by ? { by, zone } : { points })
}

export const history = {
  compare: os.history.compare.handler(async ({ context, input, errors }) => {
    const edgesMs = edgesFor(input, errors)
    const found = []
    for (const monitorId of input.monitors)
      found.push({ monitorId, ...(await context.history.series(monitorId, edgesMs, input.phasePercentiles)) })
    return found
  }),

  windows: os.history.windows.handler(async ({ context, input }) => {
    const found = []
    for (const monitorId of input.monitors)
      found.push({ monitorId, windows: await context.history.windows(monitorId, input.to ?? context.nowMs()) })
    return found
  }),
}

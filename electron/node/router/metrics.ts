import { wording } from '../../core/language/language.ts'
import { os } from './context.ts'

export const metrics = {
  access: os.metrics.access.handler(({ context }) => context.metrics.access()),

  rotate: os.metrics.rotate.handler(({ context, errors }) => {
    const problem = context.notSaved()
    if (problem)
      throw errors.NOT_SAVED({
        message: problem,
        data: { next: wording.refusals.rotateAgain },
      })
    return context.metrics.rotate()
  }),
}

import { os } from './context.ts'

export const metrics = {
  access: os.metrics.access.handler(({ context }) => context.metrics.access()),

  rotate: os.metrics.rotate.handler(({ context, errors }) => {
    const problem = context.notSaved()
    if (problem)
      throw errors.NOT_SAVED({
        message: problem,
        data: { next: 'Free some space or make the data folder writable, then rotate again.' },
      })
    return context.metrics.rotate()
  }),
}

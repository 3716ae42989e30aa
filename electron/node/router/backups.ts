import { wording } from '../../core/language/language.ts'
import type { Errors } from './context.ts'
import { os } from './context.ts'

const busy = (errors: Errors) =>
  errors.CONFLICT({
    message: wording.refusals.backupUnderWay,
    data: { next: wording.refusals.backupUnderWayNext },
  })

export const backups = {
  get: os.backups.get.handler(({ context }) => context.backups.state()),

  create: os.backups.create.handler(({ context, input, errors }) => {
    if (!context.backups.create(input.folder)) throw busy(errors)
    return context.backups.state()
  }),

  restore: os.backups.restore.handler(({ context, input, errors }) => {
    if (!context.backups.restore(input.file)) throw busy(errors)
    return context.backups.state()
  }),

  restoreBefore: os.backups.restoreBefore.handler(async ({ context, errors }) => {
    if ((await context.backups.state()).running) throw busy(errors)
    if (!(await context.backups.restoreBefore()))
      throw errors.NOT_FOUND({
        message: wording.refusals.noneBefore,
        data: { next: wording.refusals.noneBeforeNext },
      })
    return context.backups.state()
  }),

  cancel: os.backups.cancel.handler(async ({ context }) => {
    await context.backups.cancel()
    return context.backups.state()
  }),

  restart: os.backups.restart.handler(({ context, errors }) => {
    const { restart } = context.backups
    if (!restart)
      throw errors.CONFLICT({
        message: wording.refusals.noRestart,
        data: { next: wording.refusals.noRestartNext },
      })
    // After the answer: it ends this process.
    setImmediate(restart)
    return context.backups.state()
  }),
}

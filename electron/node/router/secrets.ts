import { wording } from '../../core/language/language.ts'
import { os } from './context.ts'

export const secrets = {
  scrub: os.secrets.scrub.handler(({ context }) => context.secrets.scrub()),

  list: os.secrets.list.handler(({ context }) => context.secrets.list()),

  set: os.secrets.set.handler(async ({ context, input, errors }) => {
    const { problem, variable } = await context.secrets.set(input.name, input.value)
    if (problem)
      throw errors.KEY_UNAVAILABLE({ message: problem, data: { next: wording.settings.secretUnlock(variable) } })
    context.changes.note(['secrets', 'summary'])
    return { ok: true as const }
  }),

  remove: os.secrets.remove.handler(async ({ context, input, errors }) => {
    const { problem } = await context.secrets.remove(input.name)
    if (problem) throw errors.KEY_UNAVAILABLE({ message: problem, data: { next: wording.refusals.unlockAndTry } })
    context.changes.note(['secrets', 'summary'])
    return { ok: true as const }
  }),
}

import { wording } from '../../core/language/language.ts'
import { os } from './context.ts'
import { guarded } from './leaving.ts'

export const settings = {
  get: os.settings.get.handler(({ context }) => context.configuration.settings()),

  save: os.settings.save.handler(async ({ context, input, errors }) => {
    const problem = context.notSaved()
    if (problem)
      throw errors.NOT_SAVED({
        message: problem,
        data: { next: wording.refusals.saveAgain },
      })
    await context.configuration.saveSettings(input)
    context.changes.note(['settings', 'summary'])
    context.monitorsChanged()
    return input
  }),

  about: os.settings.about.handler(({ context }) => context.about()),

  usage: os.settings.usage.handler(({ context }) => context.diskUse()),

  diagnostics: os.settings.diagnostics.handler(async ({ context, errors }) => {
    const text = await context.diagnostics()
    await guarded(context, errors, new File([text], 'diagnostics.txt', { type: 'text/plain' }))
    return { text }
  }),

  testNotification: os.settings.testNotification.handler(({ context }) => context.testNotification()),
}

import { wording } from '../../core/language/language.ts'
import { os } from './context.ts'

/** What only the tray application has; the browser shell answers that it has not. */
export const desktop = {
  get: os.desktop.get.handler(({ context }) => context.desktop.state()),

  setOpenAtLogin: os.desktop.setOpenAtLogin.handler(async ({ context, input, errors }) => {
    try {
      await context.desktop.setOpenAtLogin(input.on)
    } catch (error) {
      throw errors.CONFLICT({
        message: error instanceof Error ? error.message : String(error),
        data: { next: wording.refusals.loginRefusedNext },
      })
    }
    return context.desktop.state()
  }),

  checkForUpdate: os.desktop.checkForUpdate.handler(async ({ context }) => {
    await context.desktop.checkForUpdate()
    return context.desktop.state()
  }),

  downloadUpdate: os.desktop.downloadUpdate.handler(async ({ context }) => {
    await context.desktop.downloadUpdate()
    return context.desktop.state()
  }),

  installUpdate: os.desktop.installUpdate.handler(({ context }) => {
    const state = context.desktop.state()
    // After the answer: it ends this process.
    setImmediate(() => context.desktop.installUpdate())
    return state
  }),
}

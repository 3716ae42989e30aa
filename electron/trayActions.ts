import { app, dialog } from 'electron'
import type { TrayAction } from './core/tray.ts'

type ActionOptions = {
  application: {
    acknowledge(incidentId: string, by: { reason?: string }): Promise<unknown>
    pauseAll(forMs: number): Promise<void>
    resumeAll(): Promise<void>
  }
  show(path?: string): void
  togglePanel(): void
  openAtLogin: { set(on: boolean): Promise<void> }
  redraw(): void
}

/** Carries out what was chosen in the tray; a choice that fails says so in a box. */
export function trayActions({
  application,
  show,
  togglePanel,
  openAtLogin,
  redraw,
}: ActionOptions): (action: TrayAction) => void {
  async function carryOut(action: TrayAction): Promise<void> {
    switch (action.kind) {
      case 'open':
        return show(action.path)
      case 'panel':
        return togglePanel()
      case 'acknowledge':
        await application.acknowledge(action.incidentId, {})
        return
      case 'pause':
        return application.pauseAll(action.forMs)
      case 'resume':
        return application.resumeAll()
      case 'open-at-login':
        await openAtLogin.set(action.on)
        return redraw()
      case 'quit':
        return app.quit()
    }
  }
  return (action) => {
    carryOut(action).catch((error: Error) => dialog.showErrorBox('That did not work', error.message))
  }
}

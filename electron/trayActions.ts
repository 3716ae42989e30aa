import { app, clipboard, dialog } from 'electron'
import { wording } from './core/language/language.ts'
import type { TrayAction } from './core/tray.ts'

type ActionOptions = {
  application: {
    acknowledge(incidentId: string, by: { reason?: string }): Promise<unknown>
    snooze(incidentId: string, forMs: number): Promise<unknown>
    reportText(incidentId: string): Promise<string>
    pauseAll(forMs: number): Promise<void>
    resumeAll(): Promise<void>
  }
  show(path?: string): void
  togglePanel(): void
  desktop: { setOpenAtLogin(on: boolean): Promise<void> }
}

/** Carries out what was chosen in the tray; a choice that fails says so in a box. */
export function trayActions({ application, show, togglePanel, desktop }: ActionOptions): (action: TrayAction) => void {
  async function carryOut(action: TrayAction): Promise<void> {
    switch (action.kind) {
      case 'open':
        return show(action.path)
      case 'panel':
        return togglePanel()
      case 'acknowledge':
        await application.acknowledge(action.incidentId, {})
        return
      case 'snooze':
        await application.snooze(action.incidentId, action.forMs)
        return
      case 'copy-report':
        return clipboard.writeText(await application.reportText(action.incidentId))
      case 'pause':
        return application.pauseAll(action.forMs)
      case 'resume':
        return application.resumeAll()
      case 'open-at-login':
        return desktop.setOpenAtLogin(action.on)
      case 'quit':
        return app.quit()
    }
  }
  return (action) => {
    carryOut(action).catch((error: Error) => dialog.showErrorBox(wording.rules.tray.failed, error.message))
  }
}

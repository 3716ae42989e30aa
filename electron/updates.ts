import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import { wording } from './core/language/language.ts'
import type { UpdateState } from './core/model/desktop.ts'
import type { Settings } from './core/model/settings.ts'

export type Updates = {
  state(): UpdateState
  /** Follows another channel, or none. */
  follow(channel: Settings['updates']): void
  check(): Promise<void>
  download(): Promise<void>
  /** Ends Headstart and starts the version that was fetched. */
  install(): void
}

const firstCheckMs = 60_000
const checkEveryMs = 24 * 3_600_000

/** Why this build cannot update itself; undefined when it can. */
function obstacle(): string | undefined {
  if (!app.isPackaged) return wording.shell.noUpdates.source
  if (!existsSync(join(process.resourcesPath, 'app-update.yml'))) return wording.shell.noUpdates.noAddress
  return undefined
}

/**
 * Updates of Headstart itself. Nothing is asked for while the channel is `off`, nothing is fetched before the user says
 * so, and what was fetched is installed when Headstart ends.
 */
export function setupUpdates(onChange: () => void): Updates {
  const why = obstacle()
  let state: UpdateState = why ? { state: 'none', why } : { state: 'current' }
  let channel: Settings['updates'] = 'off'
  let timer: NodeJS.Timeout | undefined

  function set(next: UpdateState): void {
    state = next
    onChange()
  }

  async function prepare() {
    // The updater that belongs to electron-builder, which makes our packages.
    const { autoUpdater } = (await import('electron-updater')).default
    autoUpdater.autoDownload = false
    autoUpdater.autoInstallOnAppQuit = true
    autoUpdater.logger = null
    autoUpdater.on('update-available', ({ version }) => set({ state: 'available', version }))
    autoUpdater.on('update-not-available', () => set({ state: 'current', checkedAtMs: Date.now() }))
    autoUpdater.on('download-progress', ({ percent }) => {
      if (state.state === 'downloading') set({ ...state, percent: Math.round(percent) })
    })
    autoUpdater.on('update-downloaded', ({ version }) => set({ state: 'ready', version }))
    autoUpdater.on('error', (error) => set({ state: 'failed', problem: causeOf(error) }))
    return autoUpdater
  }
  // Loaded when first needed: most runs never ask, and it reads its configuration from the package at once.
  let updater: ReturnType<typeof prepare> | undefined
  const theUpdater = () => {
    updater ??= prepare()
    return updater
  }

  async function check(): Promise<void> {
    if (why || state.state === 'downloading' || state.state === 'ready') return
    set({ state: 'checking' })
    const updating = await theUpdater()
    updating.channel = channel === 'beta' ? 'beta' : 'latest'
    updating.allowPrerelease = channel === 'beta'
    updating.allowDowngrade = false
    // A refusal also arrives as the event `error`, which is what is shown.
    await updating.checkForUpdates().catch(() => undefined)
  }

  function plan(delayMs: number): void {
    clearTimeout(timer)
    if (why || channel === 'off') return
    timer = setTimeout(() => void check().then(() => plan(checkEveryMs)), delayMs)
    timer.unref()
  }

  return {
    state: () => state,
    follow(next) {
      if (next === channel) return
      const isFirst = channel === 'off'
      channel = next
      plan(isFirst ? firstCheckMs : 1_000)
    },
    check,
    async download() {
      if (state.state !== 'available') return
      set({ state: 'downloading', version: state.version, percent: 0 })
      const updating = await theUpdater()
      updating.downloadUpdate().catch(() => undefined)
    },
    install() {
      if (state.state === 'ready') void theUpdater().then((updating) => updating.quitAndInstall())
    },
  }
}

function causeOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return `${text.split('\n')[0]?.slice(0, 200)}`.replace(/\.$/, '')
}

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import { readSecondLaunch, type SecondLaunch } from './commandLine.ts'

/** The identity by which systems know the application; electron-builder.yml says the same. */
const applicationId = 'dev.headstart.Headstart'

/**
 * Names the application and puts Chromium's own files, and with them the lock of the single instance, into the data
 * folder. Must run before the application is ready. Throws when the folder cannot be made.
 */
export function setupIdentity(dataDir: string): void {
  app.setName('Headstart')
  app.setAppUserModelId(applicationId)
  if (process.platform === 'linux') app.setDesktopName(`${applicationId}.desktop`)
  const profile = join(dataDir, 'electron')
  mkdirSync(profile, { recursive: true, mode: 0o700 })
  app.setPath('userData', profile)
  app.setPath('sessionData', profile)
}

/**
 * True for the first instance on this data folder. A later launch hands over what it was started for and gets false:
 * it must exit at once. The event's own argv is reordered by Chromium, so it is not read.
 */
export function setupSingleInstance(launch: SecondLaunch, onSecond: (launch: SecondLaunch) => void): boolean {
  if (!app.requestSingleInstanceLock(launch)) return false
  app.on('second-instance', (_event, _argv, _folder, data) => onSecond(readSecondLaunch(data)))
  return true
}

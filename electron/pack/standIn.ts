import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sentinel } from './fuses.ts'

/**
 * A folder that looks to the packager like Electron for Linux, with fuses to set, and runs nothing. It makes the content
 * of the application checkable where Electron cannot be fetched.
 */
export function makeStandIn(folder: string, version: string): void {
  mkdirSync(join(folder, 'locales'), { recursive: true })
  mkdirSync(join(folder, 'resources'), { recursive: true })
  const script = '#!/bin/sh\necho "This is a stand-in for Electron. It runs nothing." >&2\nexit 1\n# '
  writeFileSync(join(folder, 'electron'), `${script}${sentinel}\x01\x09${'1'.repeat(9)}\n`)
  chmodSync(join(folder, 'electron'), 0o755)
  for (const name of ['chrome-sandbox', 'locales/en-US.pak', 'LICENSE', 'LICENSES.chromium.html'])
    writeFileSync(join(folder, name), 'stand-in\n')
  writeFileSync(join(folder, 'version'), version)
}

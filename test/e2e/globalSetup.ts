import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { findChromium } from '../machine.ts'

const build = fileURLToPath(new URL('../../electron/build.ts', import.meta.url))

/** The run is of what ships: built first, in the browser that is really here. */
export default function setup(): void {
  if (!findChromium()) throw new Error('There is no Chromium here. `npm run machine` installs one.')
  // A process of its own: inside Vitest, NODE_ENV would make this a development build.
  const { NODE_ENV: _, VITEST: __, ...env } = process.env
  const result = spawnSync(process.execPath, [build], { stdio: 'inherit', env })
  if (result.status !== 0) throw new Error('The product does not build.')
}

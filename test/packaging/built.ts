import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildIsStale } from '../../electron/build.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A folder in the cache of the packages, where they are found from. */
export function cacheFolder(name: string): { path: string; remove(): void } {
  const cache = join(root, 'node_modules/.cache')
  mkdirSync(cache, { recursive: true })
  const path = mkdtempSync(join(cache, `headstart-${name}-`))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** The bundle as it is shipped. One that is older than its source is built anew, aside: others may be running it. */
export async function builtBundle(): Promise<{ path: string; remove(): void }> {
  if (!(await buildIsStale())) return { path: join(root, 'dist'), remove() {} }
  const folder = cacheFolder('bundle')
  // A process of its own: inside Vitest, NODE_ENV would make this a development build.
  const { NODE_ENV: _, VITEST: __, ...env } = process.env
  const result = spawnSync(process.execPath, [join(root, 'electron/build.ts'), folder.path], { encoding: 'utf8', env })
  if (result.status === 0) return folder
  folder.remove()
  throw new Error(`The product does not build. ${result.stderr}`)
}

import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'
import { buildAll, buildIsStale } from './build.ts'
import { listArchive, type Packed } from './pack/archive.ts'
import { contentProblems } from './pack/content.ts'
import { fuseProblems } from './pack/fuses.ts'
import { makeStandIn } from './pack/standIn.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

const recipeSchema = z.object({ files: z.array(z.string()) })
const packageSchema = z.object({ devDependencies: z.object({ electron: z.string() }) })

export type PackOutcome = { standIn: boolean; files: Packed[]; sha256: string; problems: string[] }

/** The recipe's files, with those of `dist/` taken from the folder that was built. */
function filesFrom(built: string): (string | { from: string; to: string; filter: string[] })[] {
  const { files } = recipeSchema.parse(parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8')))
  const ofDist = files.filter((pattern) => /^!?dist\//.test(pattern))
  const filter = ofDist.map((pattern) => pattern.replace(/^(!?)dist\//, '$1'))
  return [...files.filter((pattern) => !ofDist.includes(pattern)), { from: built, to: 'dist', filter }]
}

/** Where Electron itself is, if it was fetched. */
function electronDist(): string | null {
  const folder = join(root, 'node_modules/electron/dist')
  return existsSync(join(folder, 'version')) ? folder : null
}

type Places = { folder: string; archive: string; executable: string }

/** Where the packager leaves the application on this system. */
function placesIn(output: string): Places {
  const arch = process.arch === 'x64' ? '' : `-${process.arch}`
  if (process.platform === 'darwin') {
    const contents = 'Headstart.app/Contents'
    const executable = `${contents}/Frameworks/Electron Framework.framework/Electron Framework`
    return { folder: join(output, `mac${arch}`), archive: `${contents}/Resources/app.asar`, executable }
  }
  const archive = 'resources/app.asar'
  return process.platform === 'win32'
    ? { folder: join(output, `win${arch}-unpacked`), archive, executable: 'Headstart.exe' }
    : { folder: join(output, `linux${arch}-unpacked`), archive, executable: 'headstart' }
}

/**
 * Packs the built application for this system without an installer, and looks at what is in it. Where Electron was not
 * fetched, with a stand-in, which is possible on Linux only. Rejects with the packager's error.
 */
export async function pack(built: string, output: string): Promise<PackOutcome> {
  const { build, Platform } = await import('electron-builder')
  const found = electronDist()
  const standInDir = join(output, 'stand-in')
  if (!found) {
    if (process.platform !== 'linux') throw new Error('Electron is not here. Fetch it with: npx install-electron')
    const { devDependencies } = packageSchema.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
    makeStandIn(standInDir, devDependencies.electron)
  }
  await build({
    projectDir: root,
    targets: Platform.current().createTarget('dir'),
    publish: 'never',
    config: { electronDist: found ?? standInDir, directories: { output }, files: filesFrom(built) },
  })
  const { folder, archive, executable } = placesIn(output)
  const asar = join(folder, archive)
  const files = listArchive(asar)
  return {
    standIn: !found,
    files,
    sha256: createHash('sha256').update(readFileSync(asar)).digest('hex'),
    problems: [...contentProblems(files), ...fuseProblems(readFileSync(join(folder, executable)))],
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (await buildIsStale()) await buildAll()
  const output = mkdtempSync(join(root, 'node_modules/.cache/headstart-pack-'))
  try {
    const { standIn, files, sha256, problems } = await pack(join(root, 'dist'), output)
    if (standIn) process.stdout.write('Electron is not here: packed with a stand-in, which cannot be run.\n')
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
    process.stdout.write(`${files.length} files, ${(bytes / 1_000_000).toFixed(1)} MB, app.asar sha256 ${sha256}\n`)
    process.stdout.write(problems.length > 0 ? `${problems.join('\n')}\n` : 'Content and fuses are as they must be.\n')
    if (problems.length > 0) process.exitCode = 1
  } finally {
    rmSync(output, { recursive: true, force: true })
  }
}

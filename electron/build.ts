import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { InlineConfig, Plugin } from 'vite'
import { asciiOnly } from './build/asciiOnly.ts'
import { createLicences } from './build/licences.ts'
import { withoutCodeFromText } from './build/withoutCodeFromText.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')

/** Gzipped bytes of scripts and styles that the first page needs; printed against this budget. */
const initialLoadBudgetBytes = 450_000

/** One file out of one entry, everything bundled but Electron, Node's own modules and the native keychain module. */
function nodeBundle(
  entry: string,
  output: string,
  format: 'es' | 'cjs',
  outDir: string,
  plugins: Plugin[],
): InlineConfig {
  return {
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [...plugins, asciiOnly()],
    ssr: { noExternal: true, external: ['electron', 'keytar'], target: 'node' },
    build: {
      ssr: join(root, entry),
      outDir,
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        external: ['electron', /^keytar(\/|$)/],
        // The program's text stays in memory; licences are shipped in a file of their own.
        output: { format, entryFileNames: output, codeSplitting: false, comments: false },
      },
    },
  }
}

/** Packages that are shipped beside the bundles: the keychain's native module, and what it loads. */
async function shippedPackages(): Promise<string[]> {
  const modules = join(root, 'node_modules')
  const native = (await readdir(join(modules, '@napi-rs'))).filter((name) => name.startsWith('keyring-'))
  return [join(modules, 'keytar'), ...native.map((name) => join(modules, '@napi-rs', name))]
}

/** Builds `dist/` whole: renderer, main, preload, browser shell, licences. A failed build leaves no stamp. */
export async function buildAll(outDir: string = dist): Promise<void> {
  // Loaded only when there is something to build: a start with a fresh dist/ should not pay for it.
  const { build } = await import('vite')
  const licences = createLicences()
  const plugins = () => [withoutCodeFromText(), licences.plugin()]
  await rm(join(outDir, 'stamp'), { force: true })
  await mkdir(outDir, { recursive: true })
  await build({
    configFile: join(root, 'renderer/vite.config.ts'),
    logLevel: 'warn',
    plugins: plugins(),
    build: { outDir: join(outDir, 'renderer') },
  })
  await build(nodeBundle('electron/main.ts', 'main.js', 'es', outDir, plugins()))
  await build(nodeBundle('electron/preload.ts', 'preload.cjs', 'cjs', outDir, plugins()))
  await build(nodeBundle('electron/node/serve.ts', 'serve.js', 'es', outDir, plugins()))
  await writeFile(join(outDir, 'licences.txt'), await licences.text(await shippedPackages()))
  await writeFile(join(outDir, 'stamp'), '')
}

/** True when a source file is newer than the last complete build, or there is none. */
export async function buildIsStale(): Promise<boolean> {
  const stamp = await stat(join(dist, 'stamp')).catch(() => null)
  if (!stamp) return true
  const inputs = [join(root, 'package.json'), join(root, 'package-lock.json')]
  for (const folder of ['electron', 'renderer', 'assets']) {
    for (const entry of await readdir(join(root, folder), { recursive: true, withFileTypes: true }))
      if (entry.isFile()) inputs.push(join(entry.parentPath, entry.name))
  }
  const times = await Promise.all(inputs.map(async (path) => (await stat(path)).mtimeMs))
  return times.some((time) => time > stamp.mtimeMs)
}

/** Gzipped size of what index.html names: the page's initial load. */
async function initialLoadBytes(outDir: string): Promise<number> {
  const html = await readFile(join(outDir, 'renderer/index.html'), 'utf8')
  const names = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/g)].map((match) => match[1] ?? '')
  const sizes = await Promise.all(
    names.map(async (name) => gzipSync(await readFile(join(outDir, 'renderer', name))).length),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const outDir = process.argv[2] ? resolve(process.argv[2]) : dist
  await buildAll(outDir)
  const bytes = await initialLoadBytes(outDir)
  const kilobytes = (bytes / 1000).toFixed(0)
  process.stdout.write(
    `Built ${outDir === dist ? 'dist/' : outDir}. First page: ${kilobytes} kB gzip of a budget of ${initialLoadBudgetBytes / 1000} kB.\n`,
  )
  if (bytes > initialLoadBudgetBytes) process.stdout.write('The first page is over its budget.\n')
}

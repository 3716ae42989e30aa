import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { z } from 'zod'

const packageSchema = z.object({ name: z.string(), version: z.string(), license: z.string().default('not stated') })

/** The folder of the package that a module lies in, or null for our own code. */
export function packageFolder(moduleId: string): string | null {
  const path = moduleId.replaceAll('\\', '/').replace(/^\0/, '').replace(/\?.*$/, '')
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? null
}

async function entryOf(folder: string): Promise<{ name: string; text: string }> {
  const { name, version, license } = packageSchema.parse(
    JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')),
  )
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file)).sort()
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
  const heading = `${name} ${version} (${license})`
  return { name: heading, text: `${heading}\n\n${texts.map((text) => text.trim()).join('\n\n')}`.trim() }
}

/** Collects the packages whose code ends up in a bundle, over several builds. */
export function createLicences(): {
  plugin(): Plugin
  /** The licences of everything collected and of `more` package folders, as one text in a fixed order. */
  text(more: readonly string[]): Promise<string>
} {
  const folders = new Set<string>()
  return {
    plugin: () => ({
      name: 'licences',
      generateBundle() {
        for (const id of this.getModuleIds()) {
          const folder = packageFolder(id)
          if (folder) folders.add(folder)
        }
      },
    }),
    async text(more) {
      const entries = await Promise.all([...folders, ...more].map(entryOf))
      const byName = new Map(entries.map(({ name, text }) => [name, text]))
      const sorted = [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text)
      const line = `\n\n${'-'.repeat(72)}\n\n`
      return `Headstart contains the work of others, under these licences.${line}${sorted.join(line)}\n`
    },
  }
}

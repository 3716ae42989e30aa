import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

type Source = { path: string; text: string; imports: string[] }

function sources(folder: string): Source[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => {
      const absolute = join(entry.parentPath, entry.name)
      const text = readFileSync(absolute, 'utf8')
      return { path: relative(root, absolute), text, imports: importsOf(text) }
    })
}

/** Module names of static and dynamic imports and re-exports. */
function importsOf(text: string): string[] {
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/g
  return [...text.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
}

/** Where an import leads, from the top of the project; packages stay as they are. */
function target(source: Source, name: string): string {
  return name.startsWith('.') ? posix.normalize(posix.join(dirname(source.path), name)) : name
}

/** Which room of the house a path belongs to. */
function room(path: string): string {
  if (path.startsWith('electron/core/')) return 'core'
  if (path.startsWith('electron/node/')) return 'node'
  if (path === 'electron/preload.ts') return 'preload'
  if (path.startsWith('electron/')) return 'shell'
  if (path.startsWith('renderer/')) return 'renderer'
  if (path.startsWith('assets/')) return 'assets'
  if (path.startsWith('test/')) return 'test'
  if (path === 'electron') return 'package electron'
  if (path.startsWith('node:')) return 'package node'
  if (/^(react|react-dom)(\/|$)|^@mantine\//.test(path)) return 'package react'
  return `package ${path}`
}

const allowed: Record<string, (to: string) => boolean> = {
  core: (to) => ['core', 'package zod', 'package @orpc/contract'].includes(to),
  node: (to) =>
    ['core', 'node'].includes(to) || (to.startsWith('package ') && !['package electron', 'package react'].includes(to)),
  shell: (to) => ['core', 'node', 'shell'].includes(to) || (to.startsWith('package ') && to !== 'package react'),
  preload: (to) => to === 'package electron',
  renderer: (to) =>
    ['core', 'renderer'].includes(to) ||
    (to.startsWith('package ') && !['package electron', 'package node'].includes(to)),
}

const product = [...sources('electron'), ...sources('renderer')]

describe('import rules', () => {
  test('there is something to check', () => {
    for (const name of Object.keys(allowed)) expect(product.map((source) => room(source.path))).toContain(name)
  })

  test.each(product)('$path imports only what its room may', (source) => {
    // The build configuration of the renderer runs in Node and is not part of the page.
    if (source.path === 'renderer/vite.config.ts') return expect(source.imports).toContain('vite')
    const rule = allowed[room(source.path)]
    const wrong = source.imports.filter((name) => !rule?.(room(target(source, name))))
    expect(wrong).toEqual([])
  })

  test.each(product.filter((source) => source.path.startsWith('renderer/')))(
    '$path does not reach into another feature',
    (source) => {
      const feature = source.path.split('/')[1] ?? ''
      const shared = ['ui', 'api']
      // The frame puts the features together; everything else stays at home.
      if (feature === 'app' || !source.path.split('/')[2]) return expect(feature).not.toBe('')
      const wrong = source.imports
        .map((name) => target(source, name))
        .filter((path) => path.startsWith('renderer/') && ![feature, ...shared].includes(path.split('/')[1] ?? ''))
      expect(wrong).toEqual([])
    },
  )
})

const impure = [
  /\bprocess\b(?!\s*:)/,
  /\bwindow\b\s*[.[]/,
  /\bdocument\s*\./,
  /\bDate\.now\b/,
  /\bnew Date\(\s*\)/,
  /\bMath\.random\b/,
  /\bperformance\b\s*\./,
  /\bsetTimeout\b|\bsetInterval\b/,
  /\bfetch\(/,
]

describe('electron/core is pure', () => {
  test.each(product.filter((source) => room(source.path) === 'core'))('$path', (source) => {
    const code = source.text
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/\/\/.*$/gm, '')
      .replace(/'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`/g, "''")
    expect(impure.filter((pattern) => pattern.test(code)).map(String)).toEqual([])
  })
})

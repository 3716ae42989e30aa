import { readdir } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'

/** Media types of what a built page may consist of. A file of another kind is not served. */
const mediaTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

/** One file of the built page: its place on disk, its extension with the dot, its media type. */
export type PageFile = { file: string; extension: string; type: string }

/**
 * URL path (`/assets/x.js`) → file, for every file in the folder that a page may have. Only these are ever served: no
 * path is built from a request. Rejects when the folder cannot be read.
 */
export async function listPageFiles(folder: string): Promise<Map<string, PageFile>> {
  const files = new Map<string, PageFile>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const extension = extname(entry.name)
    const type = mediaTypes[extension]
    if (!entry.isFile() || !type) continue
    const file = join(entry.parentPath, entry.name)
    files.set(`/${relative(folder, file).split(sep).join('/')}`, { file, extension, type })
  }
  return files
}

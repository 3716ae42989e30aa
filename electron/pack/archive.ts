import { closeSync, openSync, readSync } from 'node:fs'
import { z } from 'zod'

/** A file in the archive; `unpacked` ones lie beside it. `hash` is what Electron checks it against. */
export type Packed = { path: string; bytes: number; unpacked: boolean; hash: string }

const fileSchema = z.object({
  size: z.number(),
  unpacked: z.boolean().optional(),
  integrity: z.object({ hash: z.string() }).optional(),
})
type Folder = { files: Record<string, unknown> }
const folderSchema = z.object({ files: z.record(z.string(), z.unknown()) })

function walk({ files }: Folder, path: string): Packed[] {
  return Object.entries(files).flatMap(([name, entry]): Packed[] => {
    const folder = folderSchema.safeParse(entry)
    if (folder.success) return walk(folder.data, `${path}${name}/`)
    const { size, unpacked = false, integrity } = fileSchema.parse(entry)
    return [{ path: path + name, bytes: size, unpacked, hash: integrity?.hash ?? '' }]
  })
}

/** The files of an asar archive, in order of their paths. Its head: four 32-bit sizes, the last that of a JSON text. */
export function listArchive(file: string): Packed[] {
  const handle = openSync(file, 'r')
  try {
    const sizes = Buffer.alloc(16)
    readSync(handle, sizes, 0, 16, 0)
    const json = Buffer.alloc(sizes.readUInt32LE(12))
    readSync(handle, json, 0, json.length, 16)
    const found = walk(folderSchema.parse(JSON.parse(json.toString('utf8'))), '')
    return found.sort((a, b) => (a.path < b.path ? -1 : 1))
  } finally {
    closeSync(handle)
  }
}

import { readFile } from 'node:fs/promises'
import type { InputIssue } from './core/errors.ts'

type Importer = (
  yaml: string,
  apply: boolean,
) => Promise<{ ok: true; result: unknown } | { ok: false; issues: InputIssue[] }>

function issueLine(file: string, { line, column, path, message }: InputIssue): string {
  const place = line === undefined ? file : `${file}:${line}${column === undefined ? '' : `:${column}`}`
  return `${place}: ${path ? `${path}: ` : ''}${message}`
}

/** Reads a configuration file into the application. Rejects with every error of the file, one per line; nothing is half imported. */
export async function importFile(file: string, importConfig: Importer): Promise<void> {
  const yaml = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'ENOENT' ? 'there is no such file' : error.message
    throw new Error(`${file} cannot be read: ${reason}.`)
  })
  const answer = await importConfig(yaml, true)
  if (!answer.ok) throw new Error(answer.issues.map((issue) => issueLine(file, issue)).join('\n'))
}

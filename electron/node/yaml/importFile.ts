import { readFile } from 'node:fs/promises'
import type { InputIssue } from '../../core/errors.ts'

export type Importer = (
  yaml: string,
  apply: boolean,
) => Promise<{ ok: true; result: unknown } | { ok: false; issues: InputIssue[] }>

/** `team.yaml:12:5: monitors[0].interval: Write a duration such as 30s.` */
export function issueLine(file: string, { line, column, path, message }: InputIssue): string {
  const place = [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':')
  return [place, path, message].filter((part) => part !== '').join(': ')
}

/**
 * Reads and checks a configuration file without taking anything over; the returned function then does, whole. Rejects
 * with every error of the file, one per line.
 */
export async function checkImport(file: string, importConfig: Importer): Promise<() => Promise<void>> {
  const yaml = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const reasons: Record<string, string> = {
      ENOENT: 'there is no such file',
      EISDIR: 'it is a folder',
      EACCES: 'reading it is not permitted',
    }
    throw new Error(`${file} cannot be read: ${reasons[error.code ?? ''] ?? error.message}.`)
  })
  const run = async (apply: boolean) => {
    const answer = await importConfig(yaml, apply)
    if (!answer.ok) throw new Error(answer.issues.map((issue) => issueLine(file, issue)).join('\n'))
  }
  await run(false)
  return () => run(true)
}

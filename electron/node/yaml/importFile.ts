import { readFile } from 'node:fs/promises'
import type { ImportResult } from '../../core/contract/config.ts'
import type { InputIssue } from '../../core/errors.ts'
import { wording } from '../../core/language/language.ts'

export type Importer = (
  yaml: string,
  apply: boolean,
) => Promise<
  { ok: true; result: Pick<ImportResult, 'unmapped' | 'missingSecrets'> } | { ok: false; issues: InputIssue[] }
>

/** `team.yaml:12:5: monitors[0].interval: Write a duration such as 30s.` */
export function issueLine(file: string, { line, column, path, message }: InputIssue): string {
  const place = [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':')
  return [place, path, message].filter((part) => part !== '').join(': ')
}

/**
 * Reads and checks a configuration file without taking anything over; the returned function then does, whole, and gives
 * what is left to say, a line each: what did not map, which keys are missing. Rejects with every error of the file.
 */
export async function checkImport(file: string, importConfig: Importer): Promise<() => Promise<string[]>> {
  const yaml = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const reasons: Record<string, string> = wording.imports.fileReasons
    throw new Error(wording.imports.fileProblem(file, reasons[error.code ?? ''] ?? error.message))
  })
  const run = async (apply: boolean): Promise<string[]> => {
    const answer = await importConfig(yaml, apply)
    if (!answer.ok) throw new Error(answer.issues.map((issue) => issueLine(file, issue)).join('\n'))
    const { unmapped, missingSecrets } = answer.result
    const missing = missingSecrets.map(({ name }) => name)
    return [
      ...unmapped.map((issue) => issueLine(file, issue)),
      ...(missing.length > 0 ? [wording.imports.secretsMissing(file, missing)] : []),
    ]
  }
  await run(false)
  return () => run(true)
}

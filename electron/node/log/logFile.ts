import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

/** One file may grow to this; then it becomes `headstart.1.log`, and so on. */
const fileLimitBytes = 1_000_000
const filesKept = 3

export type LogFile = {
  /** Appends whole lines. Throws the file system's error. */
  append(text: string): void
  /** Replaces each file by what `change` makes of its text. Throws the file system's error. */
  rewrite(change: (text: string) => string): void
}

/**
 * A log in a folder, readable by its owner only, of three files at most. It writes at once and blocks meanwhile: what is
 * logged last before a crash is what matters, and little is logged.
 */
export function createLogFile(folder: string, limitBytes: number = fileLimitBytes): LogFile {
  const nameOf = (age: number) => join(folder, age === 0 ? 'headstart.log' : `headstart.${age}.log`)
  let bytes: number | null = null

  function open(): number {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    try {
      // A file that was copied here, or made by hand, may have wider rights.
      chmodSync(nameOf(0), 0o600)
      return statSync(nameOf(0)).size
    } catch {
      return 0
    }
  }

  function rotate(): void {
    rmSync(nameOf(filesKept - 1), { force: true })
    for (let age = filesKept - 2; age >= 0; age--) {
      try {
        renameSync(nameOf(age), nameOf(age + 1))
      } catch {
        // There is none of this age yet.
      }
    }
  }

  return {
    append(text) {
      bytes ??= open()
      const more = Buffer.byteLength(text)
      if (bytes > 0 && bytes + more > limitBytes) {
        rotate()
        bytes = 0
      }
      appendFileSync(nameOf(0), text, { mode: 0o600 })
      bytes += more
    },
    rewrite(change) {
      for (let age = 0; age < filesKept; age++) {
        const name = nameOf(age)
        if (!existsSync(name)) continue
        const before = readFileSync(name, 'utf8')
        const after = change(before)
        if (after === before) continue
        writeFileSync(`${name}.tmp`, after, { mode: 0o600 })
        renameSync(`${name}.tmp`, name)
        if (age === 0) bytes = Buffer.byteLength(after)
      }
    },
  }
}

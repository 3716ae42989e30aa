import { join } from 'node:path'
import { createLogFile } from './logFile.ts'

/** An error as it is remembered for the diagnostics: already redacted. */
export type LoggedError = { atMs: number; text: string }

export type Log = {
  /** Something worth knowing later, such as a start or a sleep. */
  note(text: string): void
  /** A fault: what failed, and the error with its stack. Also said in short on the terminal. Returns its words, redacted. */
  error(what: string, error: unknown): string
  /** From now on everything passes this gate. Before that only kinds and places are written, no words of errors. */
  redactWith(redact: (text: string) => string): void
  /** Passes everything logged so far through `redact`, for secrets that became known later. */
  rewrite(redact: (text: string) => string): void
  /** The last errors, newest first. */
  lastErrors(): readonly LoggedError[]
}

type LogOptions = {
  dataDir: string
  nowMs(): number
  /** Where the short form goes; the terminal when absent. */
  say?(line: string): void
}

const entryLimitChars = 8_000
const errorsKept = 20
const stackLines = 12

const isPlace = (line: string) => /^\s+at /.test(line)

/** An error's words and stack; without its words where nothing can redact them yet. */
function describe(error: unknown, withWords: boolean): { head: string; places: string[] } {
  if (!(error instanceof Error)) return { head: withWords ? String(error) : typeof error, places: [] }
  const places = (error.stack ?? '').split('\n').filter(isPlace).slice(0, stackLines)
  const cause =
    error.cause instanceof Error && withWords ? `; because of ${error.cause.name}: ${error.cause.message}` : ''
  return { head: withWords ? `${error.name}: ${error.message}${cause}` : error.name, places }
}

/**
 * The log of a data folder, in `logs/`. What cannot be written is dropped: a log never stops what it tells about.
 * A fault that repeats is written once, then counted.
 */
export function openLog({ dataDir, nowMs, say = (line) => console.error(line) }: LogOptions): Log {
  const file = createLogFile(join(dataDir, 'logs'))
  const errors: LoggedError[] = []
  let redact: ((text: string) => string) | null = null
  let last = { text: '', repeats: 0 }

  function append(level: string, text: string): void {
    try {
      const stamp = new Date(nowMs()).toISOString()
      file.append(`${stamp} ${level} ${text.slice(0, entryLimitChars)}\n`)
    } catch {
      // A full or read-only disk is already a warning of the store's.
    }
  }

  function write(level: string, text: string): boolean {
    if (text === last.text) {
      last.repeats += 1
      return false
    }
    if (last.repeats > 0) append('again', `the last entry came ${last.repeats} more times`)
    last = { text, repeats: 0 }
    append(level, text)
    return true
  }

  return {
    note: (text) => void write('note', redact ? redact(text) : text),
    error(what, error) {
      const { head, places } = describe(error, redact !== null)
      const whole = `${what}: ${[head, ...places].join('\n')}`
      const text = redact ? redact(whole) : whole
      errors.unshift({ atMs: nowMs(), text })
      errors.length = Math.min(errors.length, errorsKept)
      if (write('fault', text)) say([what, ...places].join('\n'))
      return redact ? redact(head) : head
    },
    redactWith(gate) {
      redact = gate
    },
    rewrite(gate) {
      for (const error of errors) error.text = gate(error.text)
      last.text = gate(last.text)
      try {
        file.rewrite(gate)
      } catch {
        // As above.
      }
    },
    lastErrors: () => errors,
  }
}

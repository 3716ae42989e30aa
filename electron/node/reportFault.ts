import { wording } from '../core/language/language.ts'
/** A fault of our own on the terminal: its kind and place only, for its words may quote a vendor or a key. */
export function reportFault(error: unknown): void {
  const stack = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : []
  const kind = error instanceof Error ? error.name : typeof error
  console.error([wording.commandLine.fault(kind), ...stack].join('\n'))
}

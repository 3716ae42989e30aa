/** A fault of our own on the terminal: its kind and place only, for its words may quote a vendor or a key. */
export function reportFault(error: unknown): void {
  const stack = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : []
  const kind = error instanceof Error ? error.name : typeof error
  console.error([`Headstart met a fault of its own (${kind}).`, ...stack].join('\n'))
}

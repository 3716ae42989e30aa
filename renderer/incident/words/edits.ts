const kept = new Map<string, string>()

/** Texts that were changed and not yet said: kept in this window while its user looks elsewhere, and nowhere else. */
export const edits = {
  get: (key: string): string | undefined => kept.get(key),
  /** Undefined: back to the draft. */
  set(key: string, text: string | undefined): void {
    if (text === undefined) kept.delete(key)
    else kept.set(key, text)
  },
}

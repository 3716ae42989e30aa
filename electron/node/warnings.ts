import type { Warning } from '../core/model/summary.ts'

export type Warnings = {
  /** Tells a warning, or takes it back; one that is told again keeps the time it began. */
  warn(id: string, warning: { text: string; next: string } | null): void
  all(): Warning[]
}

/** What the user must know about Headstart itself right now. */
export function createWarnings(nowMs: () => number, onChange: () => void): Warnings {
  const warnings = new Map<string, Warning>()
  return {
    warn(id, warning) {
      if (warning) warnings.set(id, { id, ...warning, sinceMs: warnings.get(id)?.sinceMs ?? nowMs() })
      else warnings.delete(id)
      onChange()
    },
    all: () => [...warnings.values()],
  }
}

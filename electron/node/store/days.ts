/** The UTC day of a moment, `2026-11-23`. */
export function dayName(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10)
}

/** Start of a day by its name, epoch ms; NaN when it is not a day. */
export function dayStartMs(name: string): number {
  return Date.parse(`${name}T00:00:00.000Z`)
}

export const dayPattern = /^\d{4}-\d{2}-\d{2}$/

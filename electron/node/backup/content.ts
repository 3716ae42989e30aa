import { z } from 'zod'

/** First in every backup, and beside the data afterwards: what it is and when it was made. */
export const manifestName = 'backup.json'
export const manifestSchema = z.object({
  headstartBackup: z.literal(1),
  /** Of the Headstart that made it. */
  version: z.string(),
  /** What a date can hold (ECMA-262 21.4.1.1). */
  createdAtMs: z.number().min(0).max(8.64e15),
})
export type Manifest = z.infer<typeof manifestSchema>

/** Where a backup waits, whole, until the next start puts it in place. */
export const stagingName = 'restore'
/** What was there before a restore: `before-restore-<utc>`. */
export const beforePrefix = 'before-restore-'

/**
 * What of the data folder belongs to this computer or this run and is neither backed up nor replaced: the lock, the API's
 * token and the scraper's, logs, Chromium's profile, and what earlier restores left. In any case of letters: to some file
 * systems `Token` is `token`.
 */
export function staysHere(name: string): boolean {
  return (
    /^(?:lock|token|metrics-token|logs|electron|restore)(?:$|[.])/i.test(name) ||
    name.toLowerCase().startsWith(beforePrefix)
  )
}

/** Made again from the rest, or half written. `path` is relative to the data folder, with slashes. */
export function isLeftOut(path: string): boolean {
  return /^transcripts\/search(?:\/|$)/.test(path) || path.endsWith('.tmp')
}

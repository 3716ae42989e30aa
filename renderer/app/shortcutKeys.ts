import { links } from '../ui/links.ts'

/** What a key pressed outside of fields does. */
export type ShortcutAction = { kind: 'go'; to: string } | { kind: 'help' } | { kind: 'search' }

/** How long `g` waits for the letter of a place. */
const waitMs = 1_500

const places: Record<string, string> = {
  o: links.overview,
  i: links.incidents,
  t: links.transcripts,
  s: links.settings,
  n: links.newMonitor,
  h: links.help,
}

/** Reads keys one after another; `g` and a letter within a moment go to a place. */
export function createShortcutReader(): (key: string, atMs: number) => ShortcutAction | undefined {
  let goAtMs = Number.NEGATIVE_INFINITY
  return (key, atMs) => {
    const to = atMs - goAtMs <= waitMs ? places[key] : undefined
    goAtMs = key === 'g' ? atMs : Number.NEGATIVE_INFINITY
    if (to !== undefined) return { kind: 'go', to }
    if (key === '?') return { kind: 'help' }
    return key === '/' ? { kind: 'search' } : undefined
  }
}

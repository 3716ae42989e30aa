/** Times are milliseconds of true time since the sequence began. */
export type Stretch = { fromMs: number; toMs: number }

/**
 * What a vendor does wrong. `refused`, `status` and `flap` answer fast (`flap`: one of many short ones, `limited`: 429,
 * which is no outage); `hang` lets the time-out pass; `slow` answers after `tookMs`.
 */
export type VendorTrouble = Stretch & {
  vendor: number
  kind: 'refused' | 'status' | 'hang' | 'slow' | 'limited'
  tookMs?: number
  retryAfterS?: number
}

/**
 * What is wrong with our own side. `down`: no network, known at once; `silent`: packets are lost; `portal`: a captive
 * portal answers; `names`: no DNS; `switch`: another network, connections break for a moment.
 */
export type OwnTrouble = Stretch & { kind: 'down' | 'silent' | 'portal' | 'names' | 'switch' }

export type ClockEvent =
  | { atMs: number; kind: 'sleep'; forMs: number; announced: boolean }
  | { atMs: number; kind: 'jump'; byMs: number }

/** Recorded or generated: what really happened, which the watch must find out. */
export type Sequence = {
  name: string
  lengthMs: number
  vendors: number
  intervalMs: number
  timeoutMs: number
  vendorTroubles: VendorTrouble[]
  ownTroubles: OwnTrouble[]
  events: ClockEvent[]
  /** Share of single attempts that fail by themselves at any vendor. */
  noise?: number
  /** Usual response time of a vendor at a moment, ms. */
  usualMs?: (vendor: number, atMs: number) => number
  /** At most so many notices of all kinds are bearable, where that is the point of it. */
  noticesAtMost?: number
  startWallMs?: number
}

export const secondMs = 1_000
export const minuteMs = 60_000
export const hourMs = 3_600_000
export const dayMs = 86_400_000

/** Numbers that look random and are the same every time (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** What the next reading of a vendor's page depends on. Times are epoch ms. */
export type PageTiming = {
  lastReadAtMs: number | undefined
  /** Readings that failed in a row. */
  failures: number
  notBeforeMs: number | undefined
  /** When the newest incident of this vendor opened that is open, or over and still waits for the page's word. */
  openedAtMs: number | undefined
  /** 0 up to 1, another for each reading: spreads readings of many pages. */
  spread: number
}

const calmMs = 5 * 60_000
const quickMs = 30_000
const quickForMs = 10 * 60_000
const steadyMs = 60_000
/** Never more often, whatever opens. */
const leastMs = 5_000
const longestWhileLiveMs = 2 * 60_000
const longestMs = 30 * 60_000

/**
 * When the page is read next: at once when an incident opens, every 30 s for its first ten minutes, every 60 s after as
 * long as it is open or waits for the page's word, every 5 min when calm; each up to a tenth later, so never more often.
 * Failures double the wait, to 2 min at most during an incident, else to 30.
 */
export function nextReadAtMs(timing: PageTiming, nowMs: number): number {
  const { lastReadAtMs, failures, notBeforeMs = 0, openedAtMs, spread } = timing
  if (lastReadAtMs === undefined || lastReadAtMs > nowMs) return Math.max(nowMs, notBeforeMs)
  if (openedAtMs !== undefined && openedAtMs > lastReadAtMs)
    return Math.max(openedAtMs, lastReadAtMs + leastMs, notBeforeMs)
  const isLive = openedAtMs !== undefined
  const baseMs = !isLive ? calmMs : lastReadAtMs - openedAtMs < quickForMs ? quickMs : steadyMs
  const backedOff = baseMs * 2 ** Math.min(failures, 10)
  const waitMs = Math.max(baseMs, Math.min(backedOff, isLive ? longestWhileLiveMs : longestMs))
  return Math.max(lastReadAtMs + Math.round(waitMs * (1 + spread / 10)), notBeforeMs)
}

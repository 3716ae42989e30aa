import type { Stretch } from './chartWindow.ts'

/** Space around the plot inside of a chart, in pixels: the axes, and the lane of incidents on top. */
export const plotPad = { top: 22, right: 18, bottom: 24, left: 64 } as const

/** Where the plot lies in a chart of that size, and what its edges stand for. */
export type Plot = Stretch & { width: number; height: number; topMs: number }

/** Pixels from the plot's left edge. */
export function xOf(plot: Plot, atMs: number): number {
  return ((atMs - plot.fromMs) / (plot.toMs - plot.fromMs)) * plot.width
}

/** Pixels from the plot's top edge; what is higher than the plot stands at its edge. */
export function yOf(plot: Plot, ms: number): number {
  return plot.height - (Math.min(ms, plot.topMs) / plot.topMs) * plot.height
}

/** The moment under a pixel, kept inside of the plot. */
export function momentAt(plot: Plot, x: number): number {
  const share = Math.min(1, Math.max(0, x / plot.width))
  return plot.fromMs + share * (plot.toMs - plot.fromMs)
}

/** The row that a moment lies in, else the nearest. Rows ascend without gaps. */
export function rowAt(rows: readonly Stretch[], atMs: number): number {
  let [low, high] = [0, rows.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((rows[middle]?.fromMs ?? 0) <= atMs) low = middle
    else high = middle - 1
  }
  return low
}

const fractions = [1, 2, 4, 6, 8, 10]

/** A round number of milliseconds at or above `ms` that four grid lines share evenly. */
export function niceTop(ms: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(ms, 1)))
  return power * (fractions.find((fraction) => fraction * power >= ms) ?? 10)
}

/** The longest response of a stretch, drawn as a needle up from `lowMs`. */
export type Spike = { atMs: number; lowMs: number; highMs: number }

/** Of a chart's points, the share that always fits under its top. */
const usualShare = 0.97

/**
 * How high a chart reaches, from the highest figure that each point draws and its longest response: to the longest,
 * unless that dwarfs what is usual. Then it is cut, and what is higher is marked at the edge with its figure: one slow
 * probe shall be seen without flattening a month.
 */
export function topOf(drawn: readonly (number | null)[], longest: readonly (number | null)[]): number {
  const figures = drawn.filter((ms) => ms !== null).sort((a, b) => a - b)
  const usualMs = figures[Math.ceil(usualShare * figures.length) - 1] ?? 1
  const longestMs = highest([...figures, ...longest]) ?? 1
  return niceTop(longestMs <= 2 * usualMs ? longestMs : 1.3 * usualMs)
}

/** The highest of what is known; null when nothing is. */
export function highest(values: readonly (number | null)[]): number | null {
  let found: number | null = null
  for (const value of values) if (value !== null && (found === null || value > found)) found = value
  return found
}

/** Needles of the longest responses as one path, and those cut off by the top, the longest first. */
export function spikesOf(plot: Plot, spikes: readonly Spike[]): { path: string; cut: (Spike & { x: number })[] } {
  let path = ''
  const cut: (Spike & { x: number })[] = []
  for (const spike of spikes) {
    const x = xOf(plot, spike.atMs)
    const [low, high] = [yOf(plot, spike.lowMs), yOf(plot, spike.highMs)]
    if (low - high >= 1) path += `M${x.toFixed(1)} ${low.toFixed(1)}V${high.toFixed(1)}`
    if (spike.highMs > plot.topMs) cut.push({ ...spike, x })
  }
  return { path, cut: cut.sort((a, b) => b.highMs - a.highMs) }
}

/** Of things that are wanted in this order, those that keep a distance in pixels to all before them. */
export function apart<T extends { x: number }>(all: readonly T[], distance: number, most: number): T[] {
  const kept: T[] = []
  for (const one of all) {
    if (kept.length >= most) break
    if (kept.every((other) => Math.abs(other.x - one.x) >= distance)) kept.push(one)
  }
  return kept
}

/** A figure beside the needle that it tells of: which side it stands on, and where its place begins. */
export type CutFigure = Spike & { needleX: number; side: 'left' | 'right'; x: number }

/** Figures of needles that are cut, each of `widthPx`: right of the needle, left of it at the plot's right edge; none over another. */
export function cutFigures(
  plot: Plot,
  cut: readonly (Spike & { x: number })[],
  widthPx: number,
  most: number,
): CutFigure[] {
  const placed = cut.map((spike): CutFigure => {
    const atEdge = spike.x > plot.width - widthPx
    return { ...spike, needleX: spike.x, side: atEdge ? 'left' : 'right', x: atEdge ? spike.x - widthPx : spike.x }
  })
  return apart(placed, widthPx, most)
}

/** Neighbours in time that would overlap on the screen, together; `items` in order of time. */
export function clusters<T>(items: readonly T[], xOfItem: (item: T) => number, distance: number): T[][] {
  const found: T[][] = []
  let lastX = -Infinity
  for (const item of items) {
    const x = xOfItem(item)
    const open = found.at(-1)
    if (open && x - lastX < distance) open.push(item)
    else found.push([item])
    lastX = x
  }
  return found
}

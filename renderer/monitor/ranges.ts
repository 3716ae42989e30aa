const hourMs = 3_600_000
const dayMs = 24 * hourMs

export type RangeName = '1h' | '24h' | '7d' | '30d'

/** How far back a chart looks and into how many stretches it is cut; each stretch is a round number of minutes. */
export const ranges: Record<RangeName, { label: string; words: string; lengthMs: number; points: number }> = {
  '1h': { label: '1 h', words: 'last hour', lengthMs: hourMs, points: 60 },
  '24h': { label: '24 h', words: 'last 24 hours', lengthMs: dayMs, points: 96 },
  '7d': { label: '7 d', words: 'last 7 days', lengthMs: 7 * dayMs, points: 168 },
  '30d': { label: '30 d', words: 'last 30 days', lengthMs: 30 * dayMs, points: 120 },
}

/** The window up to now, on whole stretches: the same for as long as the last stretch lasts. */
export function windowOf(range: RangeName, nowMs: number): { from: number; to: number; points: number } {
  const { lengthMs, points } = ranges[range]
  const stepMs = lengthMs / points
  const to = Math.ceil(nowMs / stepMs) * stepMs
  return { from: to - lengthMs, to, points }
}

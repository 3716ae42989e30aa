import { english } from '../language/english.ts'
import type { SlaDay, SlaReport } from '../model/sla.ts'
import { escaped } from './htmlText.ts'
import { slaWords } from './words.ts'

const { slaDuration, slaPercent } = slaWords(english)

const width = 28
const height = 84
/** A bad share is never thinner than this, so that one minute of a day is seen. */
const leastHeight = 4

/**
 * The month as one column per day: up at the bottom, then degraded (striped), down (solid) and not observed (dotted).
 * Inline SVG without any reference outside of itself.
 */
export function daysFigure({ days }: SlaReport): string {
  const columns = days.map((day, index) => column(day, index * width)).join('')
  const labels = days
    .map(
      ({ day }, index) =>
        `<text x="${index * width + width / 2 - 1}" y="${height + 14}">${Number(day.slice(8))}</text>`,
    )
    .join('')
  return `<svg viewBox="0 0 ${days.length * width} ${height + 40}" role="img" aria-label="${escaped(spoken(days))}">
<defs>
<pattern id="degraded" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" fill="#ffe3a3"/><rect width="2" height="5" fill="#b36f00"/></pattern>
<pattern id="unknown" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="5" height="5" fill="#eceef2"/><circle cx="2" cy="2" r="0.9" fill="#8a92a0"/></pattern>
</defs>
${columns}
<g font-size="9.5" fill="#59616f" text-anchor="middle">${labels}</g>
<g font-size="10.5" fill="#59616f" transform="translate(0 ${height + 30})">${key}</g>
</svg>`
}

const fills = { up: '#3fae74', degraded: 'url(#degraded)', down: '#c92a2a', unknown: 'url(#unknown)' } as const

const key = (['up', 'degraded', 'down', 'unknown'] as const)
  .map(
    (state, index) =>
      `<rect x="${index * 110}" y="-8" width="12" height="10" fill="${fills[state]}"/><text x="${index * 110 + 17}">${state === 'unknown' ? 'not observed' : state}</text>`,
  )
  .join('')

function column(day: SlaDay, x: number): string {
  const { wallMs, downMs, degradedMs } = day
  if (wallMs <= 0) return ''
  const share = (ms: number) => (ms > 0 ? Math.max(leastHeight, (height * ms) / wallMs) : 0)
  const down = share(downMs)
  const degraded = Math.min(height - down, share(degradedMs))
  const unknown = Math.min(height - down - degraded, (height * day.unknownMs) / wallMs)
  const parts: [keyof typeof fills, number][] = [
    ['unknown', unknown],
    ['down', down],
    ['degraded', degraded],
    ['up', height - unknown - down - degraded],
  ]
  let y = 0
  const rects = parts.map(([state, tall]) => {
    const rect =
      tall > 0.05
        ? `<rect x="${x}" y="${y.toFixed(2)}" width="${width - 2}" height="${tall.toFixed(2)}" fill="${fills[state]}"/>`
        : ''
    y += tall
    return rect
  })
  return `<g><title>${escaped(dayText(day))}</title>${rects.join('')}</g>`
}

function dayText(day: SlaDay): string {
  const observed = `${slaPercent((100 * (day.wallMs - day.unknownMs)) / day.wallMs)} observed`
  return `${day.day}: ${slaPercent(day.percent)}, ${observed}, down ${slaDuration(day.downMs)}, degraded ${slaDuration(day.degradedMs)}`
}

function spoken(days: readonly SlaDay[]): string {
  const bad = days.filter(({ downMs, degradedMs }) => downMs + degradedMs > 0)
  return `Availability of ${days.length} days. ${bad.length === 0 ? 'None had trouble.' : bad.map(dayText).join('; ')}`
}

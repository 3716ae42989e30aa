import { useElementSize } from '@mantine/hooks'
import { wording } from '../../../electron/core/language/language.ts'
import type { Span } from '../../../electron/core/model/sample.ts'
import type { State } from '../../../electron/core/model/verdict.ts'
import { describeSpans, spanText } from '../DayBar.tsx'
import { availabilityPaths, barHeight } from './availabilityPaths.ts'
import classes from './chart.module.css'
import type { Stretch } from './chartWindow.ts'
import { momentAt, rowAt } from './plotGeometry.ts'

const fills: Record<State, string> = {
  up: 'var(--hs-up-bar)',
  degraded: 'url(#hs-stripes)',
  down: 'var(--hs-down)',
  unknown: 'url(#hs-hatch)',
}
const order: State[] = ['unknown', 'up', 'degraded', 'down']

type Props = {
  spans: readonly Span[]
  window: Stretch
  label: string
  /** Absent: it stands by itself, without a chart above it. */
  onPick?: (stretch: Stretch) => void
}

/**
 * Availability by hour or day under a chart, on its time line. Trouble stands taller than what is well, and each state
 * has its own pattern. A click zooms into a cell; for the keyboard the chart above does.
 */
export function AvailabilityBar({ spans, window, label, onPick }: Props) {
  const { ref, width } = useElementSize()
  const paths = availabilityPaths(spans, window, width)
  const plot = { ...window, width, height: barHeight, topMs: 1 }
  return (
    <div ref={ref} className={classes.availability} data-below={onPick !== undefined}>
      {onPick && (
        <span className={classes.gutter} aria-hidden data-picture-text>
          {wording.ui.available}
        </span>
      )}
      {width > 0 && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the chart above takes keys for the same stretch
        <svg
          width={width}
          height={barHeight}
          role="img"
          aria-label={describeSpans(spans, label)}
          onClick={(event) => {
            const x = event.clientX - event.currentTarget.getBoundingClientRect().left
            const span = spans[rowAt(spans, momentAt(plot, x))]
            if (span) onPick?.(span)
          }}
          onMouseMove={(event) => {
            const x = event.clientX - event.currentTarget.getBoundingClientRect().left
            const span = spans[rowAt(spans, momentAt(plot, x))]
            // One title that follows the pointer instead of one element per cell.
            const title = event.currentTarget.querySelector('title')
            if (span && title) title.textContent = spanText(span)
          }}
        >
          <title>{describeSpans(spans, label)}</title>
          <defs>
            <pattern id="hs-stripes" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="5" height="5" fill="var(--hs-degraded)" />
              <rect width="1.8" height="5" fill="var(--hs-panel)" fillOpacity="0.75" />
            </pattern>
          </defs>
          {order.map((state) => paths[state] && <path key={state} d={paths[state]} fill={fills[state]} />)}
        </svg>
      )}
    </div>
  )
}

import { wording } from '../../../electron/core/language/language.ts'
import classes from './chart.module.css'

export type LegendItem = {
  kind: 'fill' | 'line' | 'dash' | 'dots' | 'needle'
  color: string
  words: string
  dash?: string
}

type Props = { items: readonly LegendItem[]; incidents: boolean }

/** What the parts of a chart mean. */
export function ChartLegend({ items, incidents }: Props) {
  return (
    <ul className={classes.legend} aria-label={wording.ui.legend}>
      {items.map(({ kind, color, words, dash }) => (
        <li key={words}>
          <svg width="16" height="10" aria-hidden>
            {kind === 'fill' && <rect x="3" width="10" height="10" rx="2" fill={color} />}
            {kind === 'needle' && <path d="M8 10V3" stroke={color} strokeWidth="1.4" />}
            {kind === 'needle' && <path d="M8 0l3 5h-6z" fill={color} />}
            {(kind === 'line' || kind === 'dash' || kind === 'dots') && (
              <path
                d="M0 5h16"
                stroke={color}
                strokeWidth={kind === 'line' ? 2 : 1.5}
                strokeDasharray={dash ?? { line: undefined, dash: '3 3', dots: '1.5 3' }[kind]}
                strokeLinecap={kind === 'dots' ? 'round' : 'butt'}
              />
            )}
          </svg>
          <span data-picture-text>{words}</span>
        </li>
      ))}
      <li>
        <svg width="16" height="10" aria-hidden>
          <rect x="3" width="10" height="10" fill="url(#hs-hatch)" />
        </svg>
        <span data-picture-text>{wording.ui.notObserved}</span>
      </li>
      {incidents && (
        <li>
          <svg width="16" height="10" aria-hidden fill="var(--hs-down)">
            <rect x="3" width="10" height="10" fillOpacity="0.25" />
            <rect x="3" width="10" height="3" />
          </svg>
          <span data-picture-text>{wording.ui.incident}</span>
        </li>
      )}
    </ul>
  )
}

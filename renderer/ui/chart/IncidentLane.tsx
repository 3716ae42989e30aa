import { Link } from 'wouter'
import { wording } from '../../../electron/core/language/language.ts'
import { formatDuration, formatLocal } from '../format.ts'
import { links } from '../links.ts'
import { StateMark } from '../StateMark.tsx'
import classes from './chart.module.css'
import type { Stretch } from './chartWindow.ts'
import { clusters, type Plot, plotPad, xOf } from './plotGeometry.ts'

/** An incident on the time line. `toMs` of an open one is now. */
export type ChartIncident = Stretch & { id: string; title: string; severity: 'degraded' | 'down' }

/** Marks of neighbouring incidents that are closer than this become one. */
const markPx = 16

type Props = { plot: Plot; incidents: readonly ChartIncident[]; onZoom: (stretch: Stretch) => void }

/** Where an incident begins inside of the plot. */
const beginning = (plot: Plot, { fromMs }: ChartIncident) => xOf(plot, Math.max(plot.fromMs, fromMs))

/** The incidents above the plot: one opens, several that lie close together are zoomed into. */
export function IncidentLane({ plot, incidents, onZoom }: Props) {
  const shown = incidents
    .filter(({ fromMs, toMs }) => toMs > plot.fromMs && fromMs < plot.toMs)
    .toSorted((a, b) => a.fromMs - b.fromMs)
  const groups = clusters(shown, (incident) => beginning(plot, incident), markPx)
  if (groups.length === 0) return null
  return (
    <ul className={classes.lane} aria-label={wording.ui.incidentsOnChart}>
      {groups.map((group) => {
        const [first] = group
        if (!first) return null
        const style = { left: plotPad.left + beginning(plot, first) }
        const severity = group.some((incident) => incident.severity === 'down') ? 'down' : 'degraded'
        return (
          <li key={first.id} style={style}>
            {group.length === 1 ? (
              <Link href={links.incident(first.id)} title={wordsOf(first)} aria-label={wordsOf(first)}>
                <StateMark state={severity} size={13} label={wordsOf(first)} />
              </Link>
            ) : (
              <button
                type="button"
                title={wording.ui.zoomIntoIncidents(group.length)}
                aria-label={wording.ui.zoomIntoIncidents(group.length)}
                onClick={() => onZoom(around(group, plot))}
              >
                <StateMark state={severity} size={13} label="" />
                <span aria-hidden>{group.length}</span>
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function wordsOf({ title, fromMs, toMs }: ChartIncident): string {
  return wording.ui.incidentFor(title, formatLocal(fromMs).slice(0, 16), formatDuration(toMs - fromMs))
}

/** The stretch of a group with some room on both sides. */
function around(group: readonly ChartIncident[], plot: Plot): Stretch {
  const fromMs = Math.max(plot.fromMs, Math.min(...group.map((incident) => incident.fromMs)))
  const toMs = Math.min(plot.toMs, Math.max(...group.map((incident) => incident.toMs)))
  const room = Math.max((toMs - fromMs) * 0.15, (plot.toMs - plot.fromMs) / 100)
  return { fromMs: fromMs - room, toMs: toMs + room }
}

import { notifications } from '@mantine/notifications'
import { wording } from '../../../electron/core/language/language.ts'
import { client } from '../../api/client.ts'
import { navigateTo } from '../leaveGuard.ts'
import { links } from '../links.ts'
import { tellProblem } from '../tellProblem.ts'
import type { Stretch } from './chartWindow.ts'
import type { ChartIncident } from './IncidentLane.tsx'

/** Worst first: what one wants to see of a stretch. */
const order = ['down', 'degraded', 'up', 'unknown'] as const

/** Opens what happened in a stretch of a chart: its incident, else its worst attempt that is kept. */
export async function openPoint(
  { fromMs, toMs }: Stretch,
  of: { monitor?: string; vendor?: string },
  incidents: readonly ChartIncident[],
): Promise<void> {
  const touching = incidents.filter((incident) => incident.fromMs < toMs && incident.toMs > fromMs)
  const incident = touching.find(({ severity }) => severity === 'down') ?? touching[0]
  if (incident) return navigateTo(links.incident(incident.id))
  try {
    for (const verdict of order) {
      const { items } = await client.transcripts.list({ ...of, from: fromMs, to: toMs, verdict, limit: 1 })
      if (items[0]) return navigateTo(links.transcript(items[0].id))
    }
    notifications.show({
      title: wording.ui.noAttemptKept,
      message: wording.ui.attemptsKept,
    })
  } catch (error) {
    tellProblem(wording.ui.attemptNotOpened, error)
  }
}

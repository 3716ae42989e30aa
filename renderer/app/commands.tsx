import { notifications } from '@mantine/notifications'
import type { SpotlightActionData } from '@mantine/spotlight'
import {
  IconBellRinging,
  IconBolt,
  IconBook,
  IconCheck,
  IconCopy,
  IconMoon,
  IconPlayerPause,
  IconPlayerPlay,
} from '@tabler/icons-react'
import { type HelpTopic, helpPages } from '../../electron/core/explain/help.ts'
import { wording } from '../../electron/core/language/language.ts'
import type { Summary } from '../../electron/core/model/summary.ts'
import { client } from '../api/client.ts'
import { debugReport, toldOfReport } from '../ui/incidentActions.ts'
import { navigateTo } from '../ui/leaveGuard.ts'
import { copyText } from '../ui/leaving.ts'
import { links } from '../ui/links.ts'
import { tellProblem } from '../ui/tellProblem.ts'

const hourMs = 3_600_000

/** Does something and says in the corner what came of it. */
function run(title: string, work: () => Promise<string>): () => void {
  return () => {
    work().then(
      (message) => notifications.show({ color: 'teal', title, message }),
      (error) => tellProblem(wording.app.didNotWork(title), error),
    )
  }
}

/** What can be done from the search, for what there is: the open incidents first. */
export function commandActions(summary: Summary): SpotlightActionData[] {
  const monitors = summary.vendors.flatMap((vendor) =>
    vendor.monitors.map((monitor) => ({ ...monitor, fullName: `${vendor.name} ${monitor.name}` })),
  )
  const paused = monitors.filter((monitor) => monitor.paused)
  const watched = monitors.filter((monitor) => !monitor.paused)
  return [
    ...summary.openIncidents
      .filter((incident) => !incident.acknowledged)
      .map((incident) => ({
        id: `do-acknowledge-${incident.id}`,
        label: wording.app.acknowledge(incident.title),
        leftSection: <IconCheck size={16} />,
        onClick: run(
          wording.app.acknowledged,
          async () => (await client.incidents.acknowledge({ id: incident.id })).title,
        ),
      })),
    ...summary.openIncidents.map((incident) => ({
      id: `do-report-${incident.id}`,
      label: wording.app.copyReport(incident.title),
      leftSection: <IconCopy size={16} />,
      onClick: run(wording.app.copied, async () => toldOfReport(await copyText(() => debugReport(incident.id)))),
    })),
    ...monitors.map(({ id, fullName }) => ({
      id: `do-probe-${id}`,
      label: wording.app.probe(fullName),
      leftSection: <IconBolt size={16} />,
      onClick: run(wording.app.probed(fullName), async () => (await client.monitors.probe({ id })).verdict.sentence),
    })),
    ...(watched.length > 0
      ? [
          {
            id: 'do-pause',
            label: wording.app.pauseAll,
            leftSection: <IconPlayerPause size={16} />,
            onClick: run(wording.app.paused, async () => {
              await Promise.all(watched.map(({ id }) => client.monitors.pause({ id, forMs: hourMs })))
              return wording.app.pausedCount(watched.length)
            }),
          },
        ]
      : []),
    ...(paused.length > 0
      ? [
          {
            id: 'do-resume',
            label: wording.app.resumeAll,
            leftSection: <IconPlayerPlay size={16} />,
            onClick: run(wording.app.resumed, async () => {
              await Promise.all(paused.map(({ id }) => client.monitors.resume({ id })))
              return wording.app.resumedCount(paused.length)
            }),
          },
        ]
      : []),
    {
      id: 'do-theme',
      label: wording.app.switchTheme,
      leftSection: <IconMoon size={16} />,
      onClick: run(wording.app.appearance, async () => {
        const settings = await client.settings.get()
        const isDark = document.documentElement.dataset.mantineColorScheme === 'dark'
        const theme = isDark ? 'light' : 'dark'
        await client.settings.save({ ...settings, theme })
        return wording.app.themeNow[theme]
      }),
    },
    {
      id: 'do-diagnostics',
      label: wording.app.copyDiagnostics,
      leftSection: <IconCopy size={16} />,
      onClick: run(wording.app.copied, async () => {
        await copyText(async () => (await client.settings.diagnostics()).text)
        return wording.app.diagnosticsCopied
      }),
    },
    {
      id: 'do-test-notification',
      label: wording.app.sendTestNotification,
      leftSection: <IconBellRinging size={16} />,
      onClick: run(wording.app.testNotification, async () => {
        const { shown, problem } = await client.settings.testNotification()
        return shown ? wording.app.testShown : wording.app.testNotShown(problem ?? wording.app.noReason)
      }),
    },
  ]
}

/** A page of help for each way to fail. */
export const helpActions: SpotlightActionData[] = (Object.keys(helpPages) as HelpTopic[]).map((topic) => ({
  id: `help-${topic}`,
  label: helpPages[topic].title,
  description: helpPages[topic].meaning,
  keywords: [topic, ...helpPages[topic].codes],
  leftSection: <IconBook size={16} />,
  onClick: () => navigateTo(links.helpOn(topic)),
}))

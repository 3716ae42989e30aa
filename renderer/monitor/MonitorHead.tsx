import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconPencil, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from 'wouter'
import { describeDuration } from '../../electron/core/duration.ts'
import { wording } from '../../electron/core/language/language.ts'
import type { Monitor } from '../../electron/core/model/monitor.ts'
import type { MonitorSummary } from '../../electron/core/model/summary.ts'
import { api } from '../api/client.ts'
import { Filled } from '../ui/Filled.tsx'
import { formatMs } from '../ui/format.ts'
import { StandingBadge } from '../ui/life/StandingBadge.tsx'
import { links } from '../ui/links.ts'
import head from '../ui/PageHead.module.css'
import { StateMark } from '../ui/StateMark.tsx'
import { Ago, Elapsed } from '../ui/TimeText.tsx'
import { tellProblem } from '../ui/tellProblem.ts'
import { At } from '../ui/transcript/At.tsx'
import classes from './monitor.module.css'
import { ProbeNow } from './ProbeNow.tsx'

type Props = { monitor: Monitor; vendorName: string; standing: MonitorSummary | undefined }

/** How the monitor stands, in a sentence, and what can be done with it. */
export function MonitorHead({ monitor, vendorName, standing }: Props) {
  const { paused } = monitor
  return (
    <header className={head.head} data-state={paused ? 'unknown' : standing?.state}>
      <div className={head.words}>
        <h1>
          <StateMark
            state={standing?.state ?? 'unknown'}
            size={18}
            paused={paused !== undefined}
            confirming={standing?.confirming}
            flapping={standing?.flapping}
          />
          {vendorName} {monitor.name}{' '}
          <StandingBadge standing={standing?.maintenance ? { kind: 'maintenance', ...standing.maintenance } : null} />
        </h1>
        <p className={head.sentence}>
          {standing?.flapping && !paused && wording.monitor.flapping}
          {paused ? <PausedText untilMs={paused.untilMs} /> : (standing?.sentence ?? wording.monitor.notProbedSentence)}{' '}
          {standing?.incidentId !== undefined && (
            <Link href={links.incident(standing.incidentId)} className="hs-link">
              {wording.common.openIncident}
            </Link>
          )}
          {!paused && standing?.reason === 'key-unavailable' && (
            <Link href={links.settingsSection('secrets')} className="hs-link">
              {wording.monitor.lookAtSecrets}
            </Link>
          )}
        </p>
        <p className={head.meta}>
          {standing && !paused && (
            <span>
              <Filled text={wording.monitor.since} parts={{ elapsed: <Elapsed fromMs={standing.sinceMs} /> }} />
            </span>
          )}
          {standing?.lastProbeAtMs !== undefined && (
            <span>
              <Filled text={wording.monitor.lastProbe} parts={{ ago: <Ago atMs={standing.lastProbeAtMs} /> }} />
              {standing.lastTotalMs !== undefined && `, ${formatMs(standing.lastTotalMs)}`}
            </span>
          )}
          <span>{wording.monitor.every(describeDuration(monitor.intervalMs))}</span>
        </p>
      </div>
      <div className={classes.actions}>
        <ProbeNow id={monitor.id} />
        <PauseMenu monitor={monitor} />
        <Button
          component={Link}
          href={links.editMonitor(monitor.id)}
          variant="default"
          leftSection={<IconPencil size={15} />}
        >
          {wording.monitor.edit}
        </Button>
      </div>
    </header>
  )
}

function PausedText({ untilMs }: { untilMs: number | null }) {
  if (untilMs === null) return wording.monitor.pausedUntilResumed
  return <Filled text={wording.monitor.pausedUntil} parts={{ moment: <At atMs={untilMs} form="moment" /> }} />
}

const hourMs = 3_600_000
const pauses: [string, number | undefined][] = [
  [wording.monitor.pauseFor.oneHour, hourMs],
  [wording.monitor.pauseFor.eightHours, 8 * hourMs],
  [wording.monitor.pauseFor.dayLong, 24 * hourMs],
  [wording.monitor.pauseFor.untilResumed, undefined],
]

function PauseMenu({ monitor }: { monitor: Monitor }) {
  const queryClient = useQueryClient()
  const onSuccess = (saved: Monitor) => {
    queryClient.setQueryData(api.monitors.get.queryKey({ input: { id: monitor.id } }), saved)
    void queryClient.invalidateQueries({ queryKey: api.summary.key() })
  }
  const pause = useMutation(
    api.monitors.pause.mutationOptions({ onSuccess, onError: (it) => tellProblem(wording.monitor.notPaused, it) }),
  )
  const resume = useMutation(
    api.monitors.resume.mutationOptions({ onSuccess, onError: (it) => tellProblem(wording.monitor.notResumed, it) }),
  )
  if (monitor.paused)
    return (
      <Button
        variant="default"
        leftSection={<IconPlayerPlay size={15} />}
        loading={resume.isPending}
        onClick={() => resume.mutate({ id: monitor.id })}
      >
        {wording.monitor.resume}
      </Button>
    )
  return (
    <Menu>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconPlayerPause size={15} />}
          rightSection={<IconChevronDown size={14} />}
          loading={pause.isPending}
        >
          {wording.monitor.pause}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {pauses.map(([label, forMs]) => (
          <Menu.Item key={label} onClick={() => pause.mutate({ id: monitor.id, forMs })}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

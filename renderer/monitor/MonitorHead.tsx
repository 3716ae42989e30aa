import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconPencil, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from 'wouter'
import { describeDuration } from '../../electron/core/duration.ts'
import type { Monitor } from '../../electron/core/model/monitor.ts'
import type { MonitorSummary } from '../../electron/core/model/summary.ts'
import { api } from '../api/client.ts'
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
          {standing?.flapping && !paused && 'It goes up and down. '}
          {paused ? <PausedText untilMs={paused.untilMs} /> : (standing?.sentence ?? 'Not probed yet.')}{' '}
          {standing?.incidentId !== undefined && (
            <Link href={links.incident(standing.incidentId)} className="hs-link">
              Open the incident
            </Link>
          )}
          {!paused && standing?.reason === 'key-unavailable' && (
            <Link href={links.settingsSection('secrets')} className="hs-link">
              Look at the secrets
            </Link>
          )}
        </p>
        <p className={head.meta}>
          {standing && !paused && (
            <span>
              For <Elapsed fromMs={standing.sinceMs} />
            </span>
          )}
          {standing?.lastProbeAtMs !== undefined && (
            <span>
              Last probe <Ago atMs={standing.lastProbeAtMs} />
              {standing.lastTotalMs !== undefined && `, ${formatMs(standing.lastTotalMs)}`}
            </span>
          )}
          <span>Every {describeDuration(monitor.intervalMs)}</span>
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
          Edit
        </Button>
      </div>
    </header>
  )
}

function PausedText({ untilMs }: { untilMs: number | null }) {
  if (untilMs === null) return 'Paused until you resume it. It is not being probed.'
  return (
    <>
      Paused until <At atMs={untilMs} form="moment" />. It is not being probed.
    </>
  )
}

const hourMs = 3_600_000
const pauses: [string, number | undefined][] = [
  ['For 1 hour', hourMs],
  ['For 8 hours', 8 * hourMs],
  ['For 24 hours', 24 * hourMs],
  ['Until I resume it', undefined],
]

function PauseMenu({ monitor }: { monitor: Monitor }) {
  const queryClient = useQueryClient()
  const onSuccess = (saved: Monitor) => {
    queryClient.setQueryData(api.monitors.get.queryKey({ input: { id: monitor.id } }), saved)
    void queryClient.invalidateQueries({ queryKey: api.summary.key() })
  }
  const pause = useMutation(
    api.monitors.pause.mutationOptions({ onSuccess, onError: (it) => tellProblem('The monitor was not paused', it) }),
  )
  const resume = useMutation(
    api.monitors.resume.mutationOptions({ onSuccess, onError: (it) => tellProblem('The monitor was not resumed', it) }),
  )
  if (monitor.paused)
    return (
      <Button
        variant="default"
        leftSection={<IconPlayerPlay size={15} />}
        loading={resume.isPending}
        onClick={() => resume.mutate({ id: monitor.id })}
      >
        Resume
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
          Pause
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

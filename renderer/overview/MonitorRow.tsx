import { IconChevronRight } from '@tabler/icons-react'
import { Link } from 'wouter'
import { spansOfBar } from '../../electron/core/history/dayBar.ts'
import { wording } from '../../electron/core/language/language.ts'
import type { Standing } from '../../electron/core/life/standing.ts'
import type { MonitorSummary } from '../../electron/core/model/summary.ts'
import { DayBar } from '../ui/DayBar.tsx'
import { formatMs, formatRough } from '../ui/format.ts'
import { navigateTo } from '../ui/leaveGuard.ts'
import { StandingBadge } from '../ui/life/StandingBadge.tsx'
import { links } from '../ui/links.ts'
import { Sparkline } from '../ui/Sparkline.tsx'
import { StateMark } from '../ui/StateMark.tsx'
import { Ago } from '../ui/TimeText.tsx'
import { UptimeText } from '../ui/UptimeText.tsx'
import classes from './VendorTable.module.css'

/** What stands below a monitor's name: its sentence, or until when it rests. */
function line(monitor: MonitorSummary): string {
  if (!monitor.paused) return monitor.flapping ? wording.overview.flapping(monitor.sentence) : monitor.sentence
  const { untilMs } = monitor.paused
  return untilMs === null
    ? wording.overview.pausedUntilResumed
    : wording.overview.pausedFor(formatRough(untilMs - Date.now()))
}

/** One monitor of an opened vendor; leads to its page. */
export function MonitorRow({ monitor, standing }: { monitor: MonitorSummary; standing: Standing | null }) {
  return (
    <tr className={classes.monitor} onClick={() => navigateTo(links.monitor(monitor.id))}>
      <td className={classes.mark} />
      <td className={classes.name}>
        <Link href={links.monitor(monitor.id)} className={classes.monitorLink} title={monitor.sentence}>
          <StateMark
            state={monitor.state}
            paused={monitor.paused !== undefined}
            confirming={monitor.confirming}
            flapping={monitor.flapping}
          />
          <span className={classes.two}>
            <span className={classes.monitorTitle}>{monitor.name}</span>
            <span className={classes.line}>
              <StandingBadge standing={standing} /> {line(monitor)}
            </span>
          </span>
        </Link>
      </td>
      <td className={classes.bar}>
        <DayBar spans={spansOfBar(monitor.bar24h)} height={14} maintenance={monitor.maintenance24h} />
      </td>
      <td className={classes.uptime}>
        <UptimeText uptime={monitor.uptime24h} />
      </td>
      <td className={classes.says} />
      <td className={classes.spark}>
        <Sparkline values={monitor.sparkline} state={monitor.state} />
      </td>
      <td className={classes.last}>
        {monitor.lastTotalMs !== undefined && <span className="hs-num">{formatMs(monitor.lastTotalMs)}</span>}
        <span className={classes.line}>
          {monitor.lastProbeAtMs ? <Ago atMs={monitor.lastProbeAtMs} /> : wording.overview.notYet}
        </span>
      </td>
      <td className={classes.go}>
        <IconChevronRight size={15} />
      </td>
    </tr>
  )
}

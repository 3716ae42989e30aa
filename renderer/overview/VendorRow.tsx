import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { spansOfBar } from '../../electron/core/history/dayBar.ts'
import { wording } from '../../electron/core/language/language.ts'
import type { Standing } from '../../electron/core/life/standing.ts'
import type { VendorSummary } from '../../electron/core/model/summary.ts'
import { DayBar } from '../ui/DayBar.tsx'
import { StandingBadge } from '../ui/life/StandingBadge.tsx'
import { Sparkline } from '../ui/Sparkline.tsx'
import { StateMark } from '../ui/StateMark.tsx'
import { Ago } from '../ui/TimeText.tsx'
import { UptimeText } from '../ui/UptimeText.tsx'
import { PageCell } from './PageCell.tsx'
import classes from './VendorTable.module.css'
import { vendorLine } from './words.ts'

type Props = {
  vendor: VendorSummary
  standing: Standing | null
  /** When its newest open incident opened. */
  openedAtMs: number | undefined
  open: boolean
  onToggle: () => void
}

/** One vendor with the line of its worst monitor. The whole row opens it; its name is the button for the keyboard. */
export function VendorRow({ vendor, standing, openedAtMs, open, onToggle }: Props) {
  const worst = vendor.monitors.find((monitor) => monitor.state === vendor.state) ?? vendor.monitors[0]
  const lastMs = Math.max(0, ...vendor.monitors.map((monitor) => monitor.lastProbeAtMs ?? 0))
  const Chevron = open ? IconChevronDown : IconChevronRight
  return (
    <tr className={classes.vendor} onClick={onToggle}>
      <td className={classes.mark}>
        <StateMark state={vendor.state} size={16} confirming={vendor.monitors.some((monitor) => monitor.confirming)} />
      </td>
      <td className={classes.name}>
        <button type="button" className={classes.open} aria-expanded={open} title={vendor.sentence}>
          <span className={classes.title}>{vendor.name}</span>
          <span className={classes.line}>
            <StandingBadge standing={standing} /> {vendorLine(vendor)}
          </span>
        </button>
      </td>
      <td className={classes.bar}>
        <DayBar spans={spansOfBar(vendor.bar24h)} maintenance={vendor.maintenance24h} />
      </td>
      <td className={classes.uptime}>
        <UptimeText uptime={vendor.uptime24h} />
      </td>
      <td className={classes.says}>
        <PageCell vendor={vendor} openedAtMs={openedAtMs} />
      </td>
      <td className={classes.spark}>{worst && <Sparkline values={worst.sparkline} state={worst.state} />}</td>
      <td className={classes.last}>{lastMs > 0 ? <Ago atMs={lastMs} /> : wording.overview.notYet}</td>
      <td className={classes.go}>
        <Chevron size={16} />
      </td>
    </tr>
  )
}

import { ActionIcon, Badge, Tooltip } from '@mantine/core'
import {
  IconActivity,
  IconAlertTriangle,
  IconFileText,
  IconPlus,
  IconSettings,
  IconWifi,
  IconWifiOff,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { wording } from '../../electron/core/language/language.ts'
import type { Summary } from '../../electron/core/model/summary.ts'
import { links } from '../ui/links.ts'
import { StateMark } from '../ui/StateMark.tsx'
import { useSummary } from '../ui/useSummary.ts'
import { BrandMark } from './BrandMark.tsx'
import classes from './Frame.module.css'

/** Places, then vendors with their state, then our own network. */
export function SideRail() {
  const { data } = useSummary()
  const open = data?.openIncidents.length ?? 0
  return (
    <nav className={classes.rail} aria-label={wording.app.places}>
      <Link href={links.overview} className={classes.brand}>
        <BrandMark />
        <span className={classes.label}>Headstart</span>
      </Link>
      <div className={classes.places}>
        <Place href={links.overview} exact icon={<IconActivity size={16} />} text={wording.common.overview} />
        <Place href={links.incidents} icon={<IconAlertTriangle size={16} />} text={wording.common.incidents}>
          {open > 0 && (
            <Badge color="red" variant="filled" size="sm" circle={open < 10} aria-label={wording.app.openCount(open)}>
              {open}
            </Badge>
          )}
        </Place>
        <Place href={links.transcripts} icon={<IconFileText size={16} />} text={wording.common.transcripts} />
        <Place href={links.settings} icon={<IconSettings size={16} />} text={wording.common.settings} />
      </div>
      <div className={classes.railHead}>
        {wording.app.vendors}
        <Tooltip label={wording.common.addMonitor}>
          <ActionIcon
            component={Link}
            href={links.newMonitor}
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={wording.common.addMonitor}
          >
            <IconPlus size={14} />
          </ActionIcon>
        </Tooltip>
      </div>
      <div className={classes.vendors}>
        {data?.vendors.map((vendor) => (
          <Place
            key={vendor.id}
            href={links.vendor(vendor.id)}
            icon={<StateMark state={vendor.state} size={15} />}
            text={vendor.name}
          />
        ))}
      </div>
      {data && <OwnSide ownSide={data.ownSide} />}
    </nav>
  )
}

type PlaceProps = { href: string; icon: ReactNode; text: string; exact?: boolean; children?: ReactNode }

function Place({ href, icon, text, exact, children }: PlaceProps) {
  const [place] = useLocation()
  const here = place === href || (!exact && place.startsWith(`${href}/`))
  return (
    <Link href={href} className={classes.place} aria-current={here ? 'page' : undefined} title={text}>
      {icon}
      <span className={classes.label}>{text}</span>
      {children}
    </Link>
  )
}

function OwnSide({ ownSide }: { ownSide: Summary['ownSide'] }) {
  return (
    <div className={classes.ownSide} data-state={ownSide.state} role="status">
      {ownSide.state === 'offline' ? <IconWifiOff size={15} /> : <IconWifi size={15} />}
      <span>
        <strong>{wording.app.network}</strong>
        {ownSide.sentence}
      </span>
    </div>
  )
}

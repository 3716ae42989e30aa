import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconFileCertificate, IconPencil, IconPlus } from '@tabler/icons-react'
import { Link } from 'wouter'
import { wording } from '../../electron/core/language/language.ts'
import type { Vendor } from '../../electron/core/model/monitor.ts'
import type { VendorSummary } from '../../electron/core/model/summary.ts'
import { CopyIcon } from '../ui/CopyButton.tsx'
import { Filled } from '../ui/Filled.tsx'
import { links } from '../ui/links.ts'
import head from '../ui/PageHead.module.css'
import { StateMark } from '../ui/StateMark.tsx'
import { Ago } from '../ui/TimeText.tsx'
import { EditVendor } from './EditVendor.tsx'
import classes from './vendor.module.css'

type Props = { vendor: Vendor; standing: VendorSummary }

/** How the vendor stands, in a sentence; what of ours needs it; and what can be done here. */
export function VendorHead({ vendor, standing }: Props) {
  const [editing, { open, close }] = useDisclosure(false)
  const lastMs = Math.max(0, ...standing.monitors.map((monitor) => monitor.lastProbeAtMs ?? 0))
  const incident = standing.monitors.find((monitor) => monitor.incidentId !== undefined)?.incidentId
  return (
    <header className={head.head} data-state={standing.state}>
      <div className={head.words}>
        <h1>
          <StateMark state={standing.state} size={18} />
          {vendor.name}
        </h1>
        <p className={head.sentence}>
          {standing.sentence}{' '}
          {incident !== undefined && (
            <Link href={links.incident(incident)} className="hs-link">
              {wording.common.openIncident}
            </Link>
          )}
        </p>
        <p className={head.meta}>
          {lastMs > 0 && (
            <span>
              <Filled text={wording.vendor.lastLooked} parts={{ ago: <Ago atMs={lastMs} /> }} />
            </span>
          )}
          {vendor.features.length > 0 && <span>{wording.vendor.neededFor(vendor.features.join(', '))}</span>}
          {vendor.accountId !== undefined && (
            <span className={classes.account}>
              <Filled
                text={wording.vendor.ourAccount}
                parts={{ account: <span className="hs-mono">{vendor.accountId}</span> }}
              />
              <CopyIcon label={wording.vendor.copyAccount} getText={() => vendor.accountId ?? ''} />
            </span>
          )}
        </p>
      </div>
      <div className={classes.actions}>
        <Button
          component={Link}
          href={links.newMonitorOf(vendor.id)}
          variant="default"
          leftSection={<IconPlus size={15} />}
        >
          {wording.common.addMonitor}
        </Button>
        <Button
          component={Link}
          href={links.vendorSla(vendor.id)}
          variant="default"
          leftSection={<IconFileCertificate size={15} />}
        >
          {wording.vendor.slaEvidence}
        </Button>
        <Button variant="default" leftSection={<IconPencil size={15} />} onClick={open}>
          {wording.vendor.edit}
        </Button>
      </div>
      {editing && <EditVendor vendor={vendor} removable={standing.monitors.length === 0} onClose={close} />}
    </header>
  )
}

import { IconAlertTriangle, IconFlask, IconPlugConnectedX } from '@tabler/icons-react'
import { Link } from 'wouter'
import { wording } from '../../electron/core/language/language.ts'
import { useConnection } from '../api/live.ts'
import { Filled } from '../ui/Filled.tsx'
import { formatClock } from '../ui/format.ts'
import { links } from '../ui/links.ts'
import { useSummary } from '../ui/useSummary.ts'
import classes from './Frame.module.css'

/** What the user must know before reading on: no connection, trouble of Headstart itself, demo data. */
export function Banners() {
  const { data } = useSummary()
  const connection = useConnection()
  return (
    <>
      {connection.state === 'lost' && (
        <div className={classes.banner} data-kind="lost" role="alert">
          <IconPlugConnectedX size={16} />
          <span>
            <Filled
              text={
                connection.knownAtMs === null
                  ? wording.app.tryingAgain
                  : wording.app.showingKnown(formatClock(connection.knownAtMs))
              }
              parts={{ notAnswering: <strong>{wording.app.notAnswering}</strong> }}
            />
          </span>
        </div>
      )}
      {data?.warnings.map((warning) => (
        <div key={warning.id} className={classes.banner} data-kind="warning" role="alert">
          <IconAlertTriangle size={16} />
          <span>
            <strong>{warning.text}</strong> {warning.next}
            {warning.incidentId !== undefined && (
              <>
                {' '}
                <Link href={links.incident(warning.incidentId)} className={classes.bannerLink}>
                  {wording.common.openIncident}
                </Link>
              </>
            )}
          </span>
        </div>
      ))}
      {data?.demo && (
        <div className={classes.banner} data-kind="demo">
          <IconFlask size={16} />
          <span>
            <Filled text={wording.app.demo} parts={{ demoData: <strong>{wording.app.demoData}</strong> }} />
          </span>
        </div>
      )}
    </>
  )
}

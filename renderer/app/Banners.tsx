import { IconAlertTriangle, IconFlask, IconPlugConnectedX } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useConnection } from '../api/live.ts'
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
            <strong>Headstart is not answering</strong>
            {connection.knownAtMs === null
              ? '. Trying again.'
              : `; showing what was known at ${formatClock(connection.knownAtMs)}. Trying again.`}
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
                  Open the incident
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
            <strong>Demo data:</strong> a built-in vendor that fails on purpose.
          </span>
        </div>
      )}
    </>
  )
}

import { useQuery } from '@tanstack/react-query'
import { wording } from '../../electron/core/language/language.ts'
import { api } from '../api/client.ts'
import classes from './settings.module.css'

/** What is done about a key that was entered after transcripts were stored; nothing while there is nothing to tell. */
export function ScrubLine() {
  const { data } = useQuery(api.secrets.scrub.queryOptions())
  if (data?.state === 'running')
    return (
      <p className={classes.scrub} role="status">
        {data.changed > 0
          ? wording.settings.scrubRunningTaken(
              data.done.toLocaleString(),
              data.total.toLocaleString(),
              data.changed.toLocaleString(),
            )
          : wording.settings.scrubRunning(data.done.toLocaleString(), data.total.toLocaleString())}
      </p>
    )
  if (data?.state !== 'done' || data.changed === 0) return null
  return (
    <p className={classes.scrub} role="status">
      {wording.settings.scrubDone(data.changed.toLocaleString(), data.done.toLocaleString())}
    </p>
  )
}

import { useQuery } from '@tanstack/react-query'
import { wording } from '../../electron/core/language/language.ts'
import { api } from '../api/client.ts'
import { formatCount } from '../ui/format.ts'
import classes from './settings.module.css'

/** What is done about a key that was entered after transcripts were stored; nothing while there is nothing to tell. */
export function ScrubLine() {
  const { data } = useQuery(api.secrets.scrub.queryOptions())
  if (data?.state === 'running')
    return (
      <p className={classes.scrub} role="status">
        {data.changed > 0
          ? wording.settings.scrubRunningTaken(
              formatCount(data.done),
              formatCount(data.total),
              formatCount(data.changed),
            )
          : wording.settings.scrubRunning(formatCount(data.done), formatCount(data.total))}
      </p>
    )
  if (data?.state !== 'done' || data.changed === 0) return null
  return (
    <p className={classes.scrub} role="status">
      {wording.settings.scrubDone(formatCount(data.changed), formatCount(data.done))}
    </p>
  )
}

import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import classes from './settings.module.css'

/** What is done about a key that was entered after transcripts were stored; nothing while there is nothing to tell. */
export function ScrubLine() {
  const { data } = useQuery(api.secrets.scrub.queryOptions())
  if (data?.state === 'running')
    return (
      <p className={classes.scrub} role="status">
        Looking for new keys in what is stored: {data.done.toLocaleString()} of {data.total.toLocaleString()}{' '}
        transcripts{data.changed > 0 && `, taken out of ${data.changed.toLocaleString()}`}.
      </p>
    )
  if (data?.state !== 'done' || data.changed === 0) return null
  return (
    <p className={classes.scrub} role="status">
      A key entered later stood in {data.changed.toLocaleString()} of {data.done.toLocaleString()} stored transcripts.
      It was taken out.
    </p>
  )
}

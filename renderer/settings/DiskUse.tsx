import { useQuery } from '@tanstack/react-query'
import type { DiskUse as Use } from '../../electron/core/contract/settings.ts'
import { api } from '../api/client.ts'
import { formatBytes } from '../ui/format.ts'
import { ErrorPanel } from '../ui/Notice.tsx'
import classes from './settings.module.css'

const names: Record<Use['kinds'][number]['kind'], string> = {
  samples: 'Response times',
  rollups: 'Hours and days',
  transcripts: 'Transcripts',
  incidents: 'Incidents',
}

/** What history takes on the disk: now, in a day of the monitors as they are, and once all that is to be kept is there. */
export function DiskUse() {
  const { data, error, refetch } = useQuery({ ...api.settings.usage.queryOptions(), staleTime: 30_000 })
  if (error)
    return <ErrorPanel error={error} what="What history takes could not be read." onRetry={() => void refetch()} />
  if (!data) return null
  const total = (pick: (kind: Use['kinds'][number]) => number | undefined) =>
    formatBytes(data.kinds.reduce((sum, kind) => sum + (pick(kind) ?? 0), 0))
  return (
    <table className={classes.disk}>
      <caption>
        {data.samplesPerDay.toLocaleString('en')} probes a day with the monitors as they are. Each failed attempt adds
        some kilobytes; incidents are kept for ever.
      </caption>
      <thead>
        <tr>
          <th scope="col">On the disk</th>
          <th scope="col">Now</th>
          <th scope="col">A day</th>
          <th scope="col">In full</th>
        </tr>
      </thead>
      <tbody>
        {data.kinds.map((kind) => (
          <tr key={kind.kind}>
            <th scope="row">{names[kind.kind]}</th>
            <td>{formatBytes(kind.usedBytes)}</td>
            <td>{kind.perDayBytes === undefined ? '–' : formatBytes(kind.perDayBytes)}</td>
            <td>{kind.fullBytes === undefined ? '–' : formatBytes(kind.fullBytes)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Together</th>
          <td>{total(({ usedBytes }) => usedBytes)}</td>
          <td>{total(({ perDayBytes }) => perDayBytes)}</td>
          <td>{total(({ fullBytes, usedBytes }) => fullBytes ?? usedBytes)}</td>
        </tr>
      </tfoot>
    </table>
  )
}

import { useQuery } from '@tanstack/react-query'
import type { DiskUse as Use } from '../../electron/core/contract/settings.ts'
import { wording } from '../../electron/core/language/language.ts'
import { api } from '../api/client.ts'
import { formatBytes, formatCount } from '../ui/format.ts'
import { ErrorPanel } from '../ui/Notice.tsx'
import classes from './settings.module.css'

/** What history takes on the disk: now, in a day of the monitors as they are, and once all that is to be kept is there. */
export function DiskUse() {
  const { data, error, refetch } = useQuery({ ...api.settings.usage.queryOptions(), staleTime: 30_000 })
  if (error) return <ErrorPanel error={error} what={wording.settings.diskUnreadable} onRetry={() => void refetch()} />
  if (!data) return null
  const total = (pick: (kind: Use['kinds'][number]) => number | undefined) =>
    formatBytes(data.kinds.reduce((sum, kind) => sum + (pick(kind) ?? 0), 0))
  return (
    <table className={classes.disk}>
      <caption>{wording.settings.diskProbes(formatCount(data.samplesPerDay))}</caption>
      <thead>
        <tr>
          <th scope="col">{wording.settings.diskPlace}</th>
          <th scope="col">{wording.settings.diskNow}</th>
          <th scope="col">{wording.settings.diskDay}</th>
          <th scope="col">{wording.settings.diskFull}</th>
        </tr>
      </thead>
      <tbody>
        {data.kinds.map((kind) => (
          <tr key={kind.kind}>
            <th scope="row">{wording.settings.diskKinds[kind.kind]}</th>
            <td>{formatBytes(kind.usedBytes)}</td>
            <td>{kind.perDayBytes === undefined ? '–' : formatBytes(kind.perDayBytes)}</td>
            <td>{kind.fullBytes === undefined ? '–' : formatBytes(kind.fullBytes)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{wording.settings.diskTogether}</th>
          <td>{total(({ usedBytes }) => usedBytes)}</td>
          <td>{total(({ perDayBytes }) => perDayBytes)}</td>
          <td>{total(({ fullBytes, usedBytes }) => fullBytes ?? usedBytes)}</td>
        </tr>
      </tfoot>
    </table>
  )
}

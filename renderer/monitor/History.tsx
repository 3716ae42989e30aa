import { SegmentedControl, Skeleton, Switch } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { api } from '../api/client.ts'
import { PhaseChart } from '../ui/chart/PhaseChart.tsx'
import { PhaseTable } from '../ui/chart/PhaseTable.tsx'
import { DayBar } from '../ui/DayBar.tsx'
import { ErrorPanel } from '../ui/Notice.tsx'
import { Panel } from '../ui/Panel.tsx'
import { UptimeText } from '../ui/UptimeText.tsx'
import { useNow } from '../ui/useNow.ts'
import classes from './monitor.module.css'
import { type RangeName, ranges, windowOf } from './ranges.ts'

const choices = Object.entries(ranges).map(([value, { label }]) => ({ value, label }))

function isRange(value: string): value is RangeName {
  return value in ranges
}

/** Response time by phase and availability over a chosen stretch, as a chart or as a table. */
export function History({ id }: { id: string }) {
  const [range, setRange] = useState<RangeName>('24h')
  const [asTable, setAsTable] = useState(false)
  const nowMs = useNow()
  const window = windowOf(range, nowMs)
  const history = useQuery(
    api.monitors.history.queryOptions({ input: { id, ...window }, placeholderData: keepPreviousData }),
  )
  const incidents = useQuery(api.incidents.list.queryOptions({ input: { monitor: id, limit: 100 } }))
  const items = incidents.data?.items
  const marks = useMemo(
    () =>
      (items ?? [])
        .filter((each) => each.monitorId === id)
        .map((each) => ({
          id: each.id,
          fromMs: each.firstFailureAtMs,
          toMs: each.closedAtMs ?? window.to,
          severity: each.severity,
        }))
        .filter((each) => each.toMs > window.from),
    [items, id, window.from, window.to],
  )
  return (
    <Panel
      title="Response time"
      note={`by phase, ${ranges[range].words}`}
      actions={
        <div className={classes.chartActions}>
          <Switch label="Table" checked={asTable} onChange={(event) => setAsTable(event.currentTarget.checked)} />
          <SegmentedControl
            aria-label="How far back"
            value={range}
            onChange={(value) => isRange(value) && setRange(value)}
            data={choices}
          />
        </div>
      }
    >
      {history.isPending && <Skeleton height={300} />}
      {history.isError && !history.data && (
        <ErrorPanel error={history.error} onRetry={() => void history.refetch()} what="The history cannot be read." />
      )}
      {history.data && (
        <>
          {asTable ? (
            <PhaseTable points={history.data.points} />
          ) : (
            <PhaseChart points={history.data.points} incidents={marks} />
          )}
          <div className={classes.availability}>
            <p>
              Available <UptimeText uptime={history.data.uptime} />
            </p>
            <DayBar spans={history.data.points} height={18} label={`Availability, ${ranges[range].words}`} />
          </div>
        </>
      )}
    </Panel>
  )
}

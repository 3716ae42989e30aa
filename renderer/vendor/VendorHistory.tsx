import { SegmentedControl, Skeleton, Switch } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState } from 'react'
import { wording } from '../../electron/core/language/language.ts'
import type { HistoryPoint, Span } from '../../electron/core/model/sample.ts'
import type { VendorSummary } from '../../electron/core/model/summary.ts'
import { api } from '../api/client.ts'
import { AvailabilityBar } from '../ui/chart/AvailabilityBar.tsx'
import classes from '../ui/chart/chart.module.css'
import { chartCsv } from '../ui/chart/chartCsv.ts'
import { barCut } from '../ui/chart/chartWindow.ts'
import { ExportMenu } from '../ui/chart/ExportMenu.tsx'
import { type MonitorFigure, MonitorsChart } from '../ui/chart/MonitorsChart.tsx'
import { MonitorsTable } from '../ui/chart/MonitorsTable.tsx'
import { openPoint } from '../ui/chart/openPoint.ts'
import { RangeControl } from '../ui/chart/RangeControl.tsx'
import { useChartIncidents } from '../ui/chart/useChartIncidents.ts'
import { useChartWindow } from '../ui/chart/useChartWindow.ts'
import { ErrorPanel } from '../ui/Notice.tsx'
import { Panel } from '../ui/Panel.tsx'

const figures = [
  { value: 'p50Ms', label: wording.vendor.figures.p50Ms },
  { value: 'p95Ms', label: wording.vendor.figures.p95Ms },
  { value: 'p99Ms', label: wording.vendor.figures.p99Ms },
]
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** More lines than that nobody tells apart; the worst monitors come first. */
const mostLines = 12

/** The point that runs fills up meanwhile. */
const kept = { placeholderData: keepPreviousData, refetchInterval: 30_000 }

/** Response times of all monitors of a vendor in one chart, and their availability together below it. */
export function VendorHistory({ standing }: { standing: VendorSummary }) {
  const state = useChartWindow()
  const { window, zoom, back, zoomed, words } = state
  const shown = zoomed ? wording.vendor.zoomed : words
  const [figure, setFigure] = useState<MonitorFigure>('p95Ms')
  const [asTable, setAsTable] = useState(false)
  const chart = useRef<HTMLDivElement>(null)
  const names = useMemo(() => new Map(standing.monitors.map(({ id, name }) => [id, name])), [standing.monitors])
  const ids = [...names.keys()].slice(0, mostLines).toSorted()
  const history = useQuery(api.history.compare.queryOptions({ input: { monitors: ids, ...window }, ...kept }))
  const bar = useQuery(
    api.history.compare.queryOptions({
      input: { monitors: ids, ...window, ...barCut(window, zone) },
      ...kept,
    }),
  )
  const { id } = standing
  const incidents = useChartIncidents(
    useMemo(() => ({ vendor: id }), [id]),
    window,
  )
  const series = useMemo(
    () =>
      (history.data ?? []).map((one) => ({
        id: one.monitorId,
        name: names.get(one.monitorId) ?? one.monitorId,
        points: one.points,
      })),
    [history.data, names],
  )
  const spans = useMemo(() => together((bar.data ?? []).map(({ points }) => points)), [bar.data])
  const open = useCallback(
    (index: number) => {
      const point = series[0]?.points[index]
      if (point) void openPoint(point, { vendor: id }, incidents)
    },
    [series, id, incidents],
  )
  return (
    <Panel
      title={wording.vendor.responseTimes}
      note={names.size > mostLines ? wording.vendor.someLines(shown, mostLines, names.size) : shown}
      actions={<RangeControl state={state} />}
    >
      {history.isPending && <Skeleton height={340} />}
      {history.isError && !history.data && (
        <ErrorPanel
          error={history.error}
          onRetry={() => void history.refetch()}
          what={wording.vendor.historyUnreadable}
        />
      )}
      {history.data && (
        <>
          <div className={classes.controls}>
            <SegmentedControl
              aria-label={wording.vendor.figure}
              value={figure}
              onChange={(value) => (value === 'p50Ms' || value === 'p95Ms' || value === 'p99Ms') && setFigure(value)}
              data={figures}
            />
            <div className={classes.choices}>
              <Switch
                label={wording.vendor.table}
                checked={asTable}
                onChange={(event) => setAsTable(event.currentTarget.checked)}
              />
              <ExportMenu
                title={wording.vendor.exportTitle(standing.name, wording.ui.figures[figure])}
                name={id}
                window={window}
                chart={asTable ? null : chart}
                csv={() => chartCsv(series)}
              />
            </div>
          </div>
          <div ref={chart}>
            {asTable ? (
              <MonitorsTable series={series} figure={figure} />
            ) : (
              <MonitorsChart
                series={series}
                figure={figure}
                incidents={incidents}
                onZoom={zoom}
                onOpen={open}
                onReset={zoomed ? back : undefined}
              />
            )}
            <AvailabilityBar
              spans={spans}
              window={{ fromMs: window.from, toMs: window.to }}
              label={wording.vendor.availabilityOf(words)}
              onPick={zoom}
            />
          </div>
        </>
      )}
    </Panel>
  )
}

/** Cell by cell the sum of the monitors: one bad monitor colours it, and it is unknown only when all are. */
function together(all: readonly HistoryPoint[][]): Span[] {
  return (all[0] ?? []).map((first, index) => {
    const here = all.flatMap((points) => points[index] ?? [])
    const sum = (key: 'upMs' | 'degradedMs' | 'downMs' | 'unknownMs') =>
      here.reduce((total, span) => total + span[key], 0) / here.length
    return {
      ...{ fromMs: first.fromMs, toMs: first.toMs },
      ...{ upMs: sum('upMs'), degradedMs: sum('degradedMs'), downMs: sum('downMs'), unknownMs: sum('unknownMs') },
    }
  })
}

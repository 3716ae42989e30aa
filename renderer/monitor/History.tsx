import { SegmentedControl, Skeleton, Switch } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState } from 'react'
import { wording } from '../../electron/core/language/language.ts'
import type { HistoryPoint } from '../../electron/core/model/sample.ts'
import { api } from '../api/client.ts'
import { AvailabilityBar } from '../ui/chart/AvailabilityBar.tsx'
import classes from '../ui/chart/chart.module.css'
import { chartCsv } from '../ui/chart/chartCsv.ts'
import { barCut, beforeWords, type ChartWindow, windowBefore } from '../ui/chart/chartWindow.ts'
import { ExportMenu } from '../ui/chart/ExportMenu.tsx'
import { HistoryTable } from '../ui/chart/HistoryTable.tsx'
import { openPoint } from '../ui/chart/openPoint.ts'
import { PercentileChart } from '../ui/chart/PercentileChart.tsx'
import { PhaseChart } from '../ui/chart/PhaseChart.tsx'
import { RangeControl } from '../ui/chart/RangeControl.tsx'
import { ResponseFigures } from '../ui/chart/ResponseFigures.tsx'
import { useChartIncidents } from '../ui/chart/useChartIncidents.ts'
import { useChartWindow } from '../ui/chart/useChartWindow.ts'
import { ErrorPanel } from '../ui/Notice.tsx'
import { Panel } from '../ui/Panel.tsx'

const views = [
  { value: 'phases', label: wording.monitor.views.phases },
  { value: 'percentiles', label: wording.monitor.views.percentiles },
]

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** Response time and availability of a monitor over a chosen stretch, as charts or as a table. */
export function History({ id, name }: { id: string; name: string }) {
  const state = useChartWindow()
  const { window, zoom, back, zoomed, words } = state
  const [view, setView] = useState('phases')
  const [asTable, setAsTable] = useState(false)
  const [comparing, setComparing] = useState(false)
  const chart = useRef<HTMLDivElement>(null)
  const history = useHistory(id, window)
  const earlier = useHistory(id, windowBefore(window), comparing)
  const whole = useHistory(id, { ...window, points: 1 })
  const bar = useQuery(
    api.monitors.history.queryOptions({
      input: { id, ...window, ...barCut(window, zone) },
      placeholderData: keepPreviousData,
    }),
  )
  const incidents = useChartIncidents(
    useMemo(() => ({ monitor: id }), [id]),
    window,
  )

  const points = history.data?.points
  const before = useMemo(
    () => (comparing && earlier.data ? { ...earlier.data, words: beforeWords(window) } : undefined),
    [comparing, earlier.data, window],
  )
  const open = useCallback(
    (index: number) => {
      const point = points?.[index]
      if (point) void openPoint(point, { monitor: id }, incidents)
    },
    [points, id, incidents],
  )
  const shared = { incidents, onZoom: zoom, onOpen: open, onReset: zoomed ? back : undefined }
  const Chart = view === 'phases' ? PhaseChart : PercentileChart
  return (
    <Panel
      title={wording.monitor.responseTime}
      note={zoomed ? wording.monitor.partOfIt : words}
      actions={<RangeControl state={state} />}
    >
      {history.isPending && <Skeleton height={340} />}
      {history.isError && !history.data && (
        <ErrorPanel
          error={history.error}
          onRetry={() => void history.refetch()}
          what={wording.monitor.historyUnreadable}
        />
      )}
      {history.data && (
        <>
          <div className={classes.controls}>
            <ResponseFigures whole={whole.data?.points[0]} uptime={history.data.uptime} before={before} />
            <div className={classes.choices}>
              <SegmentedControl
                aria-label={wording.monitor.whatIsDrawn}
                value={view}
                onChange={setView}
                data={views}
                disabled={asTable}
              />
              <Switch
                label={wording.monitor.compareWith(beforeWords(window))}
                checked={comparing}
                onChange={(event) => setComparing(event.currentTarget.checked)}
              />
              <Switch
                label={wording.monitor.table}
                checked={asTable}
                onChange={(event) => setAsTable(event.currentTarget.checked)}
              />
              <ExportMenu
                title={wording.monitor.responseTimeOf(name)}
                name={id}
                window={window}
                chart={asTable ? null : chart}
                csv={() => chartCsv([{ name, points: history.data.points }])}
              />
            </div>
          </div>
          <div ref={chart}>
            {asTable ? (
              <HistoryTable points={history.data.points} before={before} />
            ) : (
              <Chart points={history.data.points} before={before} {...shared} />
            )}
            <AvailabilityBar
              spans={bar.data?.points ?? noSpans}
              window={stretchOf(window)}
              label={wording.monitor.availability(words)}
              onPick={zoom}
            />
          </div>
        </>
      )}
    </Panel>
  )
}

const noSpans: HistoryPoint[] = []

function stretchOf({ from, to }: ChartWindow) {
  return { fromMs: from, toMs: to }
}

function useHistory(id: string, window: ChartWindow, enabled = true) {
  return useQuery(
    api.monitors.history.queryOptions({ input: { id, ...window }, enabled, placeholderData: keepPreviousData }),
  )
}

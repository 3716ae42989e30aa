import { Button, SegmentedControl } from '@mantine/core'
import { IconZoomOut } from '@tabler/icons-react'
import { wording } from '../../../electron/core/language/language.ts'
import { formatLocal } from '../format.ts'
import classes from './chart.module.css'
import { rangeNames } from './chartWindow.ts'
import type { ChartWindowState } from './useChartWindow.ts'

const data = rangeNames.map((value) => ({ value, label: wording.ui.ranges[value] }))

/** How far back a chart looks; while it is zoomed, which part is shown and the way back. */
export function RangeControl({ state }: { state: ChartWindowState }) {
  const { window, range, zoomed, choose, reset } = state
  return (
    <div className={classes.range}>
      {zoomed && (
        <Button
          variant="default"
          leftSection={<IconZoomOut size={14} />}
          onClick={reset}
          title={wording.ui.escapeGoesBack}
        >
          {wording.ui.resetZoom}
        </Button>
      )}
      <SegmentedControl
        aria-label={wording.ui.howFarBack}
        // A part that was zoomed into is none of the ranges.
        value={zoomed ? '' : range}
        onChange={(value) => {
          const chosen = rangeNames.find((name) => name === value)
          if (chosen) choose(chosen)
        }}
        data={data}
        title={wording.ui.fromTo(formatLocal(window.from).slice(0, 16), formatLocal(window.to).slice(0, 16))}
      />
    </div>
  )
}

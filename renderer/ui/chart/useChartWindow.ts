import { useCallback, useMemo, useState } from 'react'
import { wording } from '../../../electron/core/language/language.ts'
import { useNow } from '../useNow.ts'
import { type ChartWindow, type RangeName, ranges, type Stretch, windowOf, zoomedWindow } from './chartWindow.ts'

/** The range that was chosen last: another monitor's chart begins with it. */
let lastRange: RangeName = '24h'

/** The stretch that a chart shows: a range up to now, or a part that was zoomed into. */
export function useChartWindow() {
  const [range, setRange] = useState<RangeName>(lastRange)
  /** The innermost last: each step of zooming can be undone. */
  const [zooms, setZooms] = useState<readonly ChartWindow[]>([])
  const { stepMs } = ranges[range]
  const stepNow = Math.ceil(useNow() / stepMs) * stepMs
  const zoomed = zooms.at(-1)
  const window = useMemo(() => zoomed ?? windowOf(range, stepNow), [zoomed, range, stepNow])
  const choose = useCallback((next: RangeName) => {
    lastRange = next
    setRange(next)
    setZooms([])
  }, [])
  const zoom = useCallback((stretch: Stretch) => {
    const next = zoomedWindow({ ...stretch, toMs: Math.min(stretch.toMs, Date.now()) })
    setZooms((before) => [...before, next])
  }, [])
  const back = useCallback(() => setZooms((before) => before.slice(0, -1)), [])
  const reset = useCallback(() => setZooms([]), [])
  return {
    window,
    range,
    zoomed: zoomed !== undefined,
    /** In words, to follow "Availability,". */
    words: zoomed ? wording.ui.partZoomed : wording.ui.lastRange[range],
    ...{ choose, zoom, back, reset },
  }
}

export type ChartWindowState = ReturnType<typeof useChartWindow>

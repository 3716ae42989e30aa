import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import type { Stretch } from './chartWindow.ts'
import { momentAt, type Plot, rowAt } from './plotGeometry.ts'

type Options = {
  plot: Plot
  rows: readonly Stretch[]
  onZoom: (stretch: Stretch) => void
  onReset?: (() => void) | undefined
  onOpen: (index: number) => void
}

/** A press that moves less is a click. */
const dragPx = 5
/** Points that Page Up and Page Down move over. */
const page = 10

/** The cursor of a chart and the stretch being selected, by pointer and by keys alike. */
export function usePlotCursor({ plot, rows, onZoom, onReset, onOpen }: Options) {
  const ref = useRef<HTMLDivElement>(null)
  const [cursor, setCursor] = useState<number | null>(null)
  const [selection, setSelection] = useState<Stretch | null>(null)
  /** Where a drag, or a selection by keys, began. */
  const anchor = useRef<{ x: number; index: number } | null>(null)
  const dragging = useRef(false)
  const last = rows.length - 1

  const clear = () => {
    anchor.current = null
    dragging.current = false
    setSelection(null)
  }
  // Other points under the same cursor: it starts anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stretch is what matters
  useEffect(() => {
    clear()
    setCursor(null)
  }, [plot.fromMs, plot.toMs])

  const xIn = (event: PointerEvent) => event.clientX - (ref.current?.getBoundingClientRect().left ?? 0)
  const between = (a: number, b: number): Stretch => ({
    fromMs: rows[Math.min(a, b)]?.fromMs ?? plot.fromMs,
    toMs: rows[Math.max(a, b)]?.toMs ?? plot.toMs,
  })
  const zoomTo = (stretch: Stretch) => {
    clear()
    onZoom(stretch)
  }
  const zoomBy = (factor: number) => {
    const row = rows[cursor ?? Math.floor(last / 2)]
    const middle = row ? (row.fromMs + row.toMs) / 2 : (plot.fromMs + plot.toMs) / 2
    const half = ((plot.toMs - plot.fromMs) * factor) / 2
    zoomTo({ fromMs: middle - half, toMs: middle + half })
  }

  const keys: Record<string, (event: KeyboardEvent) => void> = {
    ArrowLeft: (event) => move(-1, event.shiftKey),
    ArrowRight: (event) => move(1, event.shiftKey),
    PageUp: (event) => move(-page, event.shiftKey),
    PageDown: (event) => move(page, event.shiftKey),
    Home: (event) => move(-rows.length, event.shiftKey),
    End: (event) => move(rows.length, event.shiftKey),
    Enter: () => (selection ? zoomTo(selection) : cursor !== null && onOpen(cursor)),
    '+': () => zoomBy(0.5),
    '=': () => zoomBy(0.5),
    '-': () => zoomBy(2),
    Escape: () => {
      if (selection) clear()
      else if (onReset) onReset()
      else setCursor(null)
    },
  }

  function move(by: number, selecting: boolean): void {
    const from = cursor ?? last + (by < 0 ? 1 : 0)
    const index = Math.min(last, Math.max(0, from + by))
    setCursor(index)
    if (!selecting) {
      clear()
      return
    }
    anchor.current ??= { x: 0, index: Math.min(last, from) }
    setSelection(between(anchor.current.index, index))
  }

  const handlers = {
    onKeyDown(event: KeyboardEvent) {
      const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key]
      if (!act) return
      event.preventDefault()
      event.stopPropagation()
      act(event)
    },
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0) return
      ref.current?.setPointerCapture(event.pointerId)
      dragging.current = true
      anchor.current = { x: xIn(event), index: rowAt(rows, momentAt(plot, xIn(event))) }
    },
    onPointerMove(event: PointerEvent) {
      const x = xIn(event)
      const index = rowAt(rows, momentAt(plot, x))
      setCursor(index)
      const start = anchor.current
      if (dragging.current && start && Math.abs(x - start.x) > dragPx) setSelection(between(start.index, index))
    },
    onPointerUp() {
      if (!dragging.current) return
      const chosen = selection
      clear()
      if (chosen) onZoom(chosen)
    },
    onPointerCancel: clear,
    onPointerLeave() {
      if (!dragging.current) setCursor(null)
    },
    onDoubleClick: () => cursor !== null && onOpen(cursor),
  }
  return { ref, cursor, selection, handlers }
}

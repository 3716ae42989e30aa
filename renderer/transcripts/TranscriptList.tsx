import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { wording } from '../../electron/core/language/language.ts'
import type { TranscriptHead } from '../../electron/core/model/transcript.ts'
import { navigateTo } from '../ui/leaveGuard.ts'
import { links } from '../ui/links.ts'
import { SearchedWords } from '../ui/transcript/Marked.tsx'
import { TranscriptRow } from './TranscriptRow.tsx'
import classes from './transcripts.module.css'

const rowPx = 46

/** Where each list was left, by its filters: going back finds the same place and selection. */
const places = new Map<string, { offsetPx: number; chosen: string | undefined }>()

type Props = {
  heads: readonly TranscriptHead[]
  /** Names this list among others, for its place and selection. */
  memory: string
  words: readonly string[]
  stale: boolean
  more: boolean
  onMore: () => void
}

/** The list; only rows in view exist. Arrow keys move, Enter opens. New rows on top do not move what is being read. */
export function TranscriptList({ heads, memory, words, stale, more, onMore }: Props) {
  const q = words.join(' ')
  const scroller = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState(places.get(memory)?.chosen ?? heads[0]?.id)
  const virtual = useVirtualizer({
    count: heads.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 8,
    initialOffset: places.get(memory)?.offsetPx ?? 0,
  })
  const rows = virtual.getVirtualItems()
  const lastShown = rows.at(-1)?.index ?? 0
  useEffect(() => {
    if (more && lastShown >= heads.length - 100) onMore()
  }, [more, lastShown, heads.length, onMore])
  useStableScroll(scroller, heads)
  useEffect(
    () => () => {
      places.set(memory, { offsetPx: virtual.scrollOffset ?? 0, chosen })
    },
    [memory, virtual, chosen],
  )
  const at = useMemo(
    () =>
      Math.max(
        0,
        heads.findIndex((head) => head.id === chosen),
      ),
    [heads, chosen],
  )
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowPx) / rowPx) - 1)
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: heads.length - 1,
    }
    const head = heads[at]
    if (event.key === 'Enter' && head) navigateTo(links.foundTranscript(head.id, q))
    const wanted = steps[event.key]
    if (wanted === undefined) return
    event.preventDefault()
    const next = Math.min(heads.length - 1, Math.max(0, wanted))
    setChosen(heads[next]?.id)
    virtual.scrollToIndex(next)
  }
  return (
    <div
      ref={scroller}
      className={classes.list}
      role="listbox"
      aria-label={wording.transcripts.list}
      aria-activedescendant={heads[at] && `transcript-${heads[at].id}`}
      aria-busy={stale}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className={classes.inner} style={{ height: virtual.getTotalSize() }}>
        <SearchedWords value={words}>
          {rows.map((row) => {
            const head = heads[row.index]
            return head ? (
              <TranscriptRow
                key={head.id}
                head={head}
                topPx={row.start}
                chosen={row.index === at}
                q={q}
                onChoose={setChosen}
              />
            ) : null
          })}
        </SearchedWords>
      </div>
    </div>
  )
}

/** When rows come in above while the list is scrolled down, scrolls on by as much. */
function useStableScroll(scroller: { current: HTMLDivElement | null }, heads: readonly TranscriptHead[]): void {
  const first = useRef(heads[0]?.id)
  useLayoutEffect(() => {
    const added = heads.findIndex((head) => head.id === first.current)
    first.current = heads[0]?.id
    if (added > 0 && scroller.current && scroller.current.scrollTop > 0) scroller.current.scrollTop += added * rowPx
  }, [heads, scroller])
}

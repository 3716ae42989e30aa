import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { wording } from '../../../electron/core/language/language.ts'
import { CopyIcon } from '../CopyButton.tsx'
import bodyClasses from './body.module.css'
import { hexDump, hexLine, hexLineCount } from './hexLines.ts'

const linePx = 19

/** Bytes as a hex dump; only the lines in view exist. */
export function HexView({ bytes, label }: { bytes: Uint8Array; label: string }) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: hexLineCount(bytes),
    getScrollElement: () => scroller.current,
    estimateSize: () => linePx,
    overscan: 20,
  })
  return (
    <section ref={scroller} className={bodyClasses.hex} aria-label={wording.ui.bytesOf(label)}>
      {/* Inside, so that the keys that scroll reach the dump. */}
      <div className={bodyClasses.hexCopy}>
        <CopyIcon label={wording.ui.copyHex} getText={() => hexDump(bytes)} />
      </div>
      <div className={bodyClasses.hexLines} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((row) => (
          <pre key={row.key} style={{ transform: `translateY(${row.start}px)` }}>
            {hexLine(bytes, row.index)}
          </pre>
        ))}
      </div>
    </section>
  )
}

import { IconFileImport } from '@tabler/icons-react'
import { type DragEvent, type ReactNode, useState } from 'react'
import classes from './DropZone.module.css'

const bringsFile = (event: DragEvent) => event.dataTransfer.types.includes('Files')

type Props = {
  /** What it is, and what becomes of a file that is dropped on it. */
  label: string
  /** Shown while a file is held over it. */
  invitation: string
  onFile: (file: File) => void
  children: ReactNode
}

/** Takes a file that is dropped anywhere on its children. */
export function DropZone({ label, invitation, onFile, children }: Props) {
  // Entering a child leaves its parent: only the outermost leave ends the drag.
  const [depth, setDepth] = useState(0)
  return (
    <section
      className={classes.zone}
      aria-label={label}
      onDragEnter={(event) => {
        if (bringsFile(event)) setDepth((before) => before + 1)
      }}
      onDragLeave={(event) => {
        if (bringsFile(event)) setDepth((before) => Math.max(0, before - 1))
      }}
      onDragOver={(event) => {
        if (bringsFile(event)) event.preventDefault()
      }}
      onDrop={(event) => {
        if (!bringsFile(event)) return
        event.preventDefault()
        setDepth(0)
        const file = event.dataTransfer.files[0]
        if (file) onFile(file)
      }}
    >
      {children}
      {depth > 0 && (
        <div className={classes.over}>
          <IconFileImport size={34} aria-hidden />
          {invitation}
        </div>
      )}
    </section>
  )
}

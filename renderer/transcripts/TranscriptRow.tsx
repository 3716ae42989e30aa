import { IconPinFilled } from '@tabler/icons-react'
import { memo } from 'react'
import { wording } from '../../electron/core/language/language.ts'
import type { TranscriptHead } from '../../electron/core/model/transcript.ts'
import { formatMs } from '../ui/format.ts'
import { navigateTo } from '../ui/leaveGuard.ts'
import { links } from '../ui/links.ts'
import { StateMark } from '../ui/StateMark.tsx'
import { At } from '../ui/transcript/At.tsx'
import { failureWords } from '../ui/transcript/exchangeFacts.ts'
import { Marked } from '../ui/transcript/Marked.tsx'
import { Redacted } from '../ui/transcript/Redacted.tsx'
import classes from './transcripts.module.css'

type Props = {
  head: TranscriptHead
  topPx: number
  chosen: boolean
  /** Kept in the address, so that the transcript shows where the words stand. */
  q: string
  onChoose: (id: string) => void
}

/** Why an attempt was made, where it was not simply due; which attempt of a burst it is. */
function triggerText({ trigger, attempt }: TranscriptHead): string {
  const note = wording.transcripts.triggers[trigger]
  return attempt.number > 1 ? wording.transcripts.attempt(note, attempt.number, attempt.of) : note
}

/** One attempt in the list. Focus stays on the list itself, which moves the choice by keys. */
export const TranscriptRow = memo(function TranscriptRow({ head, topPx, chosen, q, onChoose }: Props) {
  const outcome = head.failureKind ? failureWords[head.failureKind] : head.status?.toString()
  const note = head.imported ? wording.transcripts.importedFrom(head.imported.source) : triggerText(head)
  return (
    <div
      id={`transcript-${head.id}`}
      role="option"
      aria-selected={chosen}
      tabIndex={-1}
      className={classes.row}
      style={{ transform: `translateY(${topPx}px)` }}
      onClick={() => {
        onChoose(head.id)
        navigateTo(links.foundTranscript(head.id, q))
      }}
      onKeyDown={() => undefined}
    >
      <StateMark state={head.state} />
      <div className={classes.who}>
        <strong>
          <Marked text={head.monitorName} />
        </strong>
        <span>
          {head.pinned && <IconPinFilled size={11} role="img" aria-label={wording.transcripts.pinned} />}
          <Marked text={head.vendorName} />
          {note !== '' && `, ${note}`}
        </span>
      </div>
      <div className={classes.what}>
        <span title={head.sentence}>
          <Marked text={head.sentence} />
        </span>
        <span className="hs-mono">
          {head.method} {head.url !== undefined && <Redacted text={head.url} />}
        </span>
      </div>
      <span className={classes.outcome} data-state={head.state} title={outcome}>
        {outcome}
      </span>
      <span className={`hs-num ${classes.number}`}>{head.totalMs !== undefined && formatMs(head.totalMs)}</span>
      <span className={classes.number}>
        <At atMs={head.startedAtMs} form="short" />
      </span>
    </div>
  )
})

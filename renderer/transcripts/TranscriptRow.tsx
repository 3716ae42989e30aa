import type { TranscriptHead } from '../../electron/core/model/transcript.ts'
import { formatMs } from '../ui/format.ts'
import { navigateTo } from '../ui/leaveGuard.ts'
import { links } from '../ui/links.ts'
import { StateMark } from '../ui/StateMark.tsx'
import { At } from '../ui/transcript/At.tsx'
import { failureWords } from '../ui/transcript/exchangeFacts.ts'
import { Redacted } from '../ui/transcript/Redacted.tsx'
import classes from './transcripts.module.css'

type Props = { head: TranscriptHead; topPx: number; chosen: boolean; onChoose: (id: string) => void }

const triggerNotes = { scheduled: '', confirmation: 'confirmation', manual: 'by hand', test: 'test' } as const

/** One attempt in the list. Focus stays on the list itself, which moves the choice by keys. */
export function TranscriptRow({ head, topPx, chosen, onChoose }: Props) {
  const { attempt } = head
  const outcome = head.failureKind ? failureWords[head.failureKind] : head.status?.toString()
  const note = [triggerNotes[head.trigger], attempt.of > 1 ? `${attempt.number} of ${attempt.of}` : '']
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
        navigateTo(links.transcript(head.id))
      }}
      onKeyDown={() => undefined}
    >
      <StateMark state={head.state} />
      <div className={classes.who}>
        <strong>
          {head.vendorName} {head.monitorName}
        </strong>
        <span>{note.filter((each) => each !== '').join(' ')}</span>
      </div>
      <div className={classes.what}>
        <span title={head.sentence}>{head.sentence}</span>
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
}

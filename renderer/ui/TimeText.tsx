import { wording } from '../../electron/core/language/language.ts'
import { formatAgo, formatDuration, formatLocal, formatMoment, formatUtc } from './format.ts'
import { useNow } from './useNow.ts'

/** A moment in local time; hover gives it with offset and in UTC. */
export function Moment({ atMs }: { atMs: number }) {
  const nowMs = useNow()
  return (
    <time dateTime={formatUtc(atMs)} title={`${formatLocal(atMs)}\n${formatUtc(atMs)}`} className="hs-num">
      {formatMoment(atMs, nowMs)}
    </time>
  )
}

/** `12 s ago`, going on by itself. */
export function Ago({ atMs }: { atMs: number }) {
  const nowMs = useNow()
  return (
    <time dateTime={formatUtc(atMs)} title={`${formatLocal(atMs)}\n${formatUtc(atMs)}`}>
      {formatAgo(nowMs - atMs)}
    </time>
  )
}

/** Time since a moment, counting; stands still at `untilMs`. */
export function Elapsed({ fromMs, untilMs }: { fromMs: number; untilMs?: number }) {
  const nowMs = useNow()
  return <span title={wording.ui.since(formatLocal(fromMs))}>{formatDuration((untilMs ?? nowMs) - fromMs)}</span>
}

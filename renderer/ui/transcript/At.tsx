import { formatClockMs, formatLocal, formatUtc } from '../format.ts'

/** Local date, time and offset with milliseconds on the clock; UTC on hover. */
function withMs(atMs: number): string {
  const [date = '', , offset = ''] = formatLocal(atMs).split(' ')
  return `${date} ${formatClockMs(atMs)} ${offset}`
}

type Props = { atMs: number; form?: 'full' | 'clock' | 'moment' }

/**
 * A moment that stands still. `full`: date, milliseconds and offset; `clock`: time of day with milliseconds;
 * `moment`: date and time to the second.
 */
export function At({ atMs, form = 'full' }: Props) {
  const text =
    form === 'clock' ? formatClockMs(atMs) : form === 'moment' ? formatLocal(atMs).slice(0, 19) : withMs(atMs)
  return (
    <time dateTime={formatUtc(atMs)} title={`${formatLocal(atMs)}\n${formatUtc(atMs)}`} className="hs-num">
      {text}
    </time>
  )
}

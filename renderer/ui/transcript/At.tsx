import { formatClockMs, formatLocal, formatUtc } from '../format.ts'

/** Local date, time and offset with milliseconds on the clock; UTC on hover. */
function withMs(atMs: number): string {
  const [date = '', , offset = ''] = formatLocal(atMs).split(' ')
  return `${date} ${formatClockMs(atMs)} ${offset}`
}

const formOf = {
  full: withMs,
  clock: formatClockMs,
  moment: (atMs: number) => formatLocal(atMs).slice(0, 19),
  short: (atMs: number) => formatLocal(atMs).slice(5, 19),
} as const

type Props = { atMs: number; form?: keyof typeof formOf }

/**
 * A moment that stands still. `full`: date, milliseconds and offset; `clock`: time of day with milliseconds;
 * `moment`: date and time to the second; `short`: the same without the year.
 */
export function At({ atMs, form = 'full' }: Props) {
  const text = formOf[form](atMs)
  return (
    <time dateTime={formatUtc(atMs)} title={`${formatLocal(atMs)}\n${formatUtc(atMs)}`} className="hs-num">
      {text}
    </time>
  )
}

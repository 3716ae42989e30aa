import { wording } from '../../../electron/core/language/language.ts'
import type { Comparison } from '../../../electron/core/model/comparison.ts'
import type { Exchange, Instants } from '../../../electron/core/model/exchange.ts'
import { formatMs } from '../format.ts'
import { At } from './At.tsx'
import evidence from './evidence.module.css'
import { PhaseWaterfall } from './PhaseWaterfall.tsx'
import classes from './transcript.module.css'

const words: Record<keyof Instants, string> = wording.ui.instants

/** The moments that came, in time order, each with the time since the one before. */
function momentsOf(instants: Instants): { name: string; atMs: number; sinceMs: number }[] {
  const came = Object.entries(words).flatMap(([key, name]) => {
    const atMs = instants[key as keyof Instants]
    return atMs === undefined ? [] : [{ name, atMs }]
  })
  came.sort((a, b) => a.atMs - b.atMs)
  return came.map((each, index) => ({ ...each, sinceMs: each.atMs - (came[index - 1]?.atMs ?? 0) }))
}

type Props = { exchange: Exchange; good?: Exchange; comparison?: Comparison }

/** Every moment of the exchange beside its waterfall. */
export function TimingTab({ exchange, good, comparison }: Props) {
  return (
    <div className={classes.columns}>
      <table className={evidence.evidence}>
        <thead>
          <tr>
            <th scope="col">{wording.ui.moment}</th>
            <th scope="col">{wording.ui.clock}</th>
            <th scope="col">{wording.ui.afterStart}</th>
            <th scope="col">{wording.ui.sinceBefore}</th>
          </tr>
        </thead>
        <tbody>
          {momentsOf(exchange.instants).map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td>
                <At atMs={exchange.startedAtMs + row.atMs} form="clock" />
              </td>
              <td className="hs-num">{formatMs(row.atMs)}</td>
              <td className="hs-num">{formatMs(row.sinceMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div>
        <PhaseWaterfall exchange={exchange} good={good} comparison={comparison} />
        {exchange.loopDelayMs !== undefined && (
          <p className="hs-dim">{wording.ui.longestDelay(formatMs(exchange.loopDelayMs))}</p>
        )}
      </div>
    </div>
  )
}

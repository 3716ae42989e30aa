import { wording } from '../../../electron/core/language/language.ts'
import type { Exchange } from '../../../electron/core/model/exchange.ts'
import { formatMs } from '../format.ts'
import { outcomeText, roleText } from './exchangeFacts.ts'
import { keyed } from './keyed.ts'
import classes from './transcript.module.css'

type Props = { exchanges: Exchange[]; chosen: number; onChoose: (index: number) => void }

/** Chooses between the exchanges of one attempt: a token fetch and redirect hops are exchanges of their own. */
export function ExchangeSwitch({ exchanges, chosen, onChoose }: Props) {
  if (exchanges.length < 2) return null
  return (
    <fieldset className={classes.switch} aria-label={wording.ui.exchanges}>
      {keyed(exchanges, (each) => each.request.url).map(({ key, item: exchange }, index) => (
        <button type="button" key={key} aria-pressed={index === chosen} onClick={() => onChoose(index)}>
          <span>
            {index + 1}. {roleText(exchange)}
          </span>
          <code>
            {exchange.request.method} {shortUrl(exchange.request.url)}
          </code>
          <strong className={exchange.failure ? classes.bad : undefined}>{outcomeText(exchange)}</strong>
          <span className="hs-dim hs-num">{formatMs(exchange.instants.end)}</span>
        </button>
      ))}
    </fieldset>
  )
}

/** Host and path; the query is left to the Request tab. */
function shortUrl(url: string): string {
  return url.replace(/^[a-z]+:\/\//i, '').split(/[?#]/, 1)[0] ?? url
}

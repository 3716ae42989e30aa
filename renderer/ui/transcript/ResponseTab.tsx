import { responseCookies, sayClock } from '../../../electron/core/facts.ts'
import { wording } from '../../../electron/core/language/language.ts'
import type { Exchange } from '../../../electron/core/model/exchange.ts'
import { formatBytes } from '../format.ts'
import { describeBody } from './bodyFacts.ts'
import { HeadersTable } from './HeadersTable.tsx'
import { NoResponse } from './NoResponse.tsx'
import { Redacted } from './Redacted.tsx'
import { httpVersionText } from './rawText.ts'
import classes from './transcript.module.css'

/** Status line and headers of the response; where none came, why. */
export function ResponseTab({ exchange, ids }: { exchange: Exchange; ids: readonly string[] }) {
  const { response } = exchange
  const cookies = responseCookies(exchange)
  const clock = sayClock(exchange)
  return (
    <>
      <NoResponse exchange={exchange} />
      {response && (
        <>
          <p className={classes.startLine}>
            <span>{httpVersionText(response.httpVersion)}</span> {response.status} <Redacted text={response.reason} />
          </p>
          <HeadersTable headers={response.headers} label={wording.ui.responseHeaders} ids={ids} />
          <p className="hs-dim">
            {wording.ui.bodyIs(describeBody(response.body))}
            {response.headerBytes !== undefined && ` ${wording.ui.headersSize(formatBytes(response.headerBytes))}`}
            {clock !== undefined && ` ${clock}.`}
          </p>
          {cookies.length > 0 && (
            <section className={classes.section}>
              <h3>{wording.ui.cookiesSet}</h3>
              <HeadersTable headers={cookies.map(cookieRow)} label={wording.ui.cookiesSet} plain />
            </section>
          )}
        </>
      )}
    </>
  )
}

/** A cookie with its attributes on one line. */
function cookieRow({ name, value, ...attributes }: ReturnType<typeof responseCookies>[number]): [string, string] {
  const said = Object.entries(attributes).flatMap(([key, set]) =>
    set === undefined || set === false ? [] : [set === true ? key : `${key.replace('_', '')}=${set}`],
  )
  return [name, [value, ...said].join('; ')]
}

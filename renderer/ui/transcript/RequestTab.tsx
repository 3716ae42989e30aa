import { formOf, queryOf, requestCookies } from '../../../electron/core/facts.ts'
import { wording } from '../../../electron/core/language/language.ts'
import type { Exchange } from '../../../electron/core/model/exchange.ts'
import { CopyIcon } from '../CopyButton.tsx'
import { formatBytes } from '../format.ts'
import { BodyView } from './BodyView.tsx'
import { HeadersTable } from './HeadersTable.tsx'
import { Redacted } from './Redacted.tsx'
import { httpVersionText, requestTarget } from './rawText.ts'
import classes from './transcript.module.css'

/** The request as really sent: start line, query as a list, headers that the client added included, body. */
export function RequestTab({ exchange }: { exchange: Exchange }) {
  const { request } = exchange
  const query = queryOf(request.url)
  const cookies = requestCookies(exchange)
  const form = formOf(request.body, request.headers)
  return (
    <>
      <p className={classes.startLine}>
        {request.method} <Redacted text={requestTarget(request.url)} />{' '}
        {request.httpVersion && <span>{httpVersionText(request.httpVersion)}</span>}
      </p>
      <p className={classes.startLine}>
        <span>
          <Redacted text={request.url} />
        </span>
        <CopyIcon label={wording.ui.copyAddress} getText={() => request.url} />
      </p>
      {request.headers.length > 0 ? (
        <HeadersTable headers={request.headers} label={wording.ui.requestHeaders} />
      ) : (
        <p className="hs-dim">{wording.ui.nothingWentOut}</p>
      )}
      {request.headerBytes !== undefined && (
        <p className="hs-dim">{wording.ui.headersSize(formatBytes(request.headerBytes))}</p>
      )}
      {query.length > 0 && (
        <section className={classes.section}>
          <h3>{wording.ui.query}</h3>
          <HeadersTable headers={query} label={wording.ui.query} plain />
        </section>
      )}
      {cookies.length > 0 && (
        <section className={classes.section}>
          <h3>{wording.ui.cookies}</h3>
          <HeadersTable
            headers={cookies.map(({ name, value }) => [name, value])}
            label={wording.ui.cookiesSent}
            plain
          />
        </section>
      )}
      {form && form.length > 0 && (
        <section className={classes.section}>
          <h3>{wording.ui.formFields}</h3>
          <HeadersTable headers={form} label={wording.ui.formFields} plain />
        </section>
      )}
      {request.body && (
        <section className={classes.section}>
          <h3>{wording.ui.tabs.body}</h3>
          <BodyView body={request.body} label={wording.ui.requestBody} />
        </section>
      )}
    </>
  )
}

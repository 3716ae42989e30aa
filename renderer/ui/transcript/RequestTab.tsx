import { formOf, queryOf, requestCookies } from '../../../electron/core/facts.ts'
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
        <CopyIcon label="Copy address" getText={() => request.url} />
      </p>
      {request.headers.length > 0 ? (
        <HeadersTable headers={request.headers} label="Request headers" />
      ) : (
        <p className="hs-dim">Nothing was sent: the exchange ended before the request went out.</p>
      )}
      {request.headerBytes !== undefined && <p className="hs-dim">Headers: {formatBytes(request.headerBytes)}.</p>}
      {query.length > 0 && (
        <section className={classes.section}>
          <h3>Query</h3>
          <HeadersTable headers={query} label="Query" plain />
        </section>
      )}
      {cookies.length > 0 && (
        <section className={classes.section}>
          <h3>Cookies</h3>
          <HeadersTable headers={cookies.map(({ name, value }) => [name, value])} label="Cookies sent" plain />
        </section>
      )}
      {form && form.length > 0 && (
        <section className={classes.section}>
          <h3>Form fields</h3>
          <HeadersTable headers={form} label="Form fields" plain />
        </section>
      )}
      {request.body && (
        <section className={classes.section}>
          <h3>Body</h3>
          <BodyView body={request.body} label="Request body" />
        </section>
      )}
    </>
  )
}

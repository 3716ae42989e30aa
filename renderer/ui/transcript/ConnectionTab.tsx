import type { Connection, Exchange } from '../../../electron/core/model/exchange.ts'
import { formatMs } from '../format.ts'
import { CertificateChain } from './CertificateChain.tsx'
import { Facts } from './Facts.tsx'
import { spansOf } from './phaseRows.ts'
import { Redacted } from './Redacted.tsx'
import { httpVersionText } from './rawText.ts'
import classes from './transcript.module.css'

/** The connection in the order in which it came about: name, address, proxy, TLS, certificate. */
export function ConnectionTab({ exchange }: { exchange: Exchange }) {
  const { connection, response } = exchange
  if (!connection) return <p className="hs-dim">No connection was begun.</p>
  const spans = spansOf(exchange.instants)
  const took = (phase: 'dns' | 'tcp' | 'proxy' | 'tls') => {
    const span = spans[phase]
    return span ? <span className="hs-dim hs-num">{formatMs(span.tookMs)}</span> : null
  }
  const { tls, remote, local, proxy } = connection
  return (
    <>
      <section className={classes.section}>
        <h3>1. Name {took('dns')}</h3>
        <Facts
          facts={[
            { name: 'Host', value: `${connection.host}:${connection.port}` },
            { name: 'Resolver', value: connection.resolvers?.join(', ') || 'not known' },
            { name: 'Answers', value: <Answers connection={connection} /> },
          ]}
        />
      </section>
      <section className={classes.section}>
        <h3>2. Connection {took('tcp')}</h3>
        <Facts
          facts={[
            {
              name: 'Chosen address',
              value: remote ? `${remote.address}:${remote.port} (IPv${remote.family})` : 'none answered',
            },
            { name: 'Local address', value: local ? `${local.address}:${local.port}` : 'not known' },
            { name: 'Reused', value: 'No. Each attempt opens a fresh connection.', mono: false },
          ]}
        />
      </section>
      <section className={classes.section}>
        <h3>3. Proxy {took('proxy')}</h3>
        {proxy ? (
          <Facts
            facts={[
              { name: 'Address', value: <Redacted text={proxy.url} /> },
              { name: 'Named by', value: proxy.from },
            ]}
          />
        ) : (
          <p className="hs-dim">None was used.</p>
        )}
      </section>
      <section className={classes.section}>
        <h3>4. TLS {took('tls')}</h3>
        {tls ? (
          <>
            <Facts
              facts={[
                { name: 'Version', value: tls.version ?? 'not agreed' },
                { name: 'Cipher', value: tls.cipher ?? 'not agreed' },
                { name: 'ALPN offered', value: tls.alpnOffered.join(', ') || 'none' },
                { name: 'ALPN accepted', value: tls.alpn ?? 'none' },
                { name: 'HTTP version', value: response && httpVersionText(response.httpVersion) },
                {
                  name: 'Verified',
                  mono: false,
                  value: tls.verified ? (
                    <span className={classes.good}>Yes, up to a trusted root</span>
                  ) : (
                    <span className={classes.bad}>No: {tls.verifyError ?? 'the handshake did not get that far'}</span>
                  ),
                },
              ]}
            />
            <CertificateChain chain={tls.chain} atMs={exchange.startedAtMs} />
          </>
        ) : (
          <p className="hs-dim">
            {exchange.request.url.startsWith('http:') ? 'Plain HTTP: TLS did not apply.' : 'It did not come to TLS.'}
          </p>
        )}
      </section>
    </>
  )
}

function Answers({ connection }: { connection: Connection }) {
  const { answers, remote } = connection
  if (!answers) return 'none needed: the host is an address'
  if (answers.length === 0) return 'none'
  return answers.map((answer) => {
    const chosen = answer.address === remote?.address
    return (
      <div key={answer.address}>
        {answer.address} <span className="hs-dim">IPv{answer.family}</span>
        {chosen && <span className={classes.good}> chosen</span>}
      </div>
    )
  })
}

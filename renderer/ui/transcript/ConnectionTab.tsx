import type { ReactNode } from 'react'
import { interfaceKind } from '../../../electron/core/facts/place.ts'
import { earliestExpiry, sayOcsp } from '../../../electron/core/facts.ts'
import type { Connection, Exchange } from '../../../electron/core/model/exchange.ts'
import { formatMs } from '../format.ts'
import { CertificateChain } from './CertificateChain.tsx'
import { daysLeftText } from './exchangeFacts.ts'
import { Facts } from './Facts.tsx'
import { Redacted } from './Redacted.tsx'
import { httpVersionText } from './rawText.ts'
import story from './story.module.css'
import { type StepName, type StoryStep, storySteps } from './storySteps.ts'
import classes from './transcript.module.css'

const titles: Record<StepName, string> = {
  name: 'Name looked up',
  connection: 'Connected',
  proxy: 'Proxy',
  tls: 'TLS agreed',
  certificate: 'Certificate verified',
  http: 'HTTP exchanged',
}

/** Titles of steps that broke. */
const brokenTitles: Record<StepName, string> = {
  name: 'Name not found',
  connection: 'Not connected',
  proxy: 'The proxy failed',
  tls: 'TLS not agreed',
  certificate: 'Certificate not accepted',
  http: 'No complete answer',
}

/** The connection in the order in which it came about: name, address, proxy, TLS, certificate, HTTP. */
export function ConnectionTab({ exchange }: { exchange: Exchange }) {
  const { connection } = exchange
  if (!connection) return <p className="hs-dim">No connection was begun.</p>
  return (
    <ol className={story.story}>
      {storySteps(exchange).map((step) => (
        <li key={step.name} data-outcome={step.outcome}>
          <h3>
            {step.outcome === 'failed' ? brokenTitles[step.name] : titles[step.name]}
            <When step={step} />
          </h3>
          <Step name={step.name} exchange={exchange} connection={connection} />
        </li>
      ))}
    </ol>
  )
}

function When({ step }: { step: StoryStep }) {
  if (step.startMs === undefined || step.tookMs === undefined) return null
  return (
    <span className="hs-num">
      after {formatMs(step.startMs)}, took {formatMs(step.tookMs)}
    </span>
  )
}

type StepProps = { name: StepName; exchange: Exchange; connection: Connection }

function Step({ name, exchange, connection }: StepProps): ReactNode {
  const { remote, local, proxy, tls } = connection
  switch (name) {
    case 'name':
      return (
        <Facts
          facts={[
            { name: 'Host', value: `${connection.host}:${connection.port}` },
            { name: 'Resolver', value: connection.resolvers?.join(', ') || 'not known' },
            { name: 'Answers', value: <Answers connection={connection} /> },
          ]}
        />
      )
    case 'connection':
      return (
        <Facts
          facts={[
            {
              name: 'Chosen address',
              value: remote ? `${remote.address}:${remote.port} (IPv${remote.family})` : 'none answered',
            },
            { name: 'Local address', value: local ? `${local.address}:${local.port}` : 'not known' },
            { name: 'Interface', value: local?.interface && interfaceText(local.interface), mono: false },
            { name: 'Reused', value: 'No. Each attempt opens a fresh connection.', mono: false },
          ]}
        />
      )
    case 'proxy':
      if (!proxy) return <p className="hs-dim">None was used.</p>
      return (
        <Facts
          facts={[
            { name: 'Address', value: <Redacted text={proxy.url} /> },
            { name: 'Named by', value: proxy.from },
          ]}
        />
      )
    case 'tls':
      if (!tls) return <p className="hs-dim">{withoutTls(exchange)}</p>
      return (
        <Facts
          facts={[
            { name: 'Version', value: tls.version ?? 'not agreed' },
            { name: 'Cipher', value: tls.cipher ?? 'not agreed' },
            { name: 'ALPN offered', value: tls.alpnOffered.join(', ') || 'none' },
            { name: 'ALPN accepted', value: tls.alpn ?? 'none' },
            { name: 'Our certificate', value: tls.clientCertificate && 'ready for the vendor to ask for', mono: false },
          ]}
        />
      )
    case 'certificate':
      if (!tls) return <p className="hs-dim">{withoutTls(exchange)}</p>
      return <Verified exchange={exchange} tls={tls} />
    case 'http':
      return (
        <Facts
          facts={[
            { name: 'Version', value: exchange.response && httpVersionText(exchange.response.httpVersion) },
            { name: 'Answer', value: exchange.response && `${exchange.response.status} ${exchange.response.reason}` },
            { name: 'Ended by', value: exchange.failure && <Redacted text={exchange.failure.message} />, mono: false },
          ]}
        />
      )
  }
}

/** `eth0 (wired)` */
function interfaceText(name: string): string {
  const kind = interfaceKind(name)
  return kind ? `${name} (${kind})` : name
}

function withoutTls({ request }: Exchange): string {
  return request.url.startsWith('http:') ? 'Plain HTTP: TLS did not apply.' : 'It did not come to TLS.'
}

function Verified({ exchange, tls }: { exchange: Exchange; tls: NonNullable<Connection['tls']> }) {
  const first = earliestExpiry(tls.chain)
  return (
    <>
      <Facts
        facts={[
          {
            name: 'Verified',
            mono: false,
            value: tls.verified ? (
              <span className={classes.good}>Yes, up to a trusted root</span>
            ) : (
              <span className={classes.bad}>No: {tls.verifyError ?? 'the handshake did not get that far'}</span>
            ),
          },
          { name: 'OCSP', mono: false, value: sayOcsp(tls) },
          {
            name: 'Ends first',
            mono: false,
            value: first && tls.chain.length > 1 && `${first.subject}, ${daysLeftText(first, exchange.startedAtMs)}`,
          },
        ]}
      />
      <CertificateChain chain={tls.chain} atMs={exchange.startedAtMs} />
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

import type { ReactNode } from 'react'
import { interfaceKind } from '../../../electron/core/facts/place.ts'
import { earliestExpiry, sayOcsp } from '../../../electron/core/facts.ts'
import { wording } from '../../../electron/core/language/language.ts'
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

/** The connection in the order in which it came about: name, address, proxy, TLS, certificate, HTTP. */
export function ConnectionTab({ exchange }: { exchange: Exchange }) {
  const { connection } = exchange
  if (!connection) return <p className="hs-dim">{wording.ui.noConnection}</p>
  return (
    <ol className={story.story}>
      {storySteps(exchange).map((step) => (
        <li key={step.name} data-outcome={step.outcome}>
          <h3>
            {step.outcome === 'failed' ? wording.ui.brokenStepTitles[step.name] : wording.ui.stepTitles[step.name]}
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
  return <span className="hs-num">{wording.ui.stepTook(formatMs(step.startMs), formatMs(step.tookMs))}</span>
}

type StepProps = { name: StepName; exchange: Exchange; connection: Connection }

function Step({ name, exchange, connection }: StepProps): ReactNode {
  const { remote, local, proxy, tls } = connection
  switch (name) {
    case 'name':
      return (
        <Facts
          facts={[
            { name: wording.ui.host, value: `${connection.host}:${connection.port}` },
            { name: wording.ui.resolver, value: connection.resolvers?.join(', ') || wording.ui.notKnown },
            { name: wording.ui.answers, value: <Answers connection={connection} /> },
          ]}
        />
      )
    case 'connection':
      return (
        <Facts
          facts={[
            {
              name: wording.ui.chosenAddress,
              value: remote ? `${remote.address}:${remote.port} (IPv${remote.family})` : wording.ui.noneAnswered,
            },
            { name: wording.ui.localAddress, value: local ? `${local.address}:${local.port}` : wording.ui.notKnown },
            {
              name: wording.ui.networkInterface,
              value: local?.interface && interfaceText(local.interface),
              mono: false,
            },
            { name: wording.ui.reused, value: wording.ui.neverReused, mono: false },
          ]}
        />
      )
    case 'proxy':
      if (!proxy) return <p className="hs-dim">{wording.ui.noProxy}</p>
      return (
        <Facts
          facts={[
            { name: wording.ui.address, value: <Redacted text={proxy.url} /> },
            { name: wording.ui.namedBy, value: proxy.from },
          ]}
        />
      )
    case 'tls':
      if (!tls) return <p className="hs-dim">{withoutTls(exchange)}</p>
      return (
        <Facts
          facts={[
            { name: wording.ui.version, value: tls.version ?? wording.ui.notAgreed },
            { name: wording.ui.cipher, value: tls.cipher ?? wording.ui.notAgreed },
            { name: wording.ui.alpnOffered, value: tls.alpnOffered.join(', ') || wording.ui.none },
            { name: wording.ui.alpnAccepted, value: tls.alpn ?? wording.ui.none },
            {
              name: wording.ui.ourCertificate,
              value: tls.clientCertificate && wording.ui.certificateReady,
              mono: false,
            },
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
            { name: wording.ui.version, value: exchange.response && httpVersionText(exchange.response.httpVersion) },
            {
              name: wording.ui.answer,
              value: exchange.response && `${exchange.response.status} ${exchange.response.reason}`,
            },
            {
              name: wording.ui.endedBy,
              value: exchange.failure && <Redacted text={exchange.failure.message} />,
              mono: false,
            },
          ]}
        />
      )
  }
}

/** `eth0 (wired)` */
function interfaceText(name: string): string {
  return wording.facts.interface(name, interfaceKind(name))
}

function withoutTls({ request }: Exchange): string {
  return request.url.startsWith('http:') ? wording.ui.plainHttp : wording.ui.noTls
}

function Verified({ exchange, tls }: { exchange: Exchange; tls: NonNullable<Connection['tls']> }) {
  const first = earliestExpiry(tls.chain)
  return (
    <>
      <Facts
        facts={[
          {
            name: wording.ui.verified,
            mono: false,
            value: tls.verified ? (
              <span className={classes.good}>{wording.ui.trusted}</span>
            ) : (
              <span className={classes.bad}>{wording.ui.notTrusted(tls.verifyError ?? wording.ui.handshakeShort)}</span>
            ),
          },
          { name: wording.ui.ocsp, mono: false, value: sayOcsp(tls) },
          {
            name: wording.ui.endsFirst,
            mono: false,
            value:
              first &&
              tls.chain.length > 1 &&
              wording.common.list([first.subject, daysLeftText(first, exchange.startedAtMs)]),
          },
        ]}
      />
      <CertificateChain chain={tls.chain} atMs={exchange.startedAtMs} />
    </>
  )
}

function Answers({ connection }: { connection: Connection }) {
  const { answers, remote } = connection
  if (!answers) return wording.ui.noLookup
  if (answers.length === 0) return wording.ui.none
  return answers.map((answer) => {
    const chosen = answer.address === remote?.address
    return (
      <div key={answer.address}>
        {answer.address} <span className="hs-dim">IPv{answer.family}</span>
        {chosen && <span className={classes.good}> {wording.ui.chosen}</span>}
      </div>
    )
  })
}

import { Link } from 'wouter'
import { entryOf } from '../../electron/core/catalog/index.ts'
import { catalogNews } from '../../electron/core/catalog/news.ts'
import { describeDuration } from '../../electron/core/duration.ts'
import { wording } from '../../electron/core/language/language.ts'
import type { Monitor } from '../../electron/core/model/monitor.ts'
import { links } from '../ui/links.ts'
import { Panel } from '../ui/Panel.tsx'
import { Facts } from '../ui/transcript/Facts.tsx'
import { authText } from './authText.ts'
import { expectationText } from './expectationText.ts'
import classes from './monitor.module.css'

/** A PEM text is long and says nothing to a reader; the name of a secret does. */
function certificateText(certificate: string): string {
  return certificate.includes('-----BEGIN') ? wording.monitor.pem(certificate.length) : certificate
}

/** What the monitor asks and what it expects. */
export function MonitorSetup({ monitor }: { monitor: Monitor }) {
  const { request, policy } = monitor
  const news = catalogNews(monitor, entryOf(monitor.catalog?.id ?? ''))
  const waits = policy.confirmAfterMs
    .map((ms) => (ms === 0 ? wording.monitor.atOnce : wording.monitor.after(describeDuration(ms))))
    .join(', ')
  return (
    <Panel title={wording.monitor.asks} note={wording.monitor.revision(monitor.revision)}>
      {news && (
        <p className={classes.news}>
          {news.sentence}{' '}
          <Link href={links.editMonitor(monitor.id)} className="hs-link">
            {wording.monitor.lookInForm}
          </Link>
        </p>
      )}
      <p className={classes.requestLine}>
        <strong>{request.method}</strong> {request.url}
      </p>
      <Facts
        facts={[
          ...request.headers.map((header) => ({ name: header.name, value: header.value })),
          request.auth && { name: wording.monitor.facts.authentication, value: authText(request.auth) },
          request.clientCertificate && {
            name: wording.monitor.facts.clientCertificate,
            value: certificateText(request.clientCertificate.certificate),
          },
          request.body !== undefined && {
            name: wording.monitor.facts.body,
            value: wording.monitor.characters(request.body.length),
          },
          { name: wording.monitor.facts.interval, value: describeDuration(monitor.intervalMs) },
          { name: wording.monitor.facts.timeout, value: describeDuration(monitor.timeoutMs) },
          {
            name: wording.monitor.facts.redirects,
            value: request.followRedirects ? wording.monitor.followed : wording.monitor.notFollowed,
          },
          {
            name: wording.monitor.facts.confirmedBy,
            value:
              policy.confirmAfterMs.length === 0
                ? wording.monitor.firstFailureAlone
                : wording.monitor.furtherAttempts(waits),
          },
          { name: wording.monitor.facts.closesAfter, value: wording.monitor.passesInARow(policy.closeAfterPasses) },
          {
            name: wording.monitor.facts.flapping,
            value: policy.flapAfter === null ? wording.monitor.never : wording.monitor.flapAfter(policy.flapAfter),
          },
        ]}
      />
      <h3 className={classes.subhead}>{wording.monitor.expects}</h3>
      {monitor.expect.length === 0 ? (
        <p className="hs-dim">{wording.monitor.anySuccess}</p>
      ) : (
        <Facts
          facts={monitor.expect.map((expectation) => {
            const { name, rule } = expectationText(expectation)
            return { name, value: rule }
          })}
        />
      )}
    </Panel>
  )
}

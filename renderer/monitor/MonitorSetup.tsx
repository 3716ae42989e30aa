import { Link } from 'wouter'
import { entryOf } from '../../electron/core/catalog/index.ts'
import { catalogNews } from '../../electron/core/catalog/news.ts'
import { describeDuration } from '../../electron/core/duration.ts'
import type { Monitor } from '../../electron/core/model/monitor.ts'
import { plural } from '../ui/format.ts'
import { links } from '../ui/links.ts'
import { Panel } from '../ui/Panel.tsx'
import { Facts } from '../ui/transcript/Facts.tsx'
import { authText } from './authText.ts'
import { expectationText } from './expectationText.ts'
import classes from './monitor.module.css'

/** What the monitor asks and what it expects. */
export function MonitorSetup({ monitor }: { monitor: Monitor }) {
  const { request, policy } = monitor
  const news = catalogNews(monitor, entryOf(monitor.catalog?.id ?? ''))
  const waits = policy.confirmAfterMs.map((ms) => (ms === 0 ? 'at once' : `after ${describeDuration(ms)}`)).join(', ')
  return (
    <Panel title="What it asks" note={`revision ${monitor.revision}`}>
      {news && (
        <p className={classes.news}>
          {news.sentence}{' '}
          <Link href={links.editMonitor(monitor.id)} className="hs-link">
            Look at it in the form
          </Link>
        </p>
      )}
      <p className={classes.requestLine}>
        <strong>{request.method}</strong> {request.url}
      </p>
      <Facts
        facts={[
          ...request.headers.map((header) => ({ name: header.name, value: header.value })),
          request.auth && { name: 'Authentication', value: authText(request.auth) },
          request.clientCertificate && { name: 'Client certificate', value: request.clientCertificate.certificate },
          request.body !== undefined && { name: 'Body', value: plural(request.body.length, 'character') },
          { name: 'Interval', value: describeDuration(monitor.intervalMs) },
          { name: 'Timeout', value: describeDuration(monitor.timeoutMs) },
          { name: 'Redirects', value: request.followRedirects ? 'followed' : 'not followed' },
          {
            name: 'Confirmed by',
            value: policy.confirmAfterMs.length === 0 ? 'the first failure alone' : `further attempts ${waits}`,
          },
          { name: 'Closes after', value: `${plural(policy.closeAfterPasses, 'pass', 'passes')} in a row` },
          {
            name: 'Flapping',
            value: policy.flapAfter === null ? 'never' : `from ${policy.flapAfter} incidents within an hour`,
          },
        ]}
      />
      <h3 className={classes.subhead}>What it expects</h3>
      {monitor.expect.length === 0 ? (
        <p className="hs-dim">Any status from 200 to 299.</p>
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

import { useQuery } from '@tanstack/react-query'
import { headStartOf } from '../../electron/core/headStart.ts'
import { wording } from '../../electron/core/language/language.ts'
import type { Incident } from '../../electron/core/model/incident.ts'
import { api } from '../api/client.ts'
import { Filled } from '../ui/Filled.tsx'
import { formatDuration } from '../ui/format.ts'
import { Panel } from '../ui/Panel.tsx'
import { PageNow } from '../ui/statusPage/PageNow.tsx'
import { indicatorWords } from '../ui/statusPageWords.ts'
import { Ago } from '../ui/TimeText.tsx'
import { At } from '../ui/transcript/At.tsx'
import classes from './statusPage.module.css'

/** What the vendor's status page said when we knew, what it said first, and what it says now, beside ours. */
export function StatusPagePanel({ incident }: { incident: Incident }) {
  const query = useQuery(
    api.vendors.statusPage.queryOptions({
      input: { id: incident.vendorId },
      // Known only once a page was read.
      enabled: incident.statusPage !== undefined,
      refetchInterval: 30_000,
      retry: false,
    }),
  )
  const reading = query.data
  const url = reading?.url ?? incident.statusPage?.url
  if (url === undefined) return null
  return (
    <Panel
      title={wording.common.statusPage}
      note={reading && <Filled text={wording.common.pageRead} parts={{ ago: <Ago atMs={reading.readAtMs} /> }} />}
      actions={
        <a href={url} target="_blank" rel="noreferrer" className="hs-link">
          {wording.common.openPage}
        </a>
      }
    >
      <dl className={classes.facts}>
        <Story incident={incident} />
        {reading && (
          <>
            <dt>{wording.incident.pageNow}</dt>
            <dd>
              <PageNow reading={reading} />
            </dd>
          </>
        )}
      </dl>
    </Panel>
  )
}

function Story({ incident }: { incident: Incident }) {
  const { atDetection, firstWord } = incident.statusPage ?? {}
  const lead = headStartOf(incident, incident.openedAtMs)
  return (
    <>
      {atDetection && (
        <>
          <dt>{wording.incident.pageAtDetection}</dt>
          <dd>
            {indicatorWords[atDetection.indicator]}: {atDetection.sentence}
          </dd>
        </>
      )}
      {firstWord && (
        <>
          <dt>{wording.incident.pageFirstWord}</dt>
          <dd>
            {firstWord.text}{' '}
            <span className="hs-dim">
              <Filled
                text={wording.incident.pageReadAt}
                parts={{ at: <At atMs={firstWord.readAtMs} form="moment" /> }}
              />
              {lead?.byReadingMs !== undefined && `, ${leadText(lead.byReadingMs)}`}
              {firstWord.saidAtMs !== undefined && (
                <>
                  <Filled
                    text={wording.incident.pageOwnClock}
                    parts={{ at: <At atMs={firstWord.saidAtMs} form="moment" /> }}
                  />
                  {lead?.byPageMs !== undefined && `, ${leadText(lead.byPageMs)}`}
                </>
              )}
            </span>
          </dd>
        </>
      )}
    </>
  )
}

function leadText(ms: number): string {
  return ms >= 0 ? wording.incident.afterYou(formatDuration(ms)) : wording.incident.beforeYou(formatDuration(-ms))
}

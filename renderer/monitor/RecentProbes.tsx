import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { phaseNames } from '../../electron/core/model/exchange.ts'
import type { Sample } from '../../electron/core/model/sample.ts'
import type { Reason } from '../../electron/core/model/verdict.ts'
import { api } from '../api/client.ts'
import { phaseColors } from '../ui/chart/phaseColors.ts'
import { formatMs } from '../ui/format.ts'
import { links } from '../ui/links.ts'
import { EmptyState, ErrorPanel } from '../ui/Notice.tsx'
import { Panel } from '../ui/Panel.tsx'
import { StateMark } from '../ui/StateMark.tsx'
import { At } from '../ui/transcript/At.tsx'
import { failureWords } from '../ui/transcript/exchangeFacts.ts'
import { phaseLabels } from '../ui/transcript/phaseRows.ts'
import classes from './monitor.module.css'

const shown = 50

const reasonWords: Record<Reason, string> = {
  ok: 'ok',
  failure: 'no response',
  status: 'wrong status',
  slow: 'slow',
  body: 'wrong body',
  header: 'wrong header',
  json: 'wrong JSON',
  certificate: 'certificate ends soon',
  'key-rejected': 'key rejected',
  'rate-limited': 'rate limited',
  'permission-missing': 'permission missing',
  'own-side': 'our own side',
  'not-observed': 'not observed',
  'key-unavailable': 'key unavailable',
  'rule-broken': 'rule broken',
  aborted: 'aborted',
  maintenance: 'in maintenance, left out',
}

/** The last probes, newest first, each with its phases and its transcript where that is kept. */
export function RecentProbes({ id }: { id: string }) {
  const samples = useQuery(api.monitors.recentSamples.queryOptions({ input: { id, limit: shown } }))
  const scaleMs = Math.max(1, ...(samples.data ?? []).map((sample) => sample.totalMs ?? 0))
  return (
    <Panel
      title="Recent probes"
      note={`newest first, at most ${shown}`}
      flush
      actions={
        <Link href={`${links.transcripts}?monitor=${encodeURIComponent(id)}`} className="hs-link">
          All transcripts
        </Link>
      }
    >
      {samples.isPending && <Skeleton height={220} m="md" />}
      {samples.isError && !samples.data && (
        <ErrorPanel error={samples.error} onRetry={() => void samples.refetch()} what="The probes cannot be read." />
      )}
      {samples.data?.length === 0 && (
        <EmptyState title="Not probed yet">The first probe runs within seconds of saving a monitor.</EmptyState>
      )}
      {samples.data && samples.data.length > 0 && (
        <div className={classes.probesBox}>
          <table className={classes.probes}>
            <thead>
              <tr>
                <th scope="col">Time</th>
                <th scope="col">Verdict</th>
                <th scope="col">Answer</th>
                <th scope="col">Phases</th>
                <th scope="col">Total</th>
                <th scope="col">Transcript</th>
              </tr>
            </thead>
            <tbody>
              {samples.data.map((sample) => (
                <ProbeRow key={sample.atMs} sample={sample} scaleMs={scaleMs} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}

function ProbeRow({ sample, scaleMs }: { sample: Sample; scaleMs: number }) {
  return (
    <tr>
      <td>
        <At atMs={sample.atMs} form="moment" />
      </td>
      <td>
        <StateMark state={sample.state} /> {reasonWords[sample.reason]}
      </td>
      <td className="hs-mono">{sample.failureKind ? failureWords[sample.failureKind] : (sample.status ?? '–')}</td>
      <td>
        <MiniBar sample={sample} scaleMs={scaleMs} />
      </td>
      <td className="hs-num">{sample.totalMs === undefined ? '–' : formatMs(sample.totalMs)}</td>
      <td>
        {sample.transcriptId === undefined ? (
          <span className={classes.faint}>not kept</span>
        ) : (
          <Link href={links.transcript(sample.transcriptId)} className="hs-link">
            Open
          </Link>
        )}
      </td>
    </tr>
  )
}

/** The phases of one probe end to end, on the scale of the slowest probe in view. */
function MiniBar({ sample, scaleMs }: { sample: Sample; scaleMs: number }) {
  const parts = phaseNames.flatMap((phase) => {
    const ms = sample.phases?.[phase]
    return ms === undefined ? [] : [{ phase, ms }]
  })
  const title = parts.map(({ phase, ms }) => `${phaseLabels[phase]} ${formatMs(ms)}`).join(', ')
  return (
    <div className={classes.mini} title={title} role="img" aria-label={title || 'no phases'}>
      {parts.map(({ phase, ms }) => (
        <i key={phase} style={{ width: `${(ms / scaleMs) * 100}%`, background: phaseColors[phase] }} />
      ))}
    </div>
  )
}

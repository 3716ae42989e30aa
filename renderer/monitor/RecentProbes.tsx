import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { wording } from '../../electron/core/language/language.ts'
import { phaseNames } from '../../electron/core/model/exchange.ts'
import type { Sample } from '../../electron/core/model/sample.ts'
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

/** The last probes, newest first, each with its phases and its transcript where that is kept. */
export function RecentProbes({ id }: { id: string }) {
  const samples = useQuery(api.monitors.recentSamples.queryOptions({ input: { id, limit: shown } }))
  const scaleMs = Math.max(1, ...(samples.data ?? []).map((sample) => sample.totalMs ?? 0))
  return (
    <Panel
      title={wording.monitor.recent}
      note={wording.monitor.recentNote(shown)}
      flush
      actions={
        <Link href={`${links.transcripts}?monitor=${encodeURIComponent(id)}`} className="hs-link">
          {wording.monitor.allTranscripts}
        </Link>
      }
    >
      {samples.isPending && <Skeleton height={220} m="md" />}
      {samples.isError && !samples.data && (
        <ErrorPanel
          error={samples.error}
          onRetry={() => void samples.refetch()}
          what={wording.monitor.probesUnreadable}
        />
      )}
      {samples.data?.length === 0 && (
        <EmptyState title={wording.monitor.notProbed}>{wording.monitor.firstProbeSoon}</EmptyState>
      )}
      {samples.data && samples.data.length > 0 && (
        <div className={classes.probesBox}>
          <table className={classes.probes}>
            <thead>
              <tr>
                <th scope="col">{wording.monitor.columns.time}</th>
                <th scope="col">{wording.monitor.columns.verdict}</th>
                <th scope="col">{wording.monitor.columns.answer}</th>
                <th scope="col">{wording.monitor.columns.phases}</th>
                <th scope="col">{wording.monitor.columns.total}</th>
                <th scope="col">{wording.monitor.columns.transcript}</th>
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
        <StateMark state={sample.state} /> {wording.monitor.reasons[sample.reason]}
      </td>
      <td className="hs-mono">{sample.failureKind ? failureWords[sample.failureKind] : (sample.status ?? '–')}</td>
      <td>
        <MiniBar sample={sample} scaleMs={scaleMs} />
      </td>
      <td className="hs-num">{sample.totalMs === undefined ? '–' : formatMs(sample.totalMs)}</td>
      <td>
        {sample.transcriptId === undefined ? (
          <span className={classes.faint}>{wording.monitor.notKept}</span>
        ) : (
          <Link href={links.transcript(sample.transcriptId)} className="hs-link">
            {wording.common.open}
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
  const title = wording.common.list(
    parts.map(({ phase, ms }) => wording.ui.pointFigure(phaseLabels[phase], formatMs(ms))),
  )
  return (
    <div className={classes.mini} title={title} role="img" aria-label={title || wording.monitor.noPhases}>
      {parts.map(({ phase, ms }) => (
        <i key={phase} style={{ width: `${(ms / scaleMs) * 100}%`, background: phaseColors[phase] }} />
      ))}
    </div>
  )
}

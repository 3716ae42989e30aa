import { Button } from '@mantine/core'
import { IconBolt, IconX } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from 'wouter'
import { wording } from '../../electron/core/language/language.ts'
import { api } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import { formatMs } from '../ui/format.ts'
import { links } from '../ui/links.ts'
import { StateMark } from '../ui/StateMark.tsx'
import classes from './monitor.module.css'

/** Probes at once and says what came of it, until dismissed. */
export function ProbeNow({ id }: { id: string }) {
  const queryClient = useQueryClient()
  const probe = useMutation(
    api.monitors.probe.mutationOptions({
      onSuccess: () => {
        void queryClient.invalidateQueries({ queryKey: api.summary.key() })
        void queryClient.invalidateQueries({ queryKey: api.monitors.recentSamples.key({ input: { id } }) })
      },
    }),
  )
  const result = probe.data
  return (
    <>
      <Button
        leftSection={<IconBolt size={15} />}
        loading={probe.isPending}
        loaderProps={{ type: 'dots' }}
        onClick={() => probe.mutate({ id })}
      >
        {wording.monitor.probeNow}
      </Button>
      {(result ?? probe.error) && !probe.isPending && (
        <div className={classes.result} role="status">
          {result && (
            <>
              <StateMark state={result.verdict.state} />
              <span>
                {result.verdict.sentence}{' '}
                <span className="hs-dim">{wording.monitor.took(formatMs(result.endedAtMs - result.startedAtMs))}</span>{' '}
                <Link href={links.transcript(result.id)} className="hs-link">
                  {wording.monitor.transcript}
                </Link>
              </span>
            </>
          )}
          {probe.error && <Failed error={probe.error} />}
          <button type="button" aria-label={wording.common.dismiss} onClick={() => probe.reset()}>
            <IconX size={14} />
          </button>
        </div>
      )}
    </>
  )
}

function Failed({ error }: { error: unknown }) {
  const problem = problemOf(error)
  return (
    <span>
      {problem.text} <span className="hs-dim">{problem.next}</span>
    </span>
  )
}

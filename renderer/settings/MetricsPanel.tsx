import { Button, Switch } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { MetricsAccess } from '../../electron/core/contract/metrics.ts'
import { api } from '../api/client.ts'
import { CopyButton, CopyIcon } from '../ui/CopyButton.tsx'
import { ErrorPanel } from '../ui/Notice.tsx'
import { Panel } from '../ui/Panel.tsx'
import { tellProblem } from '../ui/tellProblem.ts'
import { SavedMark } from './SavedMark.tsx'
import classes from './settings.module.css'
import type { SettingsProps } from './useSaveSettings.ts'

const hidden = '•'.repeat(24)

/** What Prometheus needs to scrape this Headstart, ready for its file. */
function scrapeConfig({ url, tokenFile }: MetricsAccess): string {
  const target = url?.replace(/^https?:\/\//, '').replace(/\/metrics$/, '') ?? '127.0.0.1:7420'
  return [
    'scrape_configs:',
    '  - job_name: headstart',
    '    scrape_interval: 15s',
    `    authorization: { credentials_file: ${JSON.stringify(tokenFile)} }`,
    `    static_configs: [{ targets: [${JSON.stringify(target)}] }]`,
    '',
  ].join('\n')
}

/** `/metrics` for Prometheus: on or off, its address and its token. */
export function MetricsPanel({ settings, saver }: SettingsProps) {
  const { enabled } = settings.metrics
  const { data, error, refetch } = useQuery(api.metrics.access.queryOptions({ enabled }))
  return (
    <Panel
      title="Metrics"
      id="metrics"
      actions={
        enabled &&
        data && (
          <CopyButton
            label="Copy scrape configuration"
            variant="default"
            getText={() => scrapeConfig(data)}
            told={() => 'A job for prometheus.yml. It reads the token from its file; no token is in it.'}
          />
        )
      }
    >
      <div className={classes.stack}>
        <div className={classes.line}>
          <Switch
            label="Serve /metrics for Prometheus"
            description="On this computer only, with a token of its own; names follow blackbox_exporter"
            checked={enabled}
            onChange={(event) => saver.save('metrics', { metrics: { enabled: event.currentTarget.checked } })}
          />
          <SavedMark saver={saver} field="metrics" />
        </div>
        {enabled && error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
        {enabled && data && <Access access={data} />}
      </div>
    </Panel>
  )
}

function Access({ access }: { access: MetricsAccess }) {
  const queryClient = useQueryClient()
  const [shown, setShown] = useState(false)
  const rotate = useMutation(
    api.metrics.rotate.mutationOptions({
      onSuccess: (fresh) => queryClient.setQueryData(api.metrics.access.queryKey(), fresh),
      onError: (error) => tellProblem('The token was not changed', error),
    }),
  )
  return (
    <dl className={classes.facts}>
      {access.url && (
        <>
          <dt>Address</dt>
          <dd>
            <span className="hs-mono">{access.url}</span>
            <CopyIcon label="Copy address of the metrics" getText={() => access.url ?? ''} />
          </dd>
        </>
      )}
      <dt>Token</dt>
      <dd>
        <span className="hs-mono">{shown ? access.token : hidden}</span>
        <CopyIcon label="Copy token of the metrics" getText={() => access.token} />
      </dd>
      <dt>Token file</dt>
      <dd>
        <span className="hs-mono">{access.tokenFile}</span>
        <CopyIcon label="Copy path of the token file" getText={() => access.tokenFile} />
      </dd>
      <dt />
      <dd className={classes.line}>
        <Button variant="default" onClick={() => setShown(!shown)}>
          {shown ? 'Hide token' : 'Show token'}
        </Button>
        <Button variant="subtle" color="gray" loading={rotate.isPending} onClick={() => rotate.mutate({})}>
          New token
        </Button>
        {rotate.isSuccess && <span className={classes.good}>The old one is refused from now on</span>}
      </dd>
    </dl>
  )
}

import { Button, Switch } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { MetricsAccess } from '../../electron/core/contract/metrics.ts'
import { wording } from '../../electron/core/language/language.ts'
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
      title={wording.settings.metrics}
      id="metrics"
      actions={
        enabled &&
        data && (
          <CopyButton
            label={wording.settings.metricsCopy}
            variant="default"
            getText={() => scrapeConfig(data)}
            told={() => wording.settings.metricsCopied}
          />
        )
      }
    >
      <div className={classes.stack}>
        <div className={classes.line}>
          <Switch
            label={wording.settings.metricsServe}
            description={wording.settings.metricsHint}
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
      onError: (error) => tellProblem(wording.settings.metricsNewTokenFailed, error),
    }),
  )
  return (
    <dl className={classes.facts}>
      {access.url && (
        <>
          <dt>{wording.settings.metricsAddress}</dt>
          <dd>
            <span className="hs-mono">{access.url}</span>
            <CopyIcon label={wording.settings.metricsCopyAddress} getText={() => access.url ?? ''} />
          </dd>
        </>
      )}
      <dt>{wording.settings.metricsToken}</dt>
      <dd>
        <span className="hs-mono">{shown ? access.token : hidden}</span>
        <CopyIcon label={wording.settings.metricsCopyToken} getText={() => access.token} isKey />
      </dd>
      <dt>{wording.settings.metricsTokenFile}</dt>
      <dd>
        <span className="hs-mono">{access.tokenFile}</span>
        <CopyIcon label={wording.settings.metricsCopyTokenFile} getText={() => access.tokenFile} />
      </dd>
      <dt />
      <dd className={classes.line}>
        <Button variant="default" onClick={() => setShown(!shown)}>
          {shown ? wording.settings.metricsHideToken : wording.settings.metricsShowToken}
        </Button>
        <Button variant="subtle" color="gray" loading={rotate.isPending} onClick={() => rotate.mutate({})}>
          {wording.settings.metricsNewToken}
        </Button>
        {rotate.isSuccess && <span className={classes.good}>{wording.settings.metricsNewTokenMade}</span>}
      </dd>
    </dl>
  )
}

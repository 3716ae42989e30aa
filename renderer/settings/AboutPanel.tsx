import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api, client } from '../api/client.ts'
import { CopyButton, CopyIcon } from '../ui/CopyButton.tsx'
import { ErrorPanel } from '../ui/Notice.tsx'
import { Panel } from '../ui/Panel.tsx'
import classes from './settings.module.css'

/** Version, and where data, keychain and API are. */
export function AboutPanel() {
  const { data, error, refetch } = useQuery(api.settings.about.queryOptions())
  return (
    <Panel
      title="About"
      id="about"
      actions={
        <CopyButton
          label="Copy diagnostics"
          variant="default"
          getText={async () => (await client.settings.diagnostics()).text}
          told={() =>
            'Diagnostics of this run, for a report of a fault of Headstart. No secret and no address is in them.'
          }
        />
      }
    >
      {error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {data && (
        <dl className={classes.facts}>
          <Fact name="Version">{data.version}</Fact>
          <Fact name="Data folder" copy={data.dataDir}>
            <span className="hs-mono">{data.dataDir}</span>
          </Fact>
          <Fact name="Keychain">
            {data.keychain.available ? 'Answers.' : (data.keychain.problem ?? 'It does not answer.')}
          </Fact>
          {data.apiUrl && (
            <Fact name="Local API" copy={data.apiUrl}>
              <span className="hs-mono">{data.apiUrl}</span>
            </Fact>
          )}
        </dl>
      )}
    </Panel>
  )
}

function Fact({ name, copy, children }: { name: string; copy?: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {children}
        {copy && <CopyIcon label={`Copy ${name.toLowerCase()}`} getText={() => copy} />}
      </dd>
    </>
  )
}

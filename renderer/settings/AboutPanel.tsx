import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { wording } from '../../electron/core/language/language.ts'
import { api, client } from '../api/client.ts'
import { CopyButton, CopyIcon } from '../ui/CopyButton.tsx'
import { links } from '../ui/links.ts'
import { ErrorPanel } from '../ui/Notice.tsx'
import { Panel } from '../ui/Panel.tsx'
import classes from './settings.module.css'

/** Version, and where data, keychain and API are. */
export function AboutPanel() {
  const { data, error, refetch } = useQuery(api.settings.about.queryOptions())
  return (
    <Panel
      title={wording.settings.about}
      id="about"
      actions={
        <CopyButton
          label={wording.settings.diagnosticsCopy}
          variant="default"
          getText={async () => (await client.settings.diagnostics()).text}
          told={() => wording.settings.diagnosticsCopied}
        />
      }
    >
      {error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {data && (
        <dl className={classes.facts}>
          <Fact name={wording.settings.aboutVersion}>{data.version}</Fact>
          <Fact name={wording.settings.aboutDataFolder} copy={data.dataDir}>
            <span className="hs-mono">{data.dataDir}</span>
          </Fact>
          <Fact name={wording.settings.aboutKeychain}>
            {data.keychain.available ? (
              wording.settings.aboutKeychainAnswers
            ) : (
              <>
                {data.keychain.problem ?? wording.settings.aboutKeychainSilent}{' '}
                <Link href={links.helpOn('key-unavailable')} className="hs-link">
                  {wording.settings.aboutKeychainHelp}
                </Link>
              </>
            )}
          </Fact>
          {data.apiUrl && (
            <Fact name={wording.settings.aboutApi} copy={data.apiUrl}>
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
        {copy && <CopyIcon label={wording.settings.aboutCopy(name)} getText={() => copy} />}
      </dd>
    </>
  )
}

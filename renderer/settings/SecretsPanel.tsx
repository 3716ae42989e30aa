import { useQuery } from '@tanstack/react-query'
import { wording } from '../../electron/core/language/language.ts'
import { api } from '../api/client.ts'
import { EmptyState, ErrorPanel } from '../ui/Notice.tsx'
import { Panel } from '../ui/Panel.tsx'
import tables from '../ui/Table.module.css'
import { ScrubLine } from './ScrubLine.tsx'
import { SecretRow } from './SecretRow.tsx'

/** Every secret that monitors mention or the keychain holds: name, state and who uses it, never its value. */
export function SecretsPanel() {
  const { data, error, refetch } = useQuery(api.secrets.list.queryOptions())
  return (
    <Panel title={wording.settings.secrets} note={wording.settings.secretsNote} id="secrets" flush>
      <ScrubLine />
      {error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <EmptyState title={wording.settings.secretsEmpty}>{wording.settings.secretsEmptyHint}</EmptyState>
      )}
      {data && data.length > 0 && (
        <table className={tables.table}>
          <thead>
            <tr>
              <th>{wording.settings.name}</th>
              <th>{wording.settings.secretState}</th>
              <th>{wording.settings.secretUsedBy}</th>
              <th aria-label={wording.settings.secretActions} />
            </tr>
          </thead>
          <tbody>
            {data.map((secret) => (
              <SecretRow key={secret.name} secret={secret} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

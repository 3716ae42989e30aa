import { useQuery } from '@tanstack/react-query'
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
    <Panel title="Secrets" note="values stay in your keychain and are never shown" id="secrets" flush>
      <ScrubLine />
      {error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <EmptyState title="No secrets yet">
          Write {'{{secret:NAME}}'} in a monitor's request, and its field appears there and here.
        </EmptyState>
      )}
      {data && data.length > 0 && (
        <table className={tables.table}>
          <thead>
            <tr>
              <th>Name</th>
              <th>State</th>
              <th>Used by</th>
              <th aria-label="Actions" />
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

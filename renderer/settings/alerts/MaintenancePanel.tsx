import { Button, Switch } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PlannedWindow } from '../../../electron/core/model/maintenance.ts'
import { api } from '../../api/client.ts'
import { ErrorPanel } from '../../ui/Notice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import tables from '../../ui/Table.module.css'
import { tellProblem } from '../../ui/tellProblem.ts'
import { useNow } from '../../ui/useNow.ts'
import classes from '../settings.module.css'
import { MaintenanceDialog } from './MaintenanceDialog.tsx'
import { useScopeText } from './useScopeText.ts'
import { occurrenceText, scheduleText } from './windowWords.ts'

/** Planned work: probes go on, transcripts are kept, nobody is told. */
export function MaintenancePanel() {
  const { data, error, refetch } = useQuery(api.maintenance.list.queryOptions())
  const [editing, setEditing] = useState<PlannedWindow | 'new' | null>(null)
  return (
    <Panel
      title="Maintenance windows"
      id="maintenance"
      note="probes go on, nobody is told"
      flush
      actions={
        <Button variant="default" leftSection={<IconPlus size={15} />} onClick={() => setEditing('new')}>
          Plan maintenance
        </Button>
      }
    >
      {error && !data && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <p className={classes.empty}>
          None is planned. Plan one before work of yours or of a vendor makes probes fail.
        </p>
      )}
      {data && data.length > 0 && (
        <table className={tables.table}>
          <thead>
            <tr>
              <th>Name</th>
              <th>For</th>
              <th>When</th>
              <th>In availability</th>
              <th aria-label="Change" />
            </tr>
          </thead>
          <tbody>
            {data.map((planned) => (
              <WindowRow key={planned.id} planned={planned} onEdit={() => setEditing(planned)} />
            ))}
          </tbody>
        </table>
      )}
      <MaintenanceDialog editing={editing} taken={data ?? []} onClose={() => setEditing(null)} />
    </Panel>
  )
}

function WindowRow({ planned, onEdit }: { planned: PlannedWindow; onEdit: () => void }) {
  const scope = useScopeText(planned)
  const queryClient = useQueryClient()
  const settled = (failed: string) => ({
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: api.maintenance.key() })
      void queryClient.invalidateQueries({ queryKey: api.summary.key() })
    },
    onError: (error: unknown) => tellProblem(failed, error),
  })
  const save = useMutation(api.maintenance.save.mutationOptions(settled('The window was not changed')))
  const remove = useMutation(api.maintenance.remove.mutationOptions(settled('The window is still there')))
  const [sure, setSure] = useState(false)
  const { next: _next, ...stored } = planned
  return (
    <tr data-off={!planned.enabled}>
      <td>
        <Switch
          label={planned.name}
          checked={planned.enabled}
          disabled={save.isPending}
          onChange={(event) => save.mutate({ ...stored, enabled: event.currentTarget.checked })}
        />
      </td>
      <td>{scope}</td>
      <td>
        {scheduleText(planned.schedule)}
        <span className={classes.second}>
          <Next planned={planned} />
        </span>
      </td>
      <td>{planned.counts ? 'counts' : 'left out'}</td>
      <td>
        <div className={classes.right}>
          {sure ? (
            <>
              <Button variant="default" onClick={() => setSure(false)}>
                Keep
              </Button>
              <Button color="red" loading={remove.isPending} onClick={() => remove.mutate({ id: planned.id })}>
                Delete
              </Button>
            </>
          ) : (
            <>
              <Button variant="subtle" color="gray" aria-label={`Change ${planned.name}`} onClick={onEdit}>
                Change
              </Button>
              <Button variant="subtle" color="gray" aria-label={`Delete ${planned.name}`} onClick={() => setSure(true)}>
                Delete
              </Button>
            </>
          )}
        </div>
      </td>
    </tr>
  )
}

function Next({ planned: { next, enabled } }: { planned: PlannedWindow }) {
  const nowMs = useNow()
  const [first] = next.filter(({ toMs }) => toMs > nowMs)
  if (!enabled) return 'switched off'
  if (!first) return 'over'
  if (first.fromMs > nowMs) return `next ${occurrenceText(first)}`
  return (
    <>
      <strong>on now</strong>, {occurrenceText(first)}
    </>
  )
}

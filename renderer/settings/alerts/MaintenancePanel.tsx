import { Button, Switch } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { wording } from '../../../electron/core/language/language.ts'
import type { PlannedWindow } from '../../../electron/core/model/maintenance.ts'
import { api } from '../../api/client.ts'
import { Filled } from '../../ui/Filled.tsx'
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
      title={wording.settings.maintenance}
      id="maintenance"
      note={wording.settings.maintenanceNote}
      flush
      actions={
        <Button variant="default" leftSection={<IconPlus size={15} />} onClick={() => setEditing('new')}>
          {wording.settings.window.new}
        </Button>
      }
    >
      {error && !data && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <p className={classes.empty}>{wording.settings.maintenanceEmpty}</p>}
      {data && data.length > 0 && (
        <table className={tables.table}>
          <thead>
            <tr>
              <th>{wording.settings.name}</th>
              <th>{wording.settings.windowFor}</th>
              <th>{wording.settings.windowWhen}</th>
              <th>{wording.settings.windowInAvailability}</th>
              <th aria-label={wording.settings.change} />
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
  const save = useMutation(api.maintenance.save.mutationOptions(settled(wording.settings.windowNotChanged)))
  const remove = useMutation(api.maintenance.remove.mutationOptions(settled(wording.settings.windowStillThere)))
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
      <td>{wording.settings.windowInAvailabilityIs[planned.counts ? 'counts' : 'leftOut']}</td>
      <td>
        <div className={classes.right}>
          {sure ? (
            <>
              <Button variant="default" onClick={() => setSure(false)}>
                {wording.settings.windowKeep}
              </Button>
              <Button color="red" loading={remove.isPending} onClick={() => remove.mutate({ id: planned.id })}>
                {wording.common.delete}
              </Button>
            </>
          ) : (
            <>
              <Button
                variant="subtle"
                color="gray"
                aria-label={wording.settings.windowChange(planned.name)}
                onClick={onEdit}
              >
                {wording.settings.change}
              </Button>
              <Button
                variant="subtle"
                color="gray"
                aria-label={wording.settings.windowDelete(planned.name)}
                onClick={() => setSure(true)}
              >
                {wording.common.delete}
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
  if (!enabled) return wording.settings.windowOff
  if (!first) return wording.settings.windowOver
  if (first.fromMs > nowMs) return wording.settings.windowNext(occurrenceText(first))
  return (
    <Filled
      text={wording.settings.windowNow}
      parts={{ now: <strong>{wording.settings.windowNowOn}</strong>, when: occurrenceText(first) }}
    />
  )
}

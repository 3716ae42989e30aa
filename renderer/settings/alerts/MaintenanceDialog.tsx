import { Button, Input, Modal, MultiSelect, SegmentedControl, Switch, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { idFrom } from '../../../electron/core/idFrom.ts'
import { wording } from '../../../electron/core/language/language.ts'
import type { PlannedWindow } from '../../../electron/core/model/maintenance.ts'
import { api } from '../../api/client.ts'
import { problemOf } from '../../api/problem.ts'
import classes from '../settings.module.css'
import { ScheduleFields } from './ScheduleFields.tsx'
import { useScopeChoices } from './useScopeText.ts'
import { WindowPreview } from './WindowPreview.tsx'
import { emptyForm, type FormIssue, formOf, type WindowForm, windowOf } from './windowForm.ts'

type Props = { editing: PlannedWindow | 'new' | null; taken: readonly PlannedWindow[]; onClose: () => void }

/** Plans a window or changes one, with the times that come of it. */
export function MaintenanceDialog({ editing, taken, onClose }: Props) {
  return (
    <Modal
      opened={editing !== null}
      onClose={onClose}
      closeOnClickOutside={false}
      title={wording.settings.window[editing === 'new' ? 'new' : 'stored']}
      size="lg"
    >
      {editing && (
        <Form planned={editing === 'new' ? null : editing} ids={taken.map(({ id }) => id)} onClose={onClose} />
      )}
    </Modal>
  )
}

/** An id that no other window has, made of the name. */
function freeId(name: string, ids: readonly string[]): string {
  const wanted = idFrom(name) || 'maintenance'
  let id = wanted
  for (let count = 2; ids.includes(id); count++) id = `${wanted}-${count}`
  return id
}

type FormProps = { planned: PlannedWindow | null; ids: readonly string[]; onClose: () => void }

function Form({ planned, ids, onClose }: FormProps) {
  const [form, setForm] = useState(() => (planned ? formOf(planned, Date.now()) : emptyForm(Date.now())))
  const [issues, setIssues] = useState<FormIssue[]>([])
  const choices = useScopeChoices()
  const queryClient = useQueryClient()
  const save = useMutation(
    api.maintenance.save.mutationOptions({
      onSuccess: () => {
        void queryClient.invalidateQueries({ queryKey: api.maintenance.key() })
        void queryClient.invalidateQueries({ queryKey: api.summary.key() })
        onClose()
      },
      onError: (error) => {
        const problem = problemOf(error)
        setIssues(
          problem.issues.length > 0 ? problem.issues : [{ path: '', message: `${problem.text} ${problem.next}` }],
        )
      },
    }),
  )
  const change = (patch: Partial<WindowForm>) => {
    setIssues([])
    setForm((before) => ({ ...before, ...patch }))
  }
  const error = (...paths: string[]) =>
    issues.find(({ path }) => paths.some((each) => path === each || path.startsWith(`${each}[`)))?.message
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const made = windowOf(form, planned?.id ?? freeId(form.name, ids))
    if ('path' in made) return setIssues([made])
    save.mutate({ ...made, mustBeNew: planned === null })
  }
  return (
    <form className={classes.stack} onSubmit={submit} noValidate>
      <TextInput
        label={wording.settings.name}
        placeholder={wording.settings.windowExample}
        maxLength={120}
        data-autofocus
        error={error('name')}
        value={form.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <div className={classes.stack}>
        <Input.Wrapper label={wording.settings.windowFor} labelElement="div">
          <SegmentedControl
            aria-label={wording.settings.windowFor}
            fullWidth
            value={form.scope}
            onChange={(value) => change({ scope: value as WindowForm['scope'] })}
            data={[
              { value: 'all', label: wording.settings.windowScopes.all },
              { value: 'vendors', label: wording.settings.windowScopes.vendors },
              { value: 'monitors', label: wording.settings.windowScopes.monitors },
            ]}
          />
        </Input.Wrapper>
        {form.scope !== 'all' && (
          <MultiSelect
            label={wording.settings.windowScopes[form.scope]}
            data={choices[form.scope]}
            value={form[form.scope]}
            onChange={(ids) => change(form.scope === 'vendors' ? { vendors: ids } : { monitors: ids })}
            error={error('vendors', 'monitors')}
            searchable
          />
        )}
      </div>
      <ScheduleFields form={form} change={change} error={error} />
      <WindowPreview form={form} />
      <Switch
        label={wording.settings.windowCounts}
        description={wording.settings.windowCountsHint}
        checked={form.counts}
        onChange={(event) => change({ counts: event.currentTarget.checked })}
      />
      {error('', 'id') && (
        <p className={classes.bad} role="alert">
          {error('', 'id')}
        </p>
      )}
      <div className={classes.right}>
        <Button variant="default" onClick={onClose}>
          {wording.common.cancel}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {planned ? wording.common.save : wording.settings.windowPlan}
        </Button>
      </div>
    </form>
  )
}

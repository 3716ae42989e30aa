import { Alert, Button } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { type FormEvent, useId } from 'react'
import type { Monitor, Vendor } from '../../electron/core/model/monitor.ts'
import { navigateTo } from '../ui/leaveGuard.ts'
import { links } from '../ui/links.ts'
import { AdvancedFields } from './AdvancedFields.tsx'
import { BasicFields } from './BasicFields.tsx'
import { ExpectFields } from './ExpectFields.tsx'
import type { FormValues } from './formValues.ts'
import { MonitorActions } from './MonitorActions.tsx'
import classes from './monitorForm.module.css'
import { RequestFields } from './RequestFields.tsx'
import { SecretFields } from './SecretFields.tsx'
import { TestPanel } from './TestPanel.tsx'
import { issueAt } from './toDraft.ts'
import { useMonitorForm } from './useMonitorForm.ts'
import { useTestRun } from './useTestRun.ts'

type Props = { vendors: readonly Vendor[]; monitor?: Monitor; initial: FormValues }

/** The form beside the result of its test. */
export function MonitorForm({ vendors, monitor, initial }: Props) {
  const editor = useMonitorForm(initial, vendors, monitor)
  const test = useTestRun()
  const formId = useId()
  const { form, set, issues, problem, read } = editor
  const issue = (path: string) => issueAt(issues, path)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    void editor.save()
  }
  const runTest = () => {
    editor.showIssues()
    if (read.ok) test.run({ draft: read.draft, vendorName: editor.vendorName, secrets: editor.typedSecrets() })
  }
  return (
    <div className={classes.page}>
      <div className={classes.columns}>
        <form id={formId} className={classes.form} onSubmit={submit} noValidate>
          {monitor && <MonitorActions monitor={monitor} />}
          <BasicFields form={form} set={set} issue={issue} vendors={vendors} editing={monitor !== undefined} />
          <RequestFields form={form} set={set} issue={issue} />
          <SecretFields form={form} values={editor.secrets} onChange={editor.setSecret} />
          <ExpectFields form={form} set={set} issue={issue} />
          <AdvancedFields form={form} set={set} issue={issue} />
        </form>
        <TestPanel test={test} />
      </div>
      <div className={classes.bar}>
        {problem ? (
          <Alert color="red" className={classes.problem} role="alert">
            <strong>{problem.text}</strong> {problem.next}
          </Alert>
        ) : (
          <span className={classes.barNote} role="status">
            {issues.length > 0
              ? `${issues.length === 1 ? 'One field needs' : `${issues.length} fields need`} another look: ${issues[0]?.message}`
              : monitor && !editor.dirty
                ? 'Nothing changed yet.'
                : 'Nothing is saved until you save.'}
          </span>
        )}
        <Button
          variant="subtle"
          color="gray"
          onClick={() => navigateTo(monitor ? links.monitor(monitor.id) : links.overview)}
        >
          Cancel
        </Button>
        {test.state === 'running' ? (
          <Button variant="default" onClick={test.cancel}>
            Stop the test
          </Button>
        ) : (
          <Button variant="default" leftSection={<IconPlayerPlay size={14} />} onClick={runTest}>
            Test now
          </Button>
        )}
        <Button type="submit" form={formId} loading={editor.saving}>
          {monitor ? 'Save changes' : 'Save monitor'}
        </Button>
      </div>
    </div>
  )
}

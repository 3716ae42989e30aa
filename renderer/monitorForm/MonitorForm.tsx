import { Alert, Button } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { entryOf } from '../../electron/core/catalog/index.ts'
import { catalogNews } from '../../electron/core/catalog/news.ts'
import type { CatalogEntry } from '../../electron/core/catalog/schema.ts'
import { formatDuration } from '../../electron/core/duration.ts'
import { wording } from '../../electron/core/language/language.ts'
import type { Monitor, Vendor } from '../../electron/core/model/monitor.ts'
import { navigateTo } from '../ui/leaveGuard.ts'
import { links } from '../ui/links.ts'
import { AdvancedFields } from './AdvancedFields.tsx'
import { AuthFields } from './AuthFields.tsx'
import { BasicFields } from './BasicFields.tsx'
import { CatalogFields } from './CatalogFields.tsx'
import { CatalogNewsNote } from './CatalogNewsNote.tsx'
import classes from './catalog.module.css'
import { ExpectFields } from './ExpectFields.tsx'
import type { FormValues } from './formValues.ts'
import { MonitorActions } from './MonitorActions.tsx'
import formClasses from './monitorForm.module.css'
import { RequestFields } from './RequestFields.tsx'
import { RequestLine } from './RequestLine.tsx'
import { ScopeFields } from './ScopeFields.tsx'
import { SecretFields } from './SecretFields.tsx'
import { TestPanel } from './TestPanel.tsx'
import { issueAt } from './toDraft.ts'
import { useCatalogChoice } from './useCatalogChoice.ts'
import { useMonitorForm } from './useMonitorForm.ts'
import { useTestRun } from './useTestRun.ts'

type Props = {
  vendors: readonly Vendor[]
  monitor?: Monitor
  initial: FormValues
  /** The catalog's entry that it is made from: then only its own fields are asked for at first. */
  entry?: CatalogEntry
  /** Values that came with a pasted command, by secret name. */
  secrets?: Readonly<Record<string, string>>
  /** What a pasted command says that a monitor does not do. */
  leftOut?: readonly string[]
}

/** The form beside the result of its test. */
export function MonitorForm({ vendors, monitor, initial, entry, secrets, leftOut = [] }: Props) {
  const editor = useMonitorForm(initial, vendors, monitor, secrets)
  const test = useTestRun()
  const formId = useId()
  const { form, set, issues, problem, read } = editor
  const catalog = useCatalogChoice(entry, vendors, set)
  const [opened, setOpened] = useState(false)
  const issue = (path: string) => issueAt(issues, path)
  const missing = Object.values(catalog.problems)
  const complaints = editor.shown
    ? [...missing, ...(missing.length > 0 ? [] : issues.map(({ message }) => message))]
    : []
  const details = !entry || opened || (missing.length === 0 && issues.length > 0)
  const news =
    monitor &&
    form.catalog?.revision === monitor.catalog?.revision &&
    catalogNews(monitor, entryOf(monitor.catalog?.id ?? ''))
  const formElement = useRef<HTMLFormElement>(null)
  const [attempts, setAttempts] = useState(0)
  // After the complaints are drawn: the first field that needs another look may be out of sight.
  useEffect(() => {
    const wrong = attempts > 0 && formElement.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    if (!wrong) return
    wrong.scrollIntoView({ block: 'center' })
    wrong.focus({ preventScroll: true })
  }, [attempts])
  const ready = () => {
    editor.showIssues()
    setAttempts(attempts + 1)
    return missing.length === 0
  }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready()) void editor.save()
  }
  const runTest = () => {
    if (ready() && read.ok)
      test.run({ draft: read.draft, vendorName: editor.vendorName, secrets: editor.typedSecrets() })
  }
  return (
    <div className={formClasses.page}>
      <div className={formClasses.columns}>
        <form id={formId} ref={formElement} className={formClasses.form} onSubmit={submit} noValidate>
          {monitor && <MonitorActions monitor={monitor} />}
          {news && (
            <CatalogNewsNote
              news={news}
              onTake={() => set({ ...news.patch, interval: formatDuration(news.patch.intervalMs) })}
              onDismiss={() => set({ catalog: news.patch.catalog })}
            />
          )}
          {leftOut.map((sentence) => (
            <p key={sentence} className={classes.aside}>
              {sentence}
            </p>
          ))}
          {entry && (
            <>
              <CatalogFields
                entry={entry}
                catalog={catalog}
                secrets={editor.secrets}
                onSecret={editor.setSecret}
                shown={editor.shown}
              />
              <RequestLine
                form={form}
                url={catalog.gapUrl ?? form.url}
                open={details}
                onToggle={() => setOpened(!opened)}
              />
            </>
          )}
          {details && (
            <>
              <BasicFields form={form} set={set} issue={issue} vendors={vendors} editing={monitor !== undefined} />
              <RequestFields form={form} set={set} issue={issue} />
              <AuthFields form={form} set={set} issue={issue} />
            </>
          )}
          <SecretFields form={form} values={editor.secrets} onChange={editor.setSecret} except={catalog.secretNames} />
          {details && (
            <>
              <ExpectFields form={form} set={set} issue={issue} />
              <AdvancedFields form={form} set={set} issue={issue} />
              <ScopeFields form={form} set={set} issue={issue} />
            </>
          )}
        </form>
        <TestPanel test={test} entry={entry} />
      </div>
      <div className={formClasses.bar}>
        {problem ? (
          <Alert color="red" className={formClasses.problem} role="alert">
            <strong>{problem.text}</strong> {problem.next}
          </Alert>
        ) : (
          <span className={formClasses.barNote} role="status">
            {complaints.length > 0
              ? wording.monitorForm.complaints(complaints.length, complaints[0] ?? '')
              : monitor && !editor.dirty
                ? wording.monitorForm.nothingChangedYet
                : wording.monitorForm.nothingSavedYet}
          </span>
        )}
        <Button
          variant="subtle"
          color="gray"
          onClick={() => navigateTo(monitor ? links.monitor(monitor.id) : links.newMonitor)}
        >
          {monitor ? wording.common.cancel : wording.monitorForm.back}
        </Button>
        {test.state === 'running' ? (
          <Button variant="default" onClick={test.cancel}>
            {wording.monitorForm.stopTest}
          </Button>
        ) : (
          <Button variant="default" leftSection={<IconPlayerPlay size={14} />} onClick={runTest}>
            {wording.monitorForm.testNow}
          </Button>
        )}
        <Button type="submit" form={formId} loading={editor.saving}>
          {monitor ? wording.monitorForm.saveChanges : wording.monitorForm.saveMonitor}
        </Button>
      </div>
    </div>
  )
}

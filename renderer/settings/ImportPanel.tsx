import { Button, Checkbox, FileButton, Textarea } from '@mantine/core'
import { IconDownload, IconUpload } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type DragEvent, useRef, useState } from 'react'
import type { MissingSecret } from '../../electron/core/contract/config.ts'
import { wording } from '../../electron/core/language/language.ts'
import { api, client } from '../api/client.ts'
import { Panel } from '../ui/Panel.tsx'
import { saveFile } from '../ui/saveFile.ts'
import { tellProblem } from '../ui/tellProblem.ts'
import { ImportOutcome } from './ImportOutcome.tsx'
import classes from './import.module.css'
import { MissingSecrets } from './MissingSecrets.tsx'
import { UndoImport } from './UndoImport.tsx'

/** Vendors and monitors from a file: first what would change, then the change; and the way out and back again. */
export function ImportPanel() {
  const queryClient = useQueryClient()
  const [yaml, setYaml] = useState('')
  const [removeAbsent, setRemoveAbsent] = useState(false)
  const [missing, setMissing] = useState<readonly MissingSecret[]>([])
  const run = useMutation(
    api.config.import.mutationOptions({
      onSuccess: (result) => {
        if (!result.applied) return
        void queryClient.invalidateQueries()
        setMissing(result.missingSecrets)
      },
    }),
  )
  const again = useRef<() => void>(null)
  const change = (text: string) => {
    setYaml(text)
    setRemoveAbsent(false)
    run.reset()
  }
  const preview = (text: string, remove: boolean) => {
    setRemoveAbsent(remove)
    run.mutate({ yaml: text, apply: false, removeAbsent: remove })
  }
  const read = (file: File | null | undefined) => {
    // Else the same file, corrected meanwhile, could not be chosen again.
    again.current?.()
    file?.text().then(
      (text) => {
        change(text)
        preview(text, false)
      },
      () => tellProblem(wording.settings.importUnreadable, null),
    )
  }
  const drop = (event: DragEvent) => {
    if (event.dataTransfer.files.length === 0) return
    event.preventDefault()
    read(event.dataTransfer.files[0])
  }
  const exportAll = () => {
    client.config.export().then(saveFile, (error: unknown) => tellProblem(wording.settings.exportFailed, error))
  }
  const previewed = run.data && !run.data.applied ? run.data : undefined
  const changes = previewed?.changes.some(({ action }) => action !== 'keep')
  return (
    <Panel
      title={wording.settings.import}
      note={wording.settings.importNote}
      id="import"
      actions={
        <Button variant="default" leftSection={<IconDownload size={14} />} onClick={exportAll}>
          {wording.settings.exportAll}
        </Button>
      }
    >
      <UndoImport />
      <Textarea
        aria-label={wording.settings.importField}
        description={wording.settings.importHint}
        placeholder={
          'headstart: 1\nvendors:\n  - id: stripe\n    name: Stripe\nmonitors:\n  - id: stripe-balance\n    …'
        }
        autosize
        minRows={6}
        maxRows={16}
        value={yaml}
        onChange={(event) => change(event.currentTarget.value)}
        onDrop={drop}
        classNames={{ input: 'hs-mono' }}
        spellCheck={false}
      />
      <div className={classes.importBar}>
        <FileButton resetRef={again} accept=".yaml,.yml,.json,text/yaml,application/json" onChange={read}>
          {(props) => (
            <Button variant="default" leftSection={<IconUpload size={14} />} {...props}>
              {wording.settings.importChoose}
            </Button>
          )}
        </FileButton>
        <Button
          variant={previewed ? 'default' : 'filled'}
          disabled={yaml.trim() === ''}
          loading={run.isPending}
          onClick={() => preview(yaml, removeAbsent)}
        >
          {wording.settings.importPreview}
        </Button>
        {previewed && changes && (
          <Button onClick={() => run.mutate({ yaml, apply: true, removeAbsent })}>
            {wording.settings.importApply}
          </Button>
        )}
        {previewed && previewed.absent.length > 0 && (
          <Checkbox
            label={wording.settings.importRemoves(absentWords(previewed.absent))}
            checked={removeAbsent}
            onChange={(event) => preview(yaml, event.currentTarget.checked)}
          />
        )}
      </div>
      <ImportOutcome result={run.data} error={run.error} />
      {missing.length > 0 && <MissingSecrets missing={missing} onClose={() => setMissing([])} />}
    </Panel>
  )
}

function absentWords(absent: readonly { what: string }[]): string {
  return (['monitor', 'vendor', 'channel'] as const)
    .flatMap((kind) => {
      const count = absent.filter(({ what }) => what === kind).length
      return count > 0 ? [wording.settings.importCounts[kind](count)] : []
    })
    .join(', ')
}

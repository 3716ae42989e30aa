import { Button, FileButton, Textarea } from '@mantine/core'
import { IconDownload, IconUpload } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, client } from '../api/client.ts'
import { Panel } from '../ui/Panel.tsx'
import { saveFile } from '../ui/saveFile.ts'
import { tellProblem } from '../ui/tellProblem.ts'
import { ImportOutcome } from './ImportOutcome.tsx'
import classes from './settings.module.css'

/** Vendors and monitors from YAML: first what would change, then the change; and the way out again. */
export function ImportPanel() {
  const queryClient = useQueryClient()
  const [yaml, setYaml] = useState('')
  const run = useMutation(
    api.config.import.mutationOptions({
      onSuccess: (result) => {
        if (result.applied) void queryClient.invalidateQueries()
      },
    }),
  )
  const change = (text: string) => {
    setYaml(text)
    run.reset()
  }
  const exportAll = () => {
    client.config.export().then(saveFile, (error: unknown) => tellProblem('The export was not made', error))
  }
  const previewed = run.data && !run.data.applied
  return (
    <Panel
      title="Import and export"
      note="vendors and monitors as YAML, never a secret's value"
      id="import"
      actions={
        <Button variant="default" leftSection={<IconDownload size={14} />} onClick={exportAll}>
          Export all
        </Button>
      }
    >
      <Textarea
        aria-label="YAML to import"
        placeholder={
          'headstart: 1\nvendors:\n  - id: stripe\n    name: Stripe\nmonitors:\n  - id: stripe-balance\n    …'
        }
        autosize
        minRows={6}
        maxRows={16}
        value={yaml}
        onChange={(event) => change(event.currentTarget.value)}
        classNames={{ input: 'hs-mono' }}
        spellCheck={false}
      />
      <div className={classes.importBar}>
        <FileButton
          accept=".yaml,.yml,text/yaml"
          onChange={(file) => {
            file?.text().then(change, () => tellProblem('The file could not be read', null))
          }}
        >
          {(props) => (
            <Button variant="default" leftSection={<IconUpload size={14} />} {...props}>
              Choose a file
            </Button>
          )}
        </FileButton>
        <Button
          variant={previewed ? 'default' : 'filled'}
          disabled={yaml.trim() === ''}
          loading={run.isPending}
          onClick={() => run.mutate({ yaml, apply: false })}
        >
          Show what would change
        </Button>
        {previewed && <Button onClick={() => run.mutate({ yaml, apply: true })}>Apply these changes</Button>}
      </div>
      <ImportOutcome result={run.data} error={run.error} />
    </Panel>
  )
}

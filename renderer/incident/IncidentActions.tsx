import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconCopy, IconDownload, IconFileText, IconFileZip } from '@tabler/icons-react'
import type { ReportFormat } from '../../electron/core/contract.ts'
import type { Incident } from '../../electron/core/model/incident.ts'
import { client } from '../api/client.ts'
import { CopyButton, useCopy } from '../ui/CopyButton.tsx'
import { debugReport, toldOfReport } from '../ui/incidentActions.ts'
import { saveFile } from '../ui/saveFile.ts'
import { tellProblem } from '../ui/tellProblem.ts'
import { AcknowledgeButton } from './AcknowledgeButton.tsx'
import classes from './incident.module.css'

/** Take the proof elsewhere, or say that somebody is on it. */
export function IncidentActions({ incident }: { incident: Incident }) {
  const { id } = incident
  const text = useCopy(async () => (await client.incidents.report({ id, format: 'text' })).text())
  const download = (format: ReportFormat) => {
    client.incidents.report({ id, format }).then(saveFile, (error) => tellProblem('The report was not saved', error))
  }
  return (
    <div className={classes.actions}>
      <CopyButton label="Copy debug report" getText={() => debugReport(id)} told={toldOfReport} />
      {incident.state === 'open' && !incident.acknowledged && <AcknowledgeButton id={id} />}
      <Menu>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconDownload size={15} />}
            rightSection={<IconChevronDown size={14} />}
            loading={text.state === 'working'}
          >
            {text.state === 'copied' ? 'Copied' : text.state === 'failed' ? 'Not copied' : 'Other forms'}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconCopy size={15} />} onClick={text.copy}>
            Copy as plain text
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconFileText size={15} />} onClick={() => download('markdown')}>
            Download Markdown
          </Menu.Item>
          <Menu.Item leftSection={<IconDownload size={15} />} onClick={() => download('har')}>
            Download HAR of all attempts
          </Menu.Item>
          <Menu.Item leftSection={<IconFileZip size={15} />} onClick={() => download('zip')}>
            Download everything as ZIP
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}

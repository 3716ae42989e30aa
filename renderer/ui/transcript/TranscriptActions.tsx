import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { wording } from '../../../electron/core/language/language.ts'
import type { Transcript } from '../../../electron/core/model/transcript.ts'
import { client } from '../../api/client.ts'
import { CopyButton } from '../CopyButton.tsx'
import { ReportActions } from '../report/ReportActions.tsx'
import { saveFile } from '../saveFile.ts'
import { tellProblem } from '../tellProblem.ts'
import { PinButton } from './PinButton.tsx'
import classes from './transcript.module.css'

/** Ways to take a stored transcript elsewhere. All of them are redacted by the application. */
export function TranscriptActions({ transcript }: { transcript: Transcript }) {
  const { id } = transcript
  const download = () => {
    client.transcripts.har({ id }).then(saveFile, (error) => tellProblem(wording.ui.harNotSaved, error))
  }
  return (
    <div className={classes.actions}>
      <ReportActions of={{ kind: 'transcript', id }} />
      <PinButton transcript={transcript} />
      <CopyButton
        label={wording.ui.copyAsCurl}
        variant="default"
        getText={async () => (await client.transcripts.curl({ id })).text()}
      />
      <CopyButton
        label={wording.ui.copyAsText}
        variant="default"
        getText={async () => (await client.transcripts.text({ id })).text()}
      />
      <Button variant="default" leftSection={<IconDownload size={15} />} onClick={download}>
        {wording.ui.downloadHar}
      </Button>
    </div>
  )
}

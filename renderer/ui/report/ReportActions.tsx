import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconEye } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { wording } from '../../../electron/core/language/language.ts'
import { CopyButton } from '../CopyButton.tsx'
import { toldOfReport } from '../incidentActions.ts'
import { type ReportOf, reportMarkdown } from './reportSource.ts'

const ReportDialog = lazy(() => import('./ReportDialog.tsx').then((it) => ({ default: it.ReportDialog })))

/** Copies the debug report by one click, or shows first what would leave. */
export function ReportActions({ of }: { of: ReportOf }) {
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <>
      <CopyButton label={wording.common.copyDebugReport} getText={() => reportMarkdown(of)} told={toldOfReport} />
      <Button variant="default" leftSection={<IconEye size={15} />} onClick={open}>
        {wording.ui.previewReport}
      </Button>
      <Suspense fallback={null}>{opened && <ReportDialog of={of} opened onClose={close} />}</Suspense>
    </>
  )
}

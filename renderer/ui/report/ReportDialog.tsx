import { Modal, Skeleton, Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type ReportFormat, reportFormatSchema } from '../../../electron/core/contract/reports.ts'
import { wording } from '../../../electron/core/language/language.ts'
import { ErrorPanel } from '../Notice.tsx'
import { ReportBody } from './ReportBody.tsx'
import classes from './report.module.css'
import { type ReportOf, reportPreview } from './reportSource.ts'

const order: ReportFormat[] = ['markdown', 'text', 'har', 'zip']

type Props = { of: ReportOf; opened: boolean; onClose: () => void }

/** Shows exactly what would leave, in each form, before it does. */
export function ReportDialog({ of, opened, onClose }: Props) {
  const [format, setFormat] = useState<ReportFormat>('markdown')
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={wording.ui.reportTitle}
      size={980}
      classNames={{ body: classes.dialog }}
    >
      <Tabs
        value={format}
        onChange={(value) => setFormat(reportFormatSchema.catch('markdown').parse(value))}
        keepMounted={false}
      >
        <Tabs.List>
          {order.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {wording.ui.reportFormats[each]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {order.map((each) => (
          <Tabs.Panel key={each} value={each}>
            <Preview of={of} format={each} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Modal>
  )
}

function Preview({ of, format }: { of: ReportOf; format: ReportFormat }) {
  // A key of its own: what is being read stays as it is while the incident goes on, and copying gives just that.
  const preview = useQuery({
    queryKey: ['report preview', of.kind, of.id, format],
    queryFn: () => reportPreview(of, format),
    gcTime: 0,
    retry: false,
  })
  if (preview.isPending) return <Skeleton height={360} mt={14} />
  if (!preview.data)
    return (
      <div className={classes.refused}>
        <ErrorPanel error={preview.error} onRetry={() => void preview.refetch()} />
      </div>
    )
  return <ReportBody of={of} format={format} preview={preview.data} />
}

import { Button, Skeleton } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import type { ReportFormat } from '../../../electron/core/contract/reports.ts'
import { wording } from '../../../electron/core/language/language.ts'
import type { ReportPreview } from '../../../electron/core/model/comparison.ts'
import { CopyButton } from '../CopyButton.tsx'
import { Filled } from '../Filled.tsx'
import { formatBytes, formatUtc } from '../format.ts'
import { saveFile } from '../saveFile.ts'
import { tellProblem } from '../tellProblem.ts'
import { replacedText } from '../transcript/AttemptFacts.tsx'
import classes from './report.module.css'
import { type ReportOf, reportFile } from './reportSource.ts'

const CodeView = lazy(() => import('../transcript/CodeView.tsx').then((it) => ({ default: it.CodeView })))

type Props = { of: ReportOf; format: ReportFormat; preview: ReportPreview }

/** One form of the report: how large it is, what was replaced in it, its text, and the ways to take it along. */
export function ReportBody({ of, format, preview }: Props) {
  const { generatedAtMs, text } = preview
  const download = () => {
    reportFile(of, format, generatedAtMs).then(saveFile, (error) => tellProblem(wording.ui.reportNotSaved, error))
  }
  return (
    <>
      <div className={classes.bar}>
        <p>
          <Filled
            text={wording.ui.reportIs}
            parts={{
              name: <strong className="hs-mono">{preview.name}</strong>,
              size: formatBytes(preview.bytes),
              moment: <span className="hs-num">{formatUtc(generatedAtMs)}</span>,
              replaced: replacedText(preview.replacements),
            }}
          />
        </p>
        {format !== 'zip' && (
          <CopyButton
            label={wording.common.copy}
            getText={async () => (preview.cut ? (await reportFile(of, format, generatedAtMs)).text() : text)}
            told={(copied) => `${preview.name}, ${formatBytes(new TextEncoder().encode(copied).length)}.`}
          />
        )}
        <Button variant="default" leftSection={<IconDownload size={15} />} onClick={download}>
          {wording.ui.download}
        </Button>
      </div>
      {preview.tags.length > 0 && (
        <p className={classes.tags}>
          {wording.ui.inPlaceOfSecrets}{' '}
          {preview.tags.map(({ name, count }, index) => (
            <span key={name}>
              {index > 0 && ', '}
              <span className="hs-mono">{name}</span> {count}×
            </span>
          ))}
        </p>
      )}
      {preview.entries.length > 1 && (
        <ul className={classes.entries} aria-label={wording.ui.filesInside}>
          {preview.entries.map((entry) => (
            <li key={entry.name}>
              <span className="hs-mono">{entry.name}</span> <span className="hs-dim">{formatBytes(entry.bytes)}</span>
            </li>
          ))}
        </ul>
      )}
      <div className={classes.text}>
        <Suspense fallback={<Skeleton height={320} />}>
          <CodeView text={text} json={format === 'har'} label={wording.ui.reportText} />
        </Suspense>
      </div>
      {preview.cut && <p className="hs-dim">{wording.ui.onlyBeginning}</p>}
    </>
  )
}

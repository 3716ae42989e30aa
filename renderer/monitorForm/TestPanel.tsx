import { Loader } from '@mantine/core'
import { IconTestPipe } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useRef } from 'react'
import type { CatalogEntry } from '../../electron/core/catalog/schema.ts'
import { wording } from '../../electron/core/language/language.ts'
import { EmptyState, ErrorPanel } from '../ui/Notice.tsx'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import { Elapsed } from '../ui/TimeText.tsx'
import catalogClasses from './catalog.module.css'
import classes from './monitorForm.module.css'
import { type TestWords, testWords } from './testWords.ts'
import type { TestRun } from './useTestRun.ts'

const TranscriptView = lazy(() =>
  import('../ui/transcript/TranscriptView.tsx').then((it) => ({ default: it.TranscriptView })),
)

/** What the test of the unsaved draft showed: the whole exchange, with the verdict and its evidence. */
export function TestPanel({ test, entry }: { test: TestRun; entry?: CatalogEntry }) {
  const panel = useRef<HTMLElement>(null)
  const startedAtMs = useRef(0)
  useEffect(() => {
    if (test.state === 'running') startedAtMs.current = Date.now()
    if (test.state !== 'idle') panel.current?.scrollIntoView({ block: 'nearest' })
  }, [test.state])
  return (
    <section className={classes.test} ref={panel} aria-label={wording.monitorForm.testResult} aria-live="polite">
      {test.state === 'idle' && (
        <EmptyState icon={<IconTestPipe size={30} stroke={1.4} />} title={wording.monitorForm.testFirstTitle}>
          {wording.monitorForm.testFirstNote}
        </EmptyState>
      )}
      {test.state === 'running' && (
        <EmptyState icon={<Loader size={26} />} title={wording.monitorForm.sendingRequest}>
          <Elapsed fromMs={startedAtMs.current || Date.now()} />
        </EmptyState>
      )}
      {test.state === 'stopped' && (
        <EmptyState title={wording.monitorForm.testStopped}>{wording.monitorForm.testStoppedNote}</EmptyState>
      )}
      {test.state === 'failed' && <ErrorPanel error={test.error} what={wording.monitorForm.testNotRun} />}
      {test.state === 'done' && test.transcript && (
        <>
          <Words {...testWords(test.transcript, entry)} />
          <Suspense fallback={<PageSkeleton />}>
            <TranscriptView transcript={test.transcript} compact />
          </Suspense>
        </>
      )}
    </section>
  )
}

function Words({ tone, title, text }: TestWords) {
  return (
    <p className={catalogClasses.words} data-tone={tone}>
      <strong>{title}</strong> {text}
    </p>
  )
}

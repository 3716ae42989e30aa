import { Button, FileButton } from '@mantine/core'
import { IconFileImport, IconFileSearch } from '@tabler/icons-react'
import { useCallback, useMemo, useRef } from 'react'
import { Link, useSearch } from 'wouter'
import { wording } from '../../electron/core/language/language.ts'
import { DropZone } from '../ui/DropZone.tsx'
import { Filled } from '../ui/Filled.tsx'
import { navigateTo } from '../ui/leaveGuard.ts'
import { links } from '../ui/links.ts'
import { EmptyState, ErrorPanel } from '../ui/Notice.tsx'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import { usePageTitle } from '../ui/usePageTitle.ts'
import { FilterBar } from './FilterBar.tsx'
import { type Filters, readFilters, searchWords, writeFilters } from './filters.ts'
import { ImportStatus } from './ImportStatus.tsx'
import { TranscriptList } from './TranscriptList.tsx'
import classes from './transcripts.module.css'
import { useHarImport } from './useHarImport.ts'
import { useTranscriptPages } from './useTranscriptPages.ts'

/** Every stored attempt, newest first, and those imported from a HAR file. */
export function TranscriptsPage() {
  usePageTitle({ text: wording.common.transcripts })
  const search = useSearch()
  const filters = useMemo(() => readFilters(search), [search])
  const words = useMemo(() => searchWords(filters.q), [filters.q])
  const { pages, heads } = useTranscriptPages(search)
  const har = useHarImport()
  const resetFile = useRef<() => void>(null)
  const change = (next: Filters) => navigateTo(`${links.transcripts}${writeFilters(next)}`, { replace: true })
  const { fetchNextPage, isFetching } = pages
  const more = useCallback(() => {
    if (!isFetching) void fetchNextPage()
  }, [fetchNextPage, isFetching])
  return (
    <DropZone label={wording.transcripts.dropZone} invitation={wording.transcripts.dropInvitation} onFile={har.send}>
      <div className={classes.page}>
        <FilterBar filters={filters} onChange={change}>
          <FileButton
            accept=".har,application/json"
            resetRef={resetFile}
            onChange={(file) => {
              if (file) har.send(file)
              // Else the same file, mended, could not be chosen again.
              resetFile.current?.()
            }}
          >
            {(props) => (
              <Button
                {...props}
                variant="default"
                leftSection={<IconFileImport size={15} />}
                disabled={har.state.kind === 'running'}
              >
                {wording.transcripts.importHar}
              </Button>
            )}
          </FileButton>
        </FilterBar>
        <ImportStatus state={har.state} onCancel={har.cancel} onDismiss={har.dismiss} />
        {pages.isError && !heads && <ErrorPanel error={pages.error} onRetry={() => void pages.refetch()} />}
        {pages.isPending && <PageSkeleton />}
        {heads?.length === 0 && <NothingFound filtered={search !== ''} onClear={() => change({})} />}
        {heads && heads.length > 0 && (
          <TranscriptList
            key={search}
            memory={search}
            heads={heads}
            words={words}
            stale={pages.isPlaceholderData}
            more={pages.hasNextPage}
            onMore={more}
          />
        )}
      </div>
    </DropZone>
  )
}

function NothingFound({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (!filtered)
    return (
      <EmptyState icon={<IconFileSearch size={30} />} title={wording.transcripts.emptyTitle}>
        <Filled
          text={wording.transcripts.emptyText}
          parts={{
            addMonitor: (
              <Link href={links.newMonitor} className="hs-link">
                {wording.transcripts.addMonitor}
              </Link>
            ),
          }}
        />
      </EmptyState>
    )
  return (
    <EmptyState icon={<IconFileSearch size={30} />} title={wording.transcripts.nothingMatches}>
      <Filled
        text={wording.transcripts.clearToSeeAll}
        parts={{
          clear: (
            <button type="button" className={classes.clear} onClick={onClear}>
              {wording.transcripts.clearFilters}
            </button>
          ),
        }}
      />
    </EmptyState>
  )
}

import { useMemo } from 'react'
import { Link, useSearch } from 'wouter'
import { wording } from '../../electron/core/language/language.ts'
import { formatClock } from '../ui/format.ts'
import { links } from '../ui/links.ts'
import { ErrorPanel } from '../ui/Notice.tsx'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import { SearchedWords } from '../ui/transcript/Marked.tsx'
import { TranscriptView } from '../ui/transcript/TranscriptView.tsx'
import { useCompared } from '../ui/transcript/useCompared.ts'
import { useTranscript } from '../ui/transcript/useTranscript.ts'
import { usePageTitle } from '../ui/usePageTitle.ts'
import { readFilters, searchWords, writeFilters } from './filters.ts'
import classes from './transcripts.module.css'

/** One stored attempt in full, against the last good one of its monitor where that is kept. */
export function TranscriptPage({ id }: { id: string }) {
  const query = useTranscript(id)
  const transcript = query.data
  const search = useSearch()
  const words = useMemo(() => searchWords(readFilters(search).q), [search])
  const compared = useCompared(transcript?.id)
  const lastGoodId = compared.comparison?.lastGoodId
  usePageTitle(
    { text: wording.common.transcripts, href: links.transcripts },
    {
      text: transcript
        ? `${transcript.vendorName} ${transcript.monitorName}, ${formatClock(transcript.startedAtMs)}`
        : wording.transcripts.one,
    },
  )
  if (query.isPending) return <PageSkeleton />
  if (!transcript)
    return (
      <div className="hs-page">
        <ErrorPanel
          error={query.error}
          what={wording.transcripts.unreadable}
          back={{ text: wording.transcripts.all, href: links.transcripts }}
          onRetry={() => void query.refetch()}
        />
      </div>
    )
  return (
    <div className="hs-page">
      <nav className={classes.near} aria-label={wording.transcripts.near}>
        {transcript.imported ? (
          <Link
            href={`${links.transcripts}${writeFilters({ vendor: transcript.vendorId, origin: 'imported' })}`}
            className="hs-link"
          >
            {wording.transcripts.allImportedOf(transcript.vendorName)}
          </Link>
        ) : (
          <Link href={links.monitor(transcript.monitorId)} className="hs-link">
            {transcript.vendorName} {transcript.monitorName}
          </Link>
        )}
        {transcript.incidentId !== undefined && (
          <Link href={links.incident(transcript.incidentId)} className="hs-link">
            {wording.transcripts.itsIncident}
          </Link>
        )}
        {lastGoodId !== undefined && (
          <Link href={links.transcript(lastGoodId)} className="hs-link">
            {wording.transcripts.lastGood}
          </Link>
        )}
      </nav>
      <SearchedWords value={words}>
        <TranscriptView transcript={transcript} compared={compared} />
      </SearchedWords>
    </div>
  )
}

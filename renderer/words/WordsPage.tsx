import { useQuery } from '@tanstack/react-query'
import { wording } from '../../electron/core/language/language.ts'
import { api } from '../api/client.ts'
import { links } from '../ui/links.ts'
import { ErrorPanel } from '../ui/Notice.tsx'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import { usePageTitle } from '../ui/usePageTitle.ts'
import { TemplatesPanel } from './TemplatesPanel.tsx'
import { WritingPanel } from './WritingPanel.tsx'

/** How texts about incidents are written: what they share, and the template of each. */
export function WordsPage() {
  usePageTitle({ text: wording.common.settings, href: links.settings }, { text: wording.common.wordsTitle })
  const { data, error, refetch } = useQuery(api.words.get.queryOptions())
  if (!data) {
    if (!error) return <PageSkeleton />
    return (
      <div className="hs-page">
        <ErrorPanel error={error} what={wording.templates.unreadable} onRetry={() => void refetch()} />
      </div>
    )
  }
  return (
    <div className="hs-page">
      <WritingPanel words={data} />
      <TemplatesPanel words={data} />
    </div>
  )
}

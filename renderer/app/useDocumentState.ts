import { useEffect } from 'react'
import type { Summary } from '../../electron/core/model/summary.ts'
import type { State } from '../../electron/core/model/verdict.ts'
import { useCrumbs } from '../ui/usePageTitle.ts'
import { useSummary } from '../ui/useSummary.ts'
import degraded from './icons/degraded.svg'
import down from './icons/down.svg'
import unknown from './icons/unknown.svg'
import up from './icons/up.svg'

const icons: Record<State, string> = { up, degraded, down, unknown }

/** `(1) Stripe is failing · Headstart` while something is open, else where the user is. */
export function documentTitle(summary: Summary | undefined, here: string | undefined): string {
  if (summary && summary.openIncidents.length > 0)
    return `(${summary.openIncidents.length}) ${summary.headline.replace(/\.$/, '')} · Headstart`
  return here ? `${here} · Headstart` : 'Headstart'
}

/** Keeps the window's title and its icon at the state, so that a tab in the background tells it too. */
export function useDocumentState(): void {
  const { data } = useSummary()
  const here = useCrumbs().at(-1)?.text
  const title = documentTitle(data, here)
  useEffect(() => {
    document.title = title
  }, [title])
  const icon = icons[data?.state ?? 'unknown']
  useEffect(() => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
    if (link) link.href = icon
  }, [icon])
}

import { useEffect, useSyncExternalStore } from 'react'

/** One step of where the user is; the last one has no link. */
export type Crumb = { text: string; href?: string }

let crumbs: readonly Crumb[] = []
const listeners = new Set<() => void>()

/** Says where the user is: shown in the top bar. Call it once per page. */
export function usePageTitle(...next: Crumb[]): void {
  const key = JSON.stringify(next)
  useEffect(() => {
    crumbs = JSON.parse(key) as Crumb[]
    for (const listener of listeners) listener()
  }, [key])
}

/** What the page in view said of itself. */
export function useCrumbs(): readonly Crumb[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => crumbs,
  )
}

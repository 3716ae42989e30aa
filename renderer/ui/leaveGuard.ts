import { useEffect, useSyncExternalStore } from 'react'

/**
 * The page's place in the address after `#`, with one addition to the router's own hook: a page with unsaved
 * changes is asked about before it is left, by link, search or the back button alike.
 */
let place = readPlace()
let guarded = false
let pending: string | null = null
const listeners = new Set<() => void>()

function readPlace(): string {
  return `/${location.hash.replace(/^#?\/?/, '')}`
}

function changed(): void {
  for (const listener of listeners) listener()
}

window.addEventListener('hashchange', () => {
  const wanted = readPlace()
  if (wanted === place) return
  if (guarded) {
    history.replaceState(null, '', `#${place}`)
    pending = wanted
  } else {
    place = wanted
  }
  changed()
})

window.addEventListener('beforeunload', (event) => {
  if (guarded) event.preventDefault()
})

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function go(to: string, replace: boolean): void {
  place = to
  history[replace ? 'replaceState' : 'pushState'](null, '', `#${to}`)
  changed()
}

/** Goes to a place, unless the page in view has unsaved changes: then it asks first. */
export function navigateTo(to: string, options: { replace?: boolean } = {}): void {
  if (to === place) return
  if (guarded) {
    pending = to
    changed()
    return
  }
  go(to, options.replace ?? false)
}

/** Location hook for wouter's Router. What follows a `?` names no other page: it is read with `useSearch`. */
export function useGuardedHash(): [string, typeof navigateTo] {
  return [useSyncExternalStore(subscribe, () => place.split('?', 1)[0] ?? place), navigateTo]
}
useGuardedHash.hrefs = (href: string) => `#${href}`
useGuardedHash.searchHook = () =>
  useSyncExternalStore(subscribe, () => place.slice(place.indexOf('?') + 1 || place.length))

/** While `dirty`, leaving this page asks first. */
export function useLeaveGuard(dirty: boolean): void {
  useEffect(() => {
    guarded = dirty
    return () => {
      guarded = false
    }
  }, [dirty])
}

/** Leaves without asking: after saving, or once the user agreed. */
export function leaveTo(to: string): void {
  guarded = false
  pending = null
  go(to, false)
}

/** Where the user wants to go while unsaved changes hold them, and the two answers. */
export function usePendingLeave(): { pending: string | null; stay: () => void; leave: () => void } {
  const to = useSyncExternalStore(subscribe, () => pending)
  return {
    pending: to,
    stay: () => {
      pending = null
      changed()
    },
    leave: () => {
      if (to !== null) leaveTo(to)
    },
  }
}

import { useSyncExternalStore } from 'react'

let nowMs = Date.now()
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

function tick(): void {
  nowMs = Date.now()
  for (const each of listeners) each()
}

/** One timer for the whole page; none while nobody looks at it or nothing counts. */
function adjust(): void {
  const wanted = listeners.size > 0 && !document.hidden
  if (wanted && timer === undefined) {
    timer = setInterval(tick, 1_000)
  } else if (!wanted) {
    clearInterval(timer)
    timer = undefined
  }
}

function onVisibility(): void {
  adjust()
  if (!document.hidden) tick()
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) document.addEventListener('visibilitychange', onVisibility)
  listeners.add(listener)
  adjust()
  return () => {
    listeners.delete(listener)
    adjust()
    if (listeners.size === 0) document.removeEventListener('visibilitychange', onVisibility)
  }
}

/** Wall time, renewed each second while the page is in view. Use it in small leaves only. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => nowMs)
}

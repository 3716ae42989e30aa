import { wording } from '../../electron/core/language/language.ts'
import type { State } from '../../electron/core/model/verdict.ts'
import { stateWords } from './states.ts'

type Props = {
  state: State
  size?: number
  label?: string
  paused?: boolean
  confirming?: boolean
  /** Goes up and down: one calm mark for both. */
  flapping?: boolean
}

/** State as shape and colour: circle up, triangle degraded, square with a halo down, hollow circle not observed. */
export function StateMark({ state: seen, size = 14, label, paused, confirming, flapping }: Props) {
  const flaps = flapping && seen !== 'unknown'
  const state = flaps ? 'degraded' : seen
  const word = flaps ? wording.ui.flapping : stateWords[state]
  const words = label ?? (paused ? wording.ui.paused : confirming ? wording.ui.beingConfirmed(word) : word)
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" role="img" aria-label={words} className="hs-mark">
      <title>{words}</title>
      {paused ? <path d="M4.5 4h2.4v8H4.5zM9.1 4h2.4v8H9.1z" fill="var(--hs-unknown)" /> : <Shape state={state} />}
      {confirming && !paused && (
        <circle cx="8" cy="8" r="7" fill="none" stroke="var(--hs-degraded)" strokeWidth="1.4" strokeDasharray="3 2.5" />
      )}
    </svg>
  )
}

function Shape({ state }: { state: State }) {
  if (state === 'up') return <circle cx="8" cy="8" r="4.4" fill="var(--hs-up)" />
  if (state === 'degraded')
    return <path d="M8 2.9 13 12.2H3z" fill="var(--hs-degraded)" stroke="var(--hs-degraded)" strokeLinejoin="round" />
  if (state === 'down')
    return (
      <>
        <rect x="0.6" y="0.6" width="14.8" height="14.8" rx="3.6" fill="var(--hs-down)" opacity="0.28" />
        <rect x="3.4" y="3.4" width="9.2" height="9.2" rx="1.8" fill="var(--hs-down)" />
      </>
    )
  return <circle cx="8" cy="8" r="3.6" fill="none" stroke="var(--hs-unknown)" strokeWidth="1.7" />
}

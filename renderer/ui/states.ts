import { wording } from '../../electron/core/language/language.ts'
import type { State } from '../../electron/core/model/verdict.ts'

/** The word for a state, as users read it. */
export const stateWords: Record<State, string> = wording.ui.states

/** The same within a sentence. */
export const inlineStateWords: Record<State, string> = wording.ui.statesInline

/** Text colour of a state, from the theme. */
export const stateColors: Record<State, string> = {
  up: 'var(--hs-up-text)',
  degraded: 'var(--hs-degraded-text)',
  down: 'var(--hs-down-text)',
  unknown: 'var(--hs-dim)',
}

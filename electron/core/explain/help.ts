import type { wording } from '../language/language.ts'
import type { FailureKind } from '../model/exchange.ts'
import type { Reason } from '../model/verdict.ts'
import { answerHelp } from './answerHelp.ts'
import { failureHelp } from './failureHelp.ts'

/** Everything an attempt can end with, besides going well: the failure kinds, and the reasons of what was answered. */
export type AnswerTopic = Exclude<Reason, 'ok' | 'failure' | 'aborted'>
export type HelpTopic = FailureKind | AnswerTopic

/**
 * One page of help. `causes` are ordered by how often they are found; `who` says where the remedy lies. `codes`: raw codes
 * of Node, OpenSSL and llhttp that end here.
 */
export type HelpPage = {
  title: string
  meaning: string
  /** `either`: down or degraded. */
  verdict: keyof typeof wording.help.verdicts
  causes: readonly { who: string; what: string }[]
  steps: readonly string[]
  codes: readonly string[]
}

/** Help for each way an attempt can end. A new failure kind or reason without a page does not compile. */
export const helpPages: Readonly<Record<HelpTopic, HelpPage>> = { ...failureHelp, ...answerHelp }

/** The page for an address, or undefined for a word that is none. */
export function helpTopic(word: string): HelpTopic | undefined {
  return Object.hasOwn(helpPages, word) ? (word as HelpTopic) : undefined
}

/** The page that explains a verdict; undefined for one that needs no explaining. */
export function topicOf(reason: Reason, failureKind: FailureKind | undefined): HelpTopic | undefined {
  if (reason === 'failure') return failureKind
  return reason === 'ok' ? undefined : reason
}

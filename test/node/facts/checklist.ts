import { answerFacts } from './answerFacts.ts'
import { callFacts } from './callFacts.ts'
import type { Fact } from './fact.ts'

/**
 * What the best tools show of an exchange, taken together, and where Headstart shows it. `transcript`: the text of one
 * whole attempt; `report`: the debug report of an incident; `har`: HAR 1.2; `zip`: its manifest; `failed`: the text of
 * an attempt without an answer, `failedHar` its HAR.
 */
export const facts: Record<string, Fact[]> = { ...callFacts, ...answerFacts }

import { english } from './english.ts'

/** What a language has to provide: every text of the English one. */
export type Language = typeof english

/** The texts in use. English is the only language so far. */
export const wording: Language = english

import { wording } from '../language/language.ts'
import type { Variation } from '../model/path.ts'

/** "at 192.0.2.2 instead of 192.0.2.1": what an attempt did otherwise than the one before it. */
export function sayVariation({ kind, use, instead }: Variation): string {
  if (kind === 'http1') return wording.rules.variedProtocol(use, instead)
  const family = kind === 'family' ? ` (${use.includes(':') ? 'IPv6' : 'IPv4'})` : ''
  return wording.rules.variedAddress(use, family, instead)
}

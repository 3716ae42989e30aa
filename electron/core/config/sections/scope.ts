import { z } from 'zod'
import { wording } from '../../language/language.ts'
import { type ScopeRules, scopeRulesSchema } from '../../model/monitor.ts'
import { address } from '../fields.ts'
import type { ConfigMap } from '../toConfig.ts'

/** `scope: off`, or what may be asked beside a failing call. */
export const scopeRules = z.union(
  [
    z.literal('off').transform((): ScopeRules => ({ off: true })),
    z.strictObject({ anyMethod: scopeRulesSchema.shape.anyMethod, otherUrl: address.optional() }),
  ],
  wording.config.scope,
)

/** What `scopeRules` reads back; nothing where all is as usual. */
export function scopeOut(rules: ScopeRules | undefined): ConfigMap {
  if (rules?.off) return { scope: 'off' }
  if (!rules?.anyMethod && rules?.otherUrl === undefined) return {}
  const { anyMethod, otherUrl } = rules
  return { scope: { ...(otherUrl !== undefined && { otherUrl }), ...(anyMethod && { anyMethod }) } }
}

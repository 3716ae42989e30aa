import { shorten } from '../explain/say.ts'
import { wording } from '../language/language.ts'
import type { Refusal } from '../model/monitor.ts'
import type { Evidence, Reason, State } from '../model/verdict.ts'
import { sameJson } from './compare.ts'
import { type Judged, parse, textOf } from './content.ts'

export type Refused = { state: State; reason: Reason; decisive: Evidence; evidence: Evidence }

const meanings: Record<Refusal['means'], { state: State; reason: Reason; outcome: Evidence['outcome'] }> = {
  key: { state: 'down', reason: 'key-rejected', outcome: 'fail' },
  permission: { state: 'unknown', reason: 'permission-missing', outcome: 'unknown' },
  limit: { state: 'degraded', reason: 'rate-limited', outcome: 'degraded' },
}

/** What the first rule that fits makes of an answer that was not as expected; undefined when none fits. */
export function refusalIn(rules: readonly Refusal[], judged: Judged): Refused | undefined {
  for (const rule of rules) {
    const seen = seenBy(rule, judged)
    if (seen === undefined) continue
    const { state, reason, outcome } = meanings[rule.means]
    const expected = wording.assess.refusals[rule.means]
    const evidence: Evidence = {
      kind: 'refusal',
      expected: rule.means === 'permission' ? wording.assess.refusalPermission : expected,
      observed: shorten(seen),
      outcome,
    }
    const decisive = { ...evidence, expected: rule.because ?? expected }
    return { state, reason, decisive, evidence }
  }
  return undefined
}

/** What made a rule fit, or undefined when it does not. A rule without conditions fits nothing. */
function seenBy(rule: Refusal, judged: Judged): string | undefined {
  const { response } = judged
  const seen: string[] = []
  if (rule.status) {
    if (!rule.status.includes(response.status)) return undefined
    seen.push(String(response.status))
  }
  if (rule.header) {
    const { name, oneOf } = rule.header
    const found = response.headers.find(
      ([each, value]) => each.toLowerCase() === name.toLowerCase() && oneOf.includes(value),
    )
    if (!found) return undefined
    seen.push(`${found[0]}: ${found[1]}`)
  }
  if (rule.bodyContains !== undefined) {
    const body = textOf(judged)
    if (!('text' in body) || !body.text.includes(rule.bodyContains)) return undefined
    seen.push(wording.assess.seenInBody(JSON.stringify(rule.bodyContains)))
  }
  if (rule.json) {
    const value = valueIn(rule.json, judged)
    if (value === undefined) return undefined
    seen.push(wording.assess.seenValue(rule.json.path, JSON.stringify(value)))
  }
  return seen.length > 0 ? seen.join(', ') : undefined
}

/** A broken path fits nothing: a rule that only explains must not hide what was seen. */
function valueIn({ path, oneOf }: NonNullable<Refusal['json']>, judged: Judged): unknown {
  const body = textOf(judged)
  const parsed = 'text' in body ? parse(body.text) : undefined
  if (!parsed) return undefined
  try {
    return judged.matchers.jsonPath(path, parsed.value).find((value) => oneOf.some((one) => sameJson(one, value)))
  } catch {
    return undefined
  }
}

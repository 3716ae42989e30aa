import { shorten } from '../explain/say.ts'
import { wording } from '../language/language.ts'
import type { Body, Exchange } from '../model/exchange.ts'
import type { Expectation } from '../model/monitor.ts'
import type { Evidence } from '../model/verdict.ts'
import type { Matchers } from '../ports.ts'
import { type Comparison, comparisonOf, satisfies, sayComparison } from './compare.ts'

type Of<Kind extends Expectation['kind']> = Extract<Expectation, { kind: Kind }>
type Response = NonNullable<Exchange['response']>
export type Judged = { exchange: Exchange; response: Response; matchers: Matchers }

const asEvidence = (kind: string, expected: string, observed: string, outcome: Evidence['outcome']): Evidence => ({
  kind,
  expected: shorten(expected),
  observed: shorten(observed),
  outcome,
})

/** The body as text, or why it cannot be judged (`problem`) or is wrong by itself (`notText`). */
export function textOf({ exchange, response }: Judged): { text: string } | { problem: string } | { notText: string } {
  const { body } = response
  if (exchange.request.method === 'HEAD') return { problem: wording.assess.headBody }
  if (!body) return { text: '' }
  if (body.text !== undefined) return { text: body.text }
  if (body.base64 !== undefined && body.base64 !== '') return { notText: wording.assess.notText(mimeOf(body)) }
  return body.decodedBytes > 0 || body.truncated ? { problem: wording.assess.notKept } : { text: '' }
}

const mimeOf = (body: Body | undefined) => body?.mimeType || wording.assess.noContentType

/** With the end of the body missing, a pattern that looks at ends could match what is none. */
const looksAtEnd = (pattern: string) => /[$]|\\[zbB]/.test(pattern)

export function judgeBody(expectation: Of<'body'>, judged: Judged): Evidence {
  const comparison = comparisonOf(expectation)
  if (!comparison) return asEvidence('body', wording.assess.body, wording.assess.noComparison, 'unknown')
  const expected = wording.assess.bodyHolds(sayComparison(comparison))
  const found = textOf(judged)
  if ('problem' in found) return asEvidence('body', expected, found.problem, 'unknown')
  if ('notText' in found) return asEvidence('body', expected, found.notText, 'fail')
  const cut = judged.response.body?.truncated === true
  const holds = satisfies(found.text, comparison, judged.matchers)
  const unsure = cut && (!holds || (comparison.by === 'matches' && looksAtEnd(comparison.value)))
  if (unsure) return asEvidence('body', expected, wording.assess.cut, 'unknown')
  const observed = found.text === '' ? wording.assess.emptyBody : found.text.replaceAll(/\s+/g, ' ')
  return asEvidence('body', expected, observed, holds ? 'pass' : 'fail')
}

export function judgeHeader(expectation: Of<'header'>, { response, matchers }: Judged): Evidence {
  const comparison = comparisonOf(expectation)
  if (!comparison)
    return asEvidence('header', wording.assess.header(expectation.name), wording.assess.noComparison, 'unknown')
  const expected = wording.assess.headerHolds(expectation.name, sayComparison(comparison))
  const wanted = expectation.name.toLowerCase()
  const values = response.headers.filter(([name]) => name.toLowerCase() === wanted).map(([, value]) => value)
  // A broken pattern must show even while the header is absent.
  const holds = values.map((value) => satisfies(value, comparison, matchers)).some(Boolean)
  if (values.length === 0 && comparison.by === 'matches') matchers.regex(comparison.value, '')
  return asEvidence(
    'header',
    expected,
    values.length > 0 ? values.join(', ') : wording.assess.absent,
    holds ? 'pass' : 'fail',
  )
}

/** `equals`, `contains` and `matches` must hold for every value that the path finds, and it must find one. */
export function judgeJson(expectation: Of<'json'>, judged: Judged): Evidence {
  const comparison = comparisonOf(expectation)
  if (!comparison) return asEvidence('json', expectation.path, wording.assess.noComparison, 'unknown')
  const expected = wording.assess.valueHolds(expectation.path, sayComparison(comparison))
  const found = textOf(judged)
  if ('problem' in found) return asEvidence('json', expected, found.problem, 'unknown')
  const { body } = judged.response
  if (body?.truncated) return asEvidence('json', expected, wording.assess.cut, 'unknown')
  const parsed = 'text' in found ? parse(found.text) : undefined
  if (!parsed) {
    const empty = 'text' in found && found.text.trim() === ''
    return asEvidence(
      'json',
      expected,
      empty ? wording.assess.emptyNotJson : wording.assess.notJson(mimeOf(body)),
      'fail',
    )
  }
  return judgeValues(expectation.path, comparison, judged.matchers.jsonPath(expectation.path, parsed.value), judged)
}

function judgeValues(path: string, comparison: Comparison, values: unknown[], { matchers }: Judged): Evidence {
  const expected = wording.assess.valueHolds(path, sayComparison(comparison))
  const observed = values.length > 0 ? values.slice(0, 5).map(sayValue).join(', ') : wording.assess.nothingThere
  if (comparison.by === 'exists') {
    return asEvidence('json', expected, observed, values.length > 0 === comparison.value ? 'pass' : 'fail')
  }
  if (values.length === 0 && comparison.by === 'matches') matchers.regex(comparison.value, '')
  const holds = values.length > 0 && values.every((value) => satisfies(value, comparison, matchers))
  return asEvidence('json', expected, observed, holds ? 'pass' : 'fail')
}

const sayValue = (value: unknown) => shorten(JSON.stringify(value) ?? 'undefined')

/** The JSON value of a text, or undefined when it is none. */
export function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')) }
  } catch {
    return undefined
  }
}

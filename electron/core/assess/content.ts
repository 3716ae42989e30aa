import { shorten } from '../explain/say.ts'
import type { Body, Exchange } from '../model/exchange.ts'
import type { Expectation } from '../model/monitor.ts'
import type { Evidence } from '../model/verdict.ts'
import type { Matchers } from '../ports.ts'
import { type Comparison, comparisonOf, satisfies, sayComparison } from './compare.ts'

type Of<Kind extends Expectation['kind']> = Extract<Expectation, { kind: Kind }>
type Response = NonNullable<Exchange['response']>
export type Judged = { exchange: Exchange; response: Response; matchers: Matchers }

const noComparison = 'The expectation takes exactly one comparison'
const asEvidence = (kind: string, expected: string, observed: string, outcome: Evidence['outcome']): Evidence => ({
  kind,
  expected: shorten(expected),
  observed: shorten(observed),
  outcome,
})

/** The body as text, or why it cannot be judged (`problem`) or is wrong by itself (`notText`). */
export function textOf({ exchange, response }: Judged): { text: string } | { problem: string } | { notText: string } {
  const { body } = response
  if (exchange.request.method === 'HEAD') return { problem: 'A response to HEAD has no body' }
  if (!body) return { text: '' }
  if (body.text !== undefined) return { text: body.text }
  if (body.base64 !== undefined && body.base64 !== '') return { notText: `${mimeOf(body)}, not text` }
  return body.decodedBytes > 0 || body.truncated ? { problem: 'The body was not kept' } : { text: '' }
}

const mimeOf = (body: Body | undefined) => body?.mimeType || 'no content type'

/** With the end of the body missing, a pattern that looks at ends could match what is none. */
const looksAtEnd = (pattern: string) => /[$]|\\[zbB]/.test(pattern)

export function judgeBody(expectation: Of<'body'>, judged: Judged): Evidence {
  const comparison = comparisonOf(expectation)
  if (!comparison) return asEvidence('body', 'body', noComparison, 'unknown')
  const expected = `body ${sayComparison(comparison)}`
  const found = textOf(judged)
  if ('problem' in found) return asEvidence('body', expected, found.problem, 'unknown')
  if ('notText' in found) return asEvidence('body', expected, found.notText, 'fail')
  const cut = judged.response.body?.truncated === true
  const holds = satisfies(found.text, comparison, judged.matchers)
  const unsure = cut && (!holds || (comparison.by === 'matches' && looksAtEnd(comparison.value)))
  if (unsure) return asEvidence('body', expected, 'The body was cut at the size limit', 'unknown')
  const observed = found.text === '' ? 'an empty body' : found.text.replaceAll(/\s+/g, ' ')
  return asEvidence('body', expected, observed, holds ? 'pass' : 'fail')
}

export function judgeHeader(expectation: Of<'header'>, { response, matchers }: Judged): Evidence {
  const comparison = comparisonOf(expectation)
  if (!comparison) return asEvidence('header', `header ${expectation.name}`, noComparison, 'unknown')
  const expected = `header ${expectation.name} ${sayComparison(comparison)}`
  const wanted = expectation.name.toLowerCase()
  const values = response.headers.filter(([name]) => name.toLowerCase() === wanted).map(([, value]) => value)
  // A broken pattern must show even while the header is absent.
  const holds = values.map((value) => satisfies(value, comparison, matchers)).some(Boolean)
  if (values.length === 0 && comparison.by === 'matches') matchers.regex(comparison.value, '')
  return asEvidence('header', expected, values.length > 0 ? values.join(', ') : 'absent', holds ? 'pass' : 'fail')
}

/** `equals`, `contains` and `matches` must hold for every value that the path finds, and it must find one. */
export function judgeJson(expectation: Of<'json'>, judged: Judged): Evidence {
  const comparison = comparisonOf(expectation)
  if (!comparison) return asEvidence('json', expectation.path, noComparison, 'unknown')
  const expected = `${expectation.path} ${sayComparison(comparison)}`
  const found = textOf(judged)
  if ('problem' in found) return asEvidence('json', expected, found.problem, 'unknown')
  const { body } = judged.response
  if (body?.truncated) return asEvidence('json', expected, 'The body was cut at the size limit', 'unknown')
  const parsed = 'text' in found ? parse(found.text) : undefined
  if (!parsed) {
    const empty = 'text' in found && found.text.trim() === ''
    return asEvidence('json', expected, empty ? 'an empty body, not JSON' : `${mimeOf(body)}, not JSON`, 'fail')
  }
  return judgeValues(expectation.path, comparison, judged.matchers.jsonPath(expectation.path, parsed.value), judged)
}

function judgeValues(path: string, comparison: Comparison, values: unknown[], { matchers }: Judged): Evidence {
  const expected = `${path} ${sayComparison(comparison)}`
  const observed = values.length > 0 ? values.slice(0, 5).map(sayValue).join(', ') : 'nothing there'
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

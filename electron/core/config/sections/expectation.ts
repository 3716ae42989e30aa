import { z } from 'zod'
import { formatDuration } from '../../duration.ts'
import { wording } from '../../language/language.ts'
import type { Expectation } from '../../model/monitor.ts'
import { duration, status } from '../fields.ts'
import { formatStatus } from '../statusCodes.ts'
import type { ConfigMap } from '../toConfig.ts'

const threshold = duration({ minMs: 1, maxMs: 86_400_000, sentence: wording.config.threshold })
const comparisons = { equals: z.string(), contains: z.string(), matches: z.string() }

const shape = {
  status: status.optional(),
  responseTime: z
    .strictObject({
      degradedOver: threshold.optional(),
      degradedOverBaseline: z.number().min(1.1).max(100).optional(),
      downOver: threshold.optional(),
    })
    .optional(),
  body: z
    .strictObject({ contains: comparisons.contains.optional(), matches: comparisons.matches.optional() })
    .optional(),
  header: z
    .strictObject({
      name: z.string().min(1),
      equals: comparisons.equals.optional(),
      contains: comparisons.contains.optional(),
      matches: comparisons.matches.optional(),
    })
    .optional(),
  json: z
    .strictObject({
      path: z.string().min(1),
      equals: z.json().optional(),
      contains: comparisons.contains.optional(),
      matches: comparisons.matches.optional(),
      exists: z.boolean().optional(),
    })
    .optional(),
  certificate: z.strictObject({ daysLeft: z.number().min(0) }).optional(),
}
const kinds = Object.keys(shape)

type Rule = z.infer<z.ZodObject<typeof shape>>

function comparisonProblem(rule: object, names: string[]): string | undefined {
  const used = names.filter((name) => Object.hasOwn(rule, name))
  return used.length === 1 ? undefined : wording.config.exactlyOneOf(names)
}

/** What a well-formed rule still lacks, with the key it concerns. */
function problemOf(rule: Rule): [string, string] | undefined {
  if (rule.responseTime) {
    const { degradedOver, degradedOverBaseline, downOver } = rule.responseTime
    if (degradedOver === undefined && degradedOverBaseline === undefined && downOver === undefined)
      return ['responseTime', wording.config.limits]
    if (degradedOver !== undefined && downOver !== undefined && degradedOver > downOver)
      return ['responseTime', wording.config.limitsOrder]
  }
  const rules: [string, object | undefined, string[]][] = [
    ['body', rule.body, ['contains', 'matches']],
    ['header', rule.header, ['equals', 'contains', 'matches']],
    ['json', rule.json, ['equals', 'contains', 'matches', 'exists']],
  ]
  for (const [kind, value, names] of rules) {
    const problem = value && comparisonProblem(value, names)
    if (problem) return [kind, problem]
  }
  return undefined
}

function toExpectation(rule: Rule): Expectation | null {
  if (rule.status) return { kind: 'status', ranges: rule.status }
  if (rule.responseTime) {
    const { degradedOver, degradedOverBaseline, downOver } = rule.responseTime
    return {
      kind: 'responseTime',
      ...(degradedOver !== undefined && { degradedOverMs: degradedOver }),
      ...(degradedOverBaseline !== undefined && { degradedOverBaseline }),
      ...(downOver !== undefined && { downOverMs: downOver }),
    }
  }
  if (rule.body) return { kind: 'body', ...rule.body }
  if (rule.header) return { kind: 'header', ...rule.header }
  if (rule.json) return { kind: 'json', ...rule.json }
  return rule.certificate ? { kind: 'certificate', ...rule.certificate } : null
}

/** One rule of `expect`, written as a map with one key: `status: 200-299`. */
export const expectation = z.strictObject(shape).transform((rule, context): Expectation => {
  if (context.issues.length > 0) return z.NEVER
  const problem = problemOf(rule)
  const found = toExpectation(rule)
  if (!found || Object.keys(rule).length !== 1) {
    context.addIssue({
      code: 'custom',
      message: wording.config.expectation(kinds),
    })
    return z.NEVER
  }
  if (problem) context.addIssue({ code: 'custom', path: [problem[0]], message: problem[1] })
  return found
})

/** What `expectation` reads back. */
export function expectationOut(rule: Expectation): ConfigMap {
  if (rule.kind === 'status') return { status: formatStatus(rule.ranges) }
  if (rule.kind === 'responseTime') {
    const { degradedOverMs, degradedOverBaseline, downOverMs } = rule
    return {
      responseTime: {
        ...(degradedOverMs !== undefined && { degradedOver: formatDuration(degradedOverMs) }),
        ...(degradedOverBaseline !== undefined && { degradedOverBaseline }),
        ...(downOverMs !== undefined && { downOver: formatDuration(downOverMs) }),
      },
    }
  }
  const { kind, ...rest } = rule
  return { [kind]: Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) }
}

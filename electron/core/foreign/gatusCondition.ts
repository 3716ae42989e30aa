import { parseDuration } from '../duration.ts'
import { wording } from '../language/language.ts'
import type { Expectation } from '../model/monitor.ts'

export type Mapped = { rules: Expectation[] } | { problem: string }

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** `pat(*x*)` of Gatus as an RE2 pattern: `*` stands for anything. */
const patternOf = (pattern: string) => `(?s)^${pattern.split('*').map(escaped).join('.*')}$`

/** What stands on the right: a pattern, one of several values, or a value. */
type Wanted = { pattern: string } | { anyOf: string[] } | { value: string }

function wantedOf(text: string): Wanted {
  const call = /^(pat|any)\(([\s\S]*)\)$/.exec(text)
  if (call?.[1] === 'pat') return { pattern: call[2] ?? '' }
  if (call?.[1] === 'any') return { anyOf: (call[2] ?? '').split(',').map((each) => each.trim()) }
  return { value: text }
}

const unsupported = (why: string): Mapped => ({ problem: why })

function statusRule(operator: string, wanted: Wanted): Mapped {
  const codes = 'anyOf' in wanted ? wanted.anyOf.map(Number) : 'value' in wanted ? [Number(wanted.value)] : []
  if (codes.length === 0 || codes.some((code) => !Number.isInteger(code) || code < 100 || code > 599))
    return unsupported(wording.imports.conditions.status)
  const [code = 0] = codes
  const range = (from: number, to: number): Mapped =>
    from > to || from < 100 || to > 599
      ? unsupported(wording.imports.conditions.noStatus)
      : { rules: [{ kind: 'status', ranges: [[from, to]] }] }
  if (operator === '==') return { rules: [{ kind: 'status', ranges: codes.map((each) => [each, each]) }] }
  if (codes.length > 1) return unsupported(wording.imports.conditions.operator(operator))
  if (operator === '<') return range(100, code - 1)
  if (operator === '<=') return range(100, code)
  if (operator === '>') return range(code + 1, 599)
  if (operator === '>=') return range(code, 599)
  return unsupported(wording.imports.conditions.operator(operator))
}

function timeRule(operator: string, wanted: Wanted): Mapped {
  const limitMs = 'value' in wanted ? Number(wanted.value) : Number.NaN
  if (!(limitMs > 0) || !/^<=?$/.test(operator)) return unsupported(wording.imports.conditions.longest)
  return { rules: [{ kind: 'responseTime', downOverMs: Math.min(limitMs, 86_400_000) }] }
}

function certificateRule(operator: string, wanted: Wanted): Mapped {
  const least = 'value' in wanted ? parseDuration(wanted.value) : undefined
  if (!least?.ok || !/^>=?$/.test(operator)) return unsupported(wording.imports.conditions.shortestLeft)
  return { rules: [{ kind: 'certificate', daysLeft: Math.round((least.ms / 86_400_000) * 100) / 100 }] }
}

function bodyRule(operator: string, wanted: Wanted): Mapped {
  if (operator !== '==') return unsupported(wording.imports.conditions.operator(operator))
  if ('anyOf' in wanted) return unsupported(wording.imports.conditions.bodies)
  if ('value' in wanted) return { rules: [{ kind: 'body', matches: `(?s)^${escaped(wanted.value)}$` }] }
  const inner = /^\*+([^*]+)\*+$/.exec(wanted.pattern)
  return {
    rules: [{ kind: 'body', ...(inner ? { contains: inner[1] ?? '' } : { matches: patternOf(wanted.pattern) }) }],
  }
}

/** `[BODY].data[0].id` → `$.data[0].id`. */
function pathOf(rest: string): string | undefined {
  return /^(?:\.[A-Za-z_][\w-]*|\[\d+\])+$/.test(rest) ? `$${rest}` : undefined
}

function jsonRule(path: string, operator: string, wanted: Wanted): Mapped {
  if (operator !== '==') return unsupported(wording.imports.conditions.operator(operator))
  if ('pattern' in wanted) return { rules: [{ kind: 'json', path, matches: patternOf(wanted.pattern) }] }
  const values = 'anyOf' in wanted ? wanted.anyOf : [wanted.value]
  // Gatus compares as text: 1 equals "1".
  return { rules: [{ kind: 'json', path, matches: `^(?:${values.map(escaped).join('|')})$` }] }
}

/** One condition of Gatus as rules here, or why there are none. Every rule must hold, as every condition must there. */
export function fromCondition(condition: string): Mapped {
  const [, left = '', operator = '', right = ''] =
    /^(.+?)\s*(==|!=|<=|>=|<|>)\s*([\s\S]*)$/.exec(condition.trim()) ?? []
  const wanted = wantedOf(right.trim())
  const has = /^has\(\[BODY\](.*)\)$/.exec(left)
  if (has) {
    const path = pathOf(has[1] ?? '')
    if (!path || operator !== '==' || !/^(?:true|false)$/.test(right))
      return unsupported(wording.imports.conditions.path)
    return { rules: [{ kind: 'json', path, exists: right === 'true' }] }
  }
  if (left === '[STATUS]') return statusRule(operator, wanted)
  if (left === '[RESPONSE_TIME]') return timeRule(operator, wanted)
  if (left === '[CERTIFICATE_EXPIRATION]') return certificateRule(operator, wanted)
  if (left === '[CONNECTED]' && operator === '==' && right === 'true') return { rules: [] }
  if (left === '[BODY]') return bodyRule(operator, wanted)
  if (left.startsWith('[BODY]')) {
    const path = pathOf(left.slice('[BODY]'.length))
    return path ? jsonRule(path, operator, wanted) : unsupported(wording.imports.conditions.path)
  }
  if (left.startsWith('len(')) return unsupported(wording.imports.conditions.length)
  return unsupported(left === '' ? wording.imports.conditions.unreadable : wording.imports.conditions.left(left))
}

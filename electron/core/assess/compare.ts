import { wording } from '../language/language.ts'
import type { Matchers } from '../ports.ts'

/** The one comparison that a `body`, `header` or `json` expectation makes on a text. */
export type Comparison =
  | { by: 'equals'; value: unknown }
  | { by: 'contains'; value: string }
  | { by: 'matches'; value: string }
  | { by: 'exists'; value: boolean }

type Given = {
  equals?: unknown
  contains?: string | undefined
  matches?: string | undefined
  exists?: boolean | undefined
}

/** The comparison, or undefined when there is none or more than one: which one was meant must not be guessed. */
export function comparisonOf(given: Given): Comparison | undefined {
  const found: Comparison[] = []
  if (given.equals !== undefined) found.push({ by: 'equals', value: given.equals })
  if (given.contains !== undefined) found.push({ by: 'contains', value: given.contains })
  if (given.matches !== undefined) found.push({ by: 'matches', value: given.matches })
  if (given.exists !== undefined) found.push({ by: 'exists', value: given.exists })
  return found.length === 1 ? found[0] : undefined
}

/** "contains “available”" */
export function sayComparison(comparison: Comparison): string {
  if (comparison.by === 'exists') return wording.assess.exists(comparison.value)
  if (comparison.by === 'matches') return wording.assess.comparisons.matches(comparison.value)
  return wording.assess.comparisons[comparison.by](JSON.stringify(comparison.value))
}

/** Deep equality of JSON values; the order of members does not count, the types do: "1" is not 1. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameJson(Reflect.get(a, key), Reflect.get(b, key)))
  )
}

/** Does this one value satisfy the comparison? Only texts contain or match; nothing is turned into a text for it. */
export function satisfies(value: unknown, comparison: Comparison, matchers: Matchers): boolean {
  if (comparison.by === 'equals') return sameJson(value, comparison.value)
  if (comparison.by === 'exists') return comparison.value
  if (typeof value !== 'string') return false
  return comparison.by === 'contains' ? value.includes(comparison.value) : matchers.regex(comparison.value, value)
}
